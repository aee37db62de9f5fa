/** How a source stands: what the program ships, with what the seller changed. */
import { toIso } from '../../kernel/clock.ts'
import { InvalidInput } from '../../kernel/errors.ts'
import type { SourceField, SourceView } from '../contract.ts'
import { plannedTime } from '../pure/poll-times.ts'
import type { PlanContext, SourceDefinition } from '../pure/source-definition.ts'
import type { SourceRow } from '../tables.ts'

export interface Setup {
  readonly definition: SourceDefinition
  readonly row: SourceRow
  readonly config: unknown
  readonly secretsSet: readonly string[]
}

/** The name under which a proxy's own name and password are kept. */
export const PROXY_SECRET = 'proxy'

export function secretName(id: string, field: string): string {
  return `source/${id}/${field}`
}

/** The row of a source that nobody touched yet. */
export function freshRow({ id, onByDefault }: SourceDefinition): SourceRow {
  return {
    id, isOn: onByDefault ? 1 : 0, config: null, proxy: '', secretsSet: '[]', memory: null, signals: 0, failures: 0,
    nextPollAt: null, lastSuccessAt: null, lastFound: null, lastErrorAt: null, lastError: null, lastErrorAction: null,
  }
}

/** Settings that an older or newer program wrote and this one cannot read fall back to the shipped ones; the row stays. */
export function setupOf(definition: SourceDefinition, stored: SourceRow | null): Setup {
  const row = stored ?? freshRow(definition)
  const parsed = definition.config.safeParse(row.config === null ? definition.defaultConfig : JSON.parse(row.config))
  return { definition, row, config: parsed.success ? parsed.data : definition.defaultConfig, secretsSet: JSON.parse(row.secretsSet) as string[] }
}

/** Labels of the required fields that are empty. */
export function missingFields({ definition, config, secretsSet }: Setup): readonly string[] {
  const values = config as Readonly<Record<string, unknown>>
  const isEmpty = ({ name, type }: SourceField): boolean => (type === 'secret' ? !secretsSet.includes(name) : isBlank(values[name]))
  return definition.fields.filter((field) => field.required && isEmpty(field)).map(({ label }) => label)
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

export function isWaiting(setup: Setup): boolean {
  return setup.row.isOn === 1 && missingFields(setup).length === 0 && setup.definition.suggest === undefined
}

export function contextOf(setup: Setup, about: { now: number; country: string; language: string }): PlanContext<unknown> {
  const { row, config, secretsSet } = setup
  return { config, secretsSet, memory: row.memory === null ? undefined : (JSON.parse(row.memory) as unknown), ...about }
}

export function viewOf(setup: Setup, now: number): SourceView {
  const { definition, row, secretsSet } = setup
  const { id, title, summary, kind, provenLive, everyMinutes, inScore, terms } = definition
  const next = isWaiting(setup) ? plannedTime(id, everyMinutes, row.nextPollAt, now) : null
  return {
    id, title, summary, kind, provenLive: provenLive ?? seenToWork(setup), everyMinutes, inScore, terms: { ...terms }, fields: definition.fields.map((field) => ({ ...field })),
    on: row.isOn === 1, ready: missingFields(setup).length === 0, config: setup.config as Record<string, unknown>,
    secretsSet: secretsSet.filter((name) => name !== PROXY_SECRET), proxy: row.proxy, signals: row.signals,
    nextPollAt: isoOf(next), lastSuccessAt: isoOf(row.lastSuccessAt), lastFound: row.lastFound,
    lastErrorAt: isoOf(row.lastErrorAt), lastError: row.lastError, lastErrorAction: row.lastErrorAction,
  }
}

/** The day on which the seller's own program last got something from it; stands in for a day on which we saw it. */
function seenToWork({ definition, row }: Setup): string | null {
  const brought = row.signals > 0 || definition.suggest !== undefined
  return brought && row.lastSuccessAt !== null ? toIso(row.lastSuccessAt).slice(0, 10) : null
}

function isoOf(time: number | null): string | null {
  return time === null ? null : toIso(time)
}

/** The whole config with a patch laid over it. @throws InvalidInput with a sentence for every field that is wrong. */
export function patchedConfig({ definition, config }: Setup, patch: Readonly<Record<string, unknown>>): unknown {
  const parsed = definition.config.safeParse({ ...(config as object), ...patch })
  if (parsed.success) return parsed.data
  const sentences = parsed.error.issues.map(({ path, message }) => `${labelOf(definition, String(path[0] ?? ''))}: ${message}`)
  throw new InvalidInput(definition.title, [...new Set(sentences)].join('; '), 'Nothing was changed.')
}

function labelOf({ fields }: SourceDefinition, name: string): string {
  return fields.find((field) => field.name === name)?.label ?? (name === '' ? 'settings' : name)
}

/** A proxy's address as it is shown, and its sign-in, which is kept as a secret. @throws InvalidInput */
export function splitProxy(text: string): { readonly proxy: string; readonly signIn: string | null } {
  const trimmed = text.trim()
  if (trimmed === '') return { proxy: '', signIn: null }
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.pathname !== '/' || url.search !== '') {
    throw new InvalidInput('Proxy', 'must be like http://host:port', 'Nothing was changed.')
  }
  const { username, password } = url
  return { proxy: url.origin, signIn: username === '' ? null : `${username}:${password}` }
}
