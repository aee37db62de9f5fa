/** What every way of asking a source shares: the parts, the source as it stands, and what a plan may know. */
import type { SecretStore } from '../../host.ts'
import type { Events, Schedules } from '../../jobs/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { NotFound, toPlainError, type ErrorKind } from '../../kernel/errors.ts'
import type { HttpClient } from '../../kernel/http/client.ts'
import { dayInZone } from '../../kernel/pure/day-in-zone.ts'
import type { WorkerClient } from '../../kernel/worker-client.ts'
import type { SettingsService } from '../../settings/index.ts'
import type { Store } from '../../store/index.ts'
import type { AcquirePort } from '../../../workers/acquire/contract.ts'
import type { SourceDefinition } from '../pure/source-definition.ts'
import type { SignalsService } from '../service.ts'
import type { Gathered, Gatherer } from './gather.ts'
import type { PollingRepo } from './repo.ts'
import type { Keyring } from './secrets.ts'
import { contextOf, setupOf, type Setup } from './setup.ts'

export interface PollRequest {
  readonly id: string
  /** The seller asked now: the source is polled although it rests. */
  readonly asked: boolean
  readonly correlationId: string
}

export interface PollingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Events
  readonly schedules: Pick<Schedules, 'set' | 'remove'>
  readonly settings: SettingsService
  readonly acquire: Pick<WorkerClient<AcquirePort>, 'call'>
  readonly http: HttpClient
  readonly secrets: Pick<SecretStore, 'get' | 'set' | 'delete'>
  readonly signals: Pick<SignalsService, 'storeTx' | 'settle'>
  readonly definitions: Readonly<Record<string, SourceDefinition>>
}

/** What the parts of polling share. */
export interface Polling extends PollingDeps {
  readonly repo: PollingRepo
  readonly keyring: Keyring
  readonly gatherer: Gatherer
}

export function setupIn({ definitions, repo }: Pick<Polling, 'definitions' | 'repo'>, id: string): Setup {
  const definition = Object.hasOwn(definitions, id) ? definitions[id] : undefined
  if (definition === undefined) throw new NotFound(`The source ${id.slice(0, 60)}`)
  return setupOf(definition, repo.source(id))
}

/** What a plan may know now, and the days that calendars are read for. */
export function askingContext({ clock, settings }: Pick<Polling, 'clock' | 'settings'>, setup: Setup) {
  const { country, language, timeZone } = settings.get()
  const now = clock.now()
  return { context: contextOf(setup, { now, country, language }), from: dayInZone(now, timeZone), to: dayInZone(now + CALENDAR_DAYS * 86_400_000, timeZone) }
}

const CALENDAR_DAYS = 400

/** Any error as a sentence to store or to show; readers name a source by its id, people by its title. */
export function inWords(error: unknown, { id, title }: SourceDefinition): { readonly message: string; readonly action: string | null; readonly kind: ErrorKind } {
  const { message, action, kind } = toPlainError(error)
  return { message: message.startsWith(`${id}: `) ? `${title}: ${message.slice(id.length + 2)}` : message, action: action ?? null, kind }
}

/** What a person is told of the requests that failed beside others that did not; null when none did. */
export function faultsInWords({ faults, answered }: Gathered, definition: SourceDefinition): string | null {
  const [first] = faults
  if (first === undefined) return null
  const { message } = inWords(first, definition)
  return faults.length === 1 ? message : `${faults.length} of ${answered + faults.length} requests failed; the first: ${message}`
}
