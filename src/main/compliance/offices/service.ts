/** Offices that answer over the net, each with keys of the seller's own. Nobody is asked unless the seller, or a job of theirs, asks. */
import { toIso, type Clock } from '../../kernel/clock.ts'
import { AppError, InvalidInput, NeedsHuman } from '../../kernel/errors.ts'
import type { HttpClient } from '../../kernel/http/client.ts'
import type { Store } from '../../store/index.ts'
import type { CheckedText } from '../contract.ts'
import { fieldsOf } from '../pure/finding.ts'
import { euipoQuery } from '../pure/trademarks/euipo-query.ts'
import type { IsEveryday } from '../pure/trademarks/words.ts'
import { officeId, type OfficeAnswer, type OfficeId, type OfficeTest, type OfficeView } from './contract.ts'
import { createEuipoClient, EUIPO, type EuipoAddresses, type EuipoClient } from './euipo/client.ts'
import { judgeEu } from './judge-eu.ts'
import { OFFICES, secretOf } from './offices.ts'
import { createOfficesRepo } from './repo.ts'
import { askTsdr, TSDR } from './tsdr/client.ts'

export interface OfficesDeps {
  readonly store: Store
  readonly clock: Clock
  readonly http: HttpClient
  readonly secrets: { get(name: string): Promise<string | null>; set(name: string, value: string): Promise<void>; delete(name: string): Promise<void> }
  readonly isEveryday: () => Promise<IsEveryday>
  /** Only tests send elsewhere. */
  readonly addresses?: { readonly euipo: EuipoAddresses; readonly tsdr: string }
}

export interface OfficesService {
  list(): readonly OfficeView[]
  /** An empty key forgets the one that is there. @throws InvalidInput; NeedsHuman when the keychain is locked. */
  setKey(office: OfficeId, field: string, key: string): Promise<readonly OfficeView[]>
  /** Asks once for what costs nothing; the outcome is remembered. */
  test(office: OfficeId, signal?: AbortSignal): Promise<OfficeTest>
  /** Searches the EUIPO for the words. Without keys, or when it does not answer, the state is `not-checked`. */
  askEuipo(text: CheckedText, signal?: AbortSignal): Promise<OfficeAnswer>
  /** How US marks stand today, by serial number. */
  askTsdr(serials: readonly number[], signal?: AbortSignal): Promise<OfficeAnswer>
}

