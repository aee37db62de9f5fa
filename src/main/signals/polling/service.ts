/** The sources that are asked over the network: how they are set up, asked, tested, and how their polls went. */
import { InvalidInput, NotFound } from '../../kernel/errors.ts'
import type { SourceTest, SourceView } from '../contract.ts'
import { POLL } from '../jobs/poll.ts'
import { cronOf } from '../pure/poll-times.ts'
import type { WorkContext } from '../service.ts'
import { setupIn, type Polling, type PollingDeps, type PollRequest } from './asking.ts'
import { createGatherer } from './gather.ts'
import { pollOnce, type PollResult } from './poll-once.ts'
import { createPollingRepo } from './repo.ts'
import { createKeyring } from './secrets.ts'
import { freshRow, isWaiting, missingFields, patchedConfig, PROXY_SECRET, secretName, splitProxy, viewOf, type Setup } from './setup.ts'
import { suggestionsOf, type Suggestion } from './suggestions.ts'
import { testOnce } from './test-once.ts'

export interface SourceChanges {
  readonly id: string
  readonly on?: boolean | undefined
  /** Fields to change; the others stay. */
  readonly config?: Readonly<Record<string, unknown>> | undefined
  /** `http://host:port`, with a sign-in inside if it needs one; empty takes it away. */
  readonly proxy?: string | undefined
}

export interface PollingService {
  list(): SourceView[]
  /** @throws InvalidInput with a sentence for every field that is wrong; nothing is changed then. */
  set(changes: SourceChanges): Promise<SourceView>
  setSecret(id: string, field: string, value: string): Promise<SourceView>
  clearSecret(id: string, field: string): Promise<SourceView>
  /** Asks the source and stores nothing. Never throws but for an unknown id. */
  test(id: string, signal: AbortSignal): Promise<SourceTest>
  /**
   * Asks the source and takes over what it has. Two polls of one source never run at once: the second is given the
   * result of the first. @throws what the poll failed with, after it was noted, unless the source is a quiet one.
   */
  poll(request: PollRequest, context: WorkContext): Promise<PollResult>
  /** @throws InvalidInput when the source is off, lacks something, or is never polled. */
  refuseIdle(id: string): void
  /** Phrases that search boxes which are switched on suggest for a keyword; kept for days. */
  suggestions(keyword: string, signal: AbortSignal): Promise<readonly Suggestion[]>
  /** Makes the schedules what the sources need; called once when the program starts. */
  plan(): void
}

export function createPollingService(deps: PollingDeps): PollingService {
  const keyring = createKeyring(deps)
  const polling: Polling = { ...deps, keyring, repo: createPollingRepo(deps.store), gatherer: createGatherer({ ...deps, keyring }) }
  const running = new Map<string, Promise<PollResult>>()
  return {
    list: () => Object.keys(deps.definitions).map((id) => viewOf(setupIn(polling, id), deps.clock.now())),
    set: (changes) => change(polling, changes),
    setSecret: (id, field, value) => saveSecret(polling, id, field, value),
    clearSecret: (id, field) => saveSecret(polling, id, field, null),
    test: (id, signal) => testOnce(polling, setupIn(polling, id), signal),
    poll({ id, ...request }, context) {
      const ongoing = running.get(id)
      if (ongoing !== undefined) return ongoing
      const begun = pollOnce(polling, setupIn(polling, id), request, context).finally(() => running.delete(id))
      running.set(id, begun)
      return begun
    },
    refuseIdle: (id) => refuseIdle(setupIn(polling, id)),
    suggestions: (keyword, signal) => suggestionsOf(polling, keyword, signal),
    plan: () => {
      for (const id of Object.keys(deps.definitions)) schedule(polling, setupIn(polling, id))
    },
  }
}

function refuseIdle(setup: Setup): void {
  const { title, suggest } = setup.definition
  if (suggest !== undefined) throw new InvalidInput(title, 'is asked for one keyword at a time and never polled')
  if (setup.row.isOn === 0) throw new InvalidInput(title, 'is switched off', 'Switch it on in Settings, under Sources.')
  const missing = missingFields(setup)
  if (missing.length > 0) throw new InvalidInput(title, `needs ${missing.join(', ')}`, 'Enter it in Settings, under Sources.')
}

async function change(polling: Polling, { id, on, config, proxy }: SourceChanges): Promise<SourceView> {
  const setup = setupIn(polling, id)
  const patched = config === undefined ? {} : { config: JSON.stringify(patchedConfig(setup, config)) }
  const split = proxy === undefined ? null : splitProxy(proxy)
  if (split !== null && (split.signIn !== null || setup.secretsSet.includes(PROXY_SECRET))) await keepSecret(polling, setup, PROXY_SECRET, split.signIn)
  return save(polling, id, {
    ...patched,
    ...(on === undefined ? {} : { isOn: on ? 1 : 0 }),
    ...(split === null ? {} : { proxy: split.proxy, secretsSet: secretsAfter(setup, PROXY_SECRET, split.signIn !== null) }),
  })
}

/** Writes a change; what kept the source resting may be mended by it, so it is due again. */
function save(polling: Polling, id: string, row: Partial<Setup['row']>): SourceView {
  const { store, repo, events, clock } = polling
  store.writeTx((tx) => {
    repo.saveTx(tx, freshRow(setupIn(polling, id).definition), { ...row, failures: 0, nextPollAt: null })
    if (row.config !== undefined || row.secretsSet !== undefined) repo.forgetValidatorsTx(tx, id)
    events.emitTx(tx, { type: 'source.changed', source: 'signals', correlationId: id, data: { source: id } })
  })
  polling.keyring.forget(id)
  const changed = setupIn(polling, id)
  schedule(polling, changed)
  return viewOf(changed, clock.now())
}

const MAX_SECRET = 4_000

async function saveSecret(polling: Polling, id: string, field: string, value: string | null): Promise<SourceView> {
  const setup = setupIn(polling, id)
  const known = setup.definition.fields.find(({ name, type }) => name === field && type === 'secret')
  if (known === undefined) throw new NotFound(`The key "${field.slice(0, 60)}" of ${setup.definition.title}`)
  const trimmed = value?.trim() ?? null
  if (trimmed === '' || (trimmed !== null && trimmed.length > MAX_SECRET)) throw new InvalidInput(known.label, trimmed === '' ? 'is empty' : 'is too long', 'Nothing was changed.')
  if (trimmed !== null && /[\p{Cc}\p{Zl}\p{Zp}]/u.test(trimmed)) throw new InvalidInput(known.label, 'holds a line break or another character that cannot be sent', 'Copy it again.')
  await keepSecret(polling, setup, field, trimmed)
  return save(polling, id, { secretsSet: secretsAfter(setup, field, trimmed !== null) })
}

function keepSecret({ secrets }: Polling, { definition }: Setup, field: string, value: string | null): Promise<void> {
  const name = secretName(definition.id, field)
  return value === null ? secrets.delete(name) : secrets.set(name, value)
}

function secretsAfter({ secretsSet }: Setup, field: string, isSet: boolean): string {
  return JSON.stringify([...secretsSet.filter((name) => name !== field), ...(isSet ? [field] : [])])
}

/** A source that is off or lacks something has no schedule. */
function schedule({ schedules }: Polling, setup: Setup): void {
  const { id, everyMinutes } = setup.definition
  if (isWaiting(setup)) schedules.set({ id: `source/${id}`, kind: POLL, payload: { source: id }, cron: cronOf(id, everyMinutes), timeZone: 'UTC' })
  else schedules.remove(`source/${id}`)
}
