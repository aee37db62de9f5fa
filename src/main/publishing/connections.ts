/** What the seller set for each market: values in the library, secrets in the keychain. */
import { toIso, type Clock } from '../kernel/clock.ts'
import { InvalidInput, NeedsHuman, toPlainError } from '../kernel/errors.ts'
import { dayInZone } from '../kernel/pure/day-in-zone.ts'
import type { MarketId } from '../listings/contract.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store } from '../store/index.ts'
import { z } from 'zod'
import type { MarketAccess } from './api/publisher.ts'
import type { ConnectionChange, MarketConnection, MarketTest } from './contract.ts'
import type { Publisher } from './publisher.ts'
import type { PublishingRepo } from './repo.ts'
import type { ConnectionRow } from './tables.ts'

export interface Secrets {
  get(name: string): Promise<string | null>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}

export interface ConnectionsDeps {
  readonly store: Store
  readonly clock: Clock
  readonly repo: PublishingRepo
  readonly secrets: Secrets
  readonly settings: SettingsService
}

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const times = z.record(z.string(), z.number())

export interface Connections {
  row(market: MarketId): ConnectionRow
  access(market: MarketId): MarketAccess
  change(market: MarketId, change: Partial<ConnectionRow>): void
  view(publisher: Publisher): MarketConnection
  /** Takes what a form gives. @throws InvalidInput naming a field that the market does not have or a value that is not one of its kind. */
  set(publisher: Publisher, change: Omit<ConnectionChange, 'market'>): Promise<void>
  test(publisher: Publisher, signal: AbortSignal): Promise<MarketTest>
}

export function createConnections(deps: ConnectionsDeps): Connections {
  const { store, repo } = deps
  const row = (market: MarketId): ConnectionRow => repo.connection(market) ?? {
    market, enabled: false, goal: 'draft', fieldValues: '{}', secretsSetAt: '{}', dailyCap: null, keptForRush: 0, paceSeconds: null, provenAt: null,
    testedAt: null, testOk: null, testSentence: null, blockedUntil: null, blocks: 0, trouble: null, troubleAction: null,
  }
  const change = (market: MarketId, changed: Partial<ConnectionRow>): void => store.writeTx((tx) => repo.saveConnectionTx(tx, { ...row(market), ...changed, market }))
  const access = (market: MarketId): MarketAccess => accessOf(deps, row, change, market)
  return {
    row, access, change,
    view: (publisher) => viewOf(deps, row(publisher.market), publisher),
    set: (publisher, given) => set({ row, access, change }, publisher, given),
    async test(publisher, signal) {
      const told = await publisher.test(signal).catch((error: unknown): MarketTest => ({ ok: false, sentence: toPlainError(error).message, lines: [], problems: [] }))
      change(publisher.market, { testedAt: deps.clock.now(), testOk: told.ok, testSentence: told.sentence, ...(told.ok ? FREE : {}) })
      return told
    },
  }
}

/** What a market that answers again is no longer held back by. */
export const FREE = { blockedUntil: null, blocks: 0, trouble: null, troubleAction: null } as const

function secretName(market: MarketId, name: string): string {
  return `market/${market}/${name}`
}

function accessOf({ secrets, clock }: ConnectionsDeps, row: (market: MarketId) => ConnectionRow, change: (market: MarketId, change: Partial<ConnectionRow>) => void, market: MarketId): MarketAccess {
  const setAt = (): Record<string, number> => times.parse(JSON.parse(row(market).secretsSetAt))
  return {
    values: () => values.parse(JSON.parse(row(market).fieldValues)),
    secretsSet: () => new Set(Object.keys(setAt())),
    // A keychain is asked only for what was put there.
    secret: async (name) => (name in setAt() ? secrets.get(secretName(market, name)) : null),
    async keep(name, value) {
      if (value === null) await secrets.delete(secretName(market, name))
      else await secrets.set(secretName(market, name), value)
      const { [name]: _gone, ...others } = setAt()
      change(market, { secretsSetAt: JSON.stringify(value === null ? others : { ...others, [name]: clock.now() }) })
    },
  }
}

async function set({ row, access, change }: Pick<Connections, 'row' | 'access' | 'change'>, publisher: Publisher, given: Omit<ConnectionChange, 'market'>): Promise<void> {
  const { market } = publisher
  const fields = new Map(publisher.fields().map((field) => [field.id, field]))
  for (const id of [...Object.keys(given.values ?? {}), ...Object.keys(given.secrets ?? {})]) {
    if (!fields.has(id)) throw new InvalidInput(id, `is no field of ${publisher.title}`)
  }
  for (const [id, value] of Object.entries(given.values ?? {})) {
    const kind = fields.get(id)?.kind
    if (kind === 'secret') throw new InvalidInput(id, 'is a secret and goes to the keychain')
    if (value !== null && typeof value !== (kind === 'number' ? 'number' : kind === 'switch' ? 'boolean' : 'string')) throw new InvalidInput(id, `must be a ${kind === 'number' ? 'number' : kind === 'switch' ? 'yes or no' : 'text'}`)
  }
  for (const [name, value] of Object.entries(given.secrets ?? {})) await access(market).keep(name, value)
  const { enabled, goal, dailyCap, keptForRush, paceSeconds } = given
  change(market, {
    ...(given.values === undefined ? {} : { fieldValues: JSON.stringify({ ...values.parse(JSON.parse(row(market).fieldValues)), ...given.values }) }),
    ...(enabled === undefined ? {} : { enabled }), ...(goal === undefined ? {} : { goal }), ...(dailyCap === undefined ? {} : { dailyCap }),
    ...(keptForRush === undefined ? {} : { keptForRush }), ...(paceSeconds === undefined ? {} : { paceSeconds }), ...FREE,
  })
  if (enabled === true && publisher.lacks().length > 0) {
    change(market, { enabled: false })
    throw new NeedsHuman(`${publisher.title} is not set up yet. ${publisher.lacks().map(({ says }) => says).join(' ')}`, publisher.lacks()[0]?.remedy)
  }
}

function viewOf({ repo, clock, settings }: ConnectionsDeps, row: ConnectionRow, publisher: Publisher): MarketConnection {
  const lacks = publisher.lacks()
  const connected = lacks.length === 0
  const { market, title, way, capabilities, signIn, limits } = publisher
  return {
    market, title, way, capabilities: [...capabilities], enabled: row.enabled, connected,
    sentence: row.trouble ?? (connected ? (row.enabled ? `Listings are published to ${title}.` : `${title} is connected and switched off.`) : `${title} is not connected. ${lacks.map(({ says }) => says).join(' ')}`),
    action: row.trouble === null ? (lacks[0]?.remedy ?? null) : row.troubleAction,
    proven: row.provenAt !== null, fields: [...publisher.fields()], values: values.parse(JSON.parse(row.fieldValues)),
    secretsSetAt: Object.fromEntries(Object.entries(times.parse(JSON.parse(row.secretsSetAt))).map(([name, at]) => [name, toIso(at)])),
    signIn, goal: row.goal, dailyCap: row.dailyCap ?? limits.dailyCap, capBasis: row.dailyCap === null ? limits.basis : 'You set this number.', keptForRush: row.keptForRush, paceSeconds: row.paceSeconds ?? limits.paceSeconds,
    usedToday: repo.sentOn(market, dayInZone(clock.now(), settings.get().timeZone)),
    lastTest: row.testedAt === null || row.testOk === null || row.testSentence === null ? null : { at: toIso(row.testedAt), ok: row.testOk, sentence: row.testSentence },
  }
}