export function createOfficesService(deps: OfficesDeps): OfficesService {
  const { store, clock, http } = deps
  const addresses = deps.addresses ?? { euipo: EUIPO, tsdr: TSDR }
  const repo = createOfficesRepo(store)
  const keysSet = (office: OfficeId): Readonly<Record<string, number>> => JSON.parse(repo.find(office)?.keysSetAt ?? '{}') as Record<string, number>
  const viewOf = (office: OfficeId): OfficeView => {
    const [set, row, facts] = [keysSet(office), repo.find(office), OFFICES[office]]
    const lastTest = row?.testedAt == null || row.testOk === null || row.testSentence === null ? null : { at: toIso(row.testedAt), ok: row.testOk, sentence: row.testSentence }
    const fields = facts.fields.map(({ id, label }) => ({ id, label, setAt: set[id] === undefined ? null : toIso(set[id]) }))
    return { office, title: facts.title, summary: facts.summary, keysFrom: facts.keysFrom, fields, ready: fields.every(({ setAt }) => setAt !== null), provenLive: null, lastTest }
  }
  const keysOf = async (office: OfficeId): Promise<Readonly<Record<string, string>>> => {
    const { fields, title } = OFFICES[office]
    const entries = await Promise.all(fields.map(async ({ id }) => [id, keysSet(office)[id] === undefined ? null : await deps.secrets.get(secretOf(office, id))] as const))
    if (entries.some(([, key]) => key === null)) throw new NeedsHuman(`There is no key for the ${title}.`, 'Enter it in Settings, under Trademarks & rules.')
    return Object.fromEntries(entries) as Record<string, string>
  }
  let euipo: { readonly with: string; readonly client: EuipoClient } | null = null
  const euipoClient = async (): Promise<EuipoClient> => {
    const { 'client-id': clientId = '', 'client-secret': clientSecret = '' } = await keysOf('euipo')
    const key = `${clientId}\n${clientSecret}`
    if (euipo?.with !== key) euipo = { with: key, client: createEuipoClient({ http, clock, addresses: addresses.euipo, keys: { clientId, clientSecret } }) }
    return euipo.client
  }
  const statuses = async (serials: readonly number[], signal?: AbortSignal) => askTsdr(http, { address: addresses.tsdr, key: (await keysOf('tsdr'))['key'] ?? '', serials, signal })

  const tries: Record<OfficeId, (signal: AbortSignal | undefined) => Promise<string>> = {
    euipo: async (signal) => {
      const { all } = await (await euipoClient()).search('wordMarkSpecification.verbalElement=="EUIPO"', signal)
      return `The EUIPO takes the keys; a search for “EUIPO” found ${all} ${all === 1 ? 'mark' : 'marks'}.`
    },
    // The example of the office's own description.
    tsdr: async (signal) => `The USPTO (TSDR) takes the key and answered for ${(await statuses([78_787_878], signal)).length} of 1 mark.`,
  }
  return {
    list: () => officeId.options.map(viewOf),
    async setKey(office, field, given) {
      const key = given.trim()
      if (!OFFICES[office].fields.some(({ id }) => id === field)) throw new InvalidInput(field, 'there is no such field')
      if (/\s/.test(key) || key.length > 500) throw new InvalidInput('key', 'is not a key: it holds spaces or is too long')
      if (key === '') await deps.secrets.delete(secretOf(office, field))
      else await deps.secrets.set(secretOf(office, field), key)
      const { [field]: _before, ...others } = keysSet(office)
      store.writeTx((tx) => repo.noteTx(tx, office, { keysSetAt: JSON.stringify(key === '' ? others : { ...others, [field]: clock.now() }), testedAt: null, testOk: null, testSentence: null }))
      return officeId.options.map(viewOf)
    },
    async test(office, signal) {
      const outcome = await tries[office](signal).then((sentence) => ({ ok: true, sentence, lines: [] }), (error: unknown) => ({ ok: false, sentence: whyNot(error), lines: [] }))
      store.writeTx((tx) => repo.noteTx(tx, office, { testedAt: clock.now(), testOk: outcome.ok, testSentence: outcome.sentence }))
      return outcome
    },
    async askEuipo(text, signal) {
      const nothing = { office: 'euipo' as const, euMarks: [], usStatuses: [] }
      try {
        const [client, isEveryday, fields] = [await euipoClient(), await deps.isEveryday(), fieldsOf(text)]
        const query = euipoQuery(fields, isEveryday)
        if (query === null) return { ...nothing, state: 'not-needed', sentence: 'There are no words to ask the EUIPO for.' }
        const { marks, all, unread } = await client.search(query, signal)
        const euMarks = judgeEu(fields, marks, isEveryday)
        const left = all > marks.length || unread > 0
        if (euMarks.length > 0) return { ...nothing, state: euMarks.some(({ risk }) => risk === 'block') ? 'block' : 'warn', sentence: `${euMarks[0]?.sentence ?? ''}${euMarks.length > 1 ? ` And ${euMarks.length - 1} more.` : ''}`, euMarks }
        if (left) return { ...nothing, state: 'not-checked', sentence: `The EUIPO found ${all} marks, more than were looked at.` }
        return { ...nothing, state: 'clear', sentence: 'The EUIPO knows no live mark of these very words in the classes sold. It was not asked for words that only sound or look alike.' }
      } catch (error) {
        return { ...nothing, state: 'not-checked', sentence: whyNot(error) }
      }
    },
    async askTsdr(serials, signal) {
      const nothing = { office: 'tsdr' as const, euMarks: [], usStatuses: [] }
      if (serials.length === 0) return { ...nothing, state: 'not-needed', sentence: 'There is no US mark to ask for.' }
      try {
        const usStatuses = await statuses(serials, signal)
        const ended = usStatuses.filter(({ live }) => live === false).length
        if (usStatuses.length === 0) return { ...nothing, state: 'not-checked', sentence: 'The USPTO (TSDR) knows none of these marks.' }
        return { ...nothing, usStatuses, state: ended === serials.length ? 'clear' : 'warn', sentence: `Of ${serials.length} ${serials.length === 1 ? 'mark' : 'marks'}, ${usStatuses.length - ended} ${usStatuses.length - ended === 1 ? 'is' : 'are'} not ended today, ${ended} ended, ${serials.length - usStatuses.length} unknown.` }
      } catch (error) {
        return { ...nothing, state: 'not-checked', sentence: whyNot(error) }
      }
    },
  }
}

/** In the seller's words; what is no fault of a service is a bug and goes on. */
function whyNot(error: unknown): string {
  if (error instanceof AppError && error.kind !== 'bug' && error.kind !== 'cancelled') return [error.message, error.action].filter(Boolean).join(' ')
  throw error
}
