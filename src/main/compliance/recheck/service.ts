/** Listings that were approved once, checked again when the index or the rules changed: what was clear then may be somebody's mark now. */
import { createHash } from 'node:crypto'
import { toIso, type Clock } from '../../kernel/clock.ts'
import { AppError, Cancelled, NotFound } from '../../kernel/errors.ts'
import type { Events } from '../../jobs/index.ts'
import type { Store } from '../../store/index.ts'
import type { Check, CheckedText } from '../contract.ts'
import type { TextFinding } from '../report/contract.ts'
import { reportOf } from '../report/report.ts'
import type { TrademarksService } from '../trademarks/service.ts'
import type { AttentionItem, AttentionOutcome, AttentionPage } from './contract.ts'
import { createRecheckRepo } from './repo.ts'
import { rulesPrint } from './rules-print.ts'
import type { RecheckRow } from './tables.ts'

/** A listing as the checks see it; `text` holds the words in the art as well. */
export interface RecheckedListing {
  readonly id: string
  readonly designId: string
  readonly market: string
  readonly title: string
  readonly text: CheckedText
  /** What its own checks said when it was last written or approved. */
  readonly checks: readonly Check[]
}

export interface RecheckDeps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Events
  readonly trademarks: Pick<TrademarksService, 'search' | 'check' | 'status'>
  /** Approved listings, in any order that stays. Later slices give these. */
  readonly approved: (after: string | undefined, limit: number) => { readonly items: readonly RecheckedListing[]; readonly next: string | null }
  readonly find: (listingId: string) => RecheckedListing | null
  /** Writes the listing without the words. @returns false where they cannot be left out. */
  readonly leaveOut: (listingId: string, words: readonly string[]) => Promise<boolean>
  /** Whether it stands at its market, and a way to take it off there; null where this program knows of none. */
  readonly takeDown: (listingId: string) => { readonly live: boolean; readonly act: (() => Promise<void>) | null; readonly says: string }
}

export interface Rechecked {
  readonly looked: number
  /** Were checked anew; the others had changed in nothing. */
  readonly checked: number
  /** Wait for the seller now. */
  readonly waiting: number
}

export interface RecheckService {
  run(signal: AbortSignal, progress: (done: number, total: number, note?: string) => void): Promise<Rechecked>
  attention(after: string | undefined, limit: number): AttentionPage
  /** Leaves the words out and checks again. @throws AppError `rejected` where they cannot be left out. */
  fix(listingId: string): Promise<AttentionOutcome>
  /** @throws AppError `rejected` where it has to be done by hand. */
  takeDown(listingId: string): Promise<AttentionOutcome>
  /** The seller has looked and keeps the words; only something new brings it back. */
  keep(listingId: string): AttentionOutcome
}

const PAGE = 200
const IN_THE_ART = new Set(['words in the art', 'idea of the picture'])

export function createRecheckService(deps: RecheckDeps): RecheckService {
  const { store, clock } = deps
  const repo = createRecheckRepo(store)
  const check = async (listing: RecheckedListing, against: string): Promise<boolean> => {
    const before = repo.find(listing.id)
    const basis = createHash('sha256').update(JSON.stringify([against, listing.market, listing.text])).digest('hex')
    if (before?.basis === basis) return false
    const report = await reportOf(deps.trademarks, { text: copied(listing.text), market: listing.market })
    const fresh = report.findings.filter((one) => !wasKnown(one, listing.checks))
    const state = fresh.some(({ risk }) => risk === 'block') ? 'block' : fresh.length > 0 ? 'warn' : report.state === 'not-checked' ? 'not-checked' : 'clear'
    // What the seller decided to keep stays kept until something else is found.
    const kept = before?.keptAt != null && fresh.every((one) => findingsOf(before).some((other) => sameFinding(one, other))) ? before.keptAt : null
    store.writeTx((tx) => {
      repo.saveTx(tx, { listingId: listing.id, basis, state, findings: JSON.stringify(fresh), checkedAt: clock.now(), keptAt: kept })
      if (state !== (before?.state ?? 'clear')) deps.events.emitTx(tx, { type: 'listing.rechecked', source: 'compliance', correlationId: listing.designId, data: { listingId: listing.id, state } })
    })
    return true
  }
  const againstNow = async (): Promise<string> => {
    const { live, ended, newest, state } = await deps.trademarks.status()
    return `${rulesPrint()}/${state}/${live}/${ended}/${newest ?? ''}`
  }
  const waitingRow = (listingId: string): RecheckRow => {
    const row = repo.find(listingId)
    if (row === null || (row.state !== 'warn' && row.state !== 'block')) throw new NotFound('A finding about this listing')
    return row
  }
  return {
    async run(signal, progress) {
      const against = await againstNow()
      let [looked, checked] = [0, 0]
      for (let after: string | undefined; ; ) {
        const { items, next } = deps.approved(after, PAGE)
        for (const listing of items) {
          if (signal.aborted) throw new Cancelled('Checking listings again')
          if (await check(listing, against)) checked++
          looked++
        }
        progress(looked, next === null ? looked : looked + 1, `${looked} listings looked at`)
        if (next === null) break
        after = next
      }
      return { looked, checked, waiting: repo.countWaiting() }
    },
    attention(after, limit) {
      // Blocks stand before warnings; a mark in the cursor says which of the two it is in.
      const [part, id] = after === undefined ? ['block', null] : [after.slice(0, after.indexOf('/')), after.slice(after.indexOf('/') + 1)]
      const blocks = part === 'block' ? repo.waiting('block', id, limit) : []
      const warns = blocks.length < limit ? repo.waiting('warn', part === 'warn' ? id : null, limit - blocks.length) : []
      const rows = [...blocks, ...warns]
      const last = rows.at(-1)
      return { items: rows.flatMap((row) => itemOf(deps, row) ?? []), next: rows.length < limit || last === undefined ? null : `${last.state}/${last.listingId}`, waiting: repo.countWaiting() }
    },
    async fix(listingId) {
      const row = waitingRow(listingId)
      const item = itemOf(deps, row)
      if (item === null) throw new NotFound(`The listing ${listingId}`)
      if (!item.fix.possible) throw new AppError('rejected', item.fix.says, { action: item.takeDown.says })
      if (!(await deps.leaveOut(listingId, [...new Set(item.findings.map(({ words }) => words))]))) throw new AppError('rejected', 'Nothing would be left of the title without these words.', { action: 'Write another title in the listing editor.' })
      const now = deps.find(listingId)
      if (now !== null) await check(now, await againstNow())
      const left = repo.find(listingId)
      if (left !== null && (left.state === 'warn' || left.state === 'block')) return { sentence: 'The words were left out, and something else is there that you should look at.' }
      return { sentence: item.live ? 'The words were left out here. What stands at the market has the old words until it is sent again.' : 'The words were left out.' }
    },
    async takeDown(listingId) {
      const row = waitingRow(listingId)
      const { act, says } = deps.takeDown(listingId)
      if (act === null) throw new AppError('rejected', says)
      await act()
      store.writeTx((tx) => repo.keepTx(tx, row.listingId, clock.now()))
      return { sentence: 'It is being taken off the market.' }
    },
    keep(listingId) {
      store.writeTx((tx) => repo.keepTx(tx, waitingRow(listingId).listingId, clock.now()))
      return { sentence: 'Kept as it is. You will hear of it again when something new is found.' }
    },
  }
}

function itemOf(deps: RecheckDeps, row: RecheckRow): AttentionItem | null {
  const listing = deps.find(row.listingId)
  if (listing === null || (row.state !== 'warn' && row.state !== 'block')) return null
  const findings = findingsOf(row).toSorted((a, b) => Number(b.risk === 'block') - Number(a.risk === 'block'))
  const inArt = findings.find(({ field }) => IN_THE_ART.has(field))
  const { live, act, says } = deps.takeDown(listing.id)
  return {
    listingId: listing.id, designId: listing.designId, market: listing.market, title: listing.title, live, state: row.state, findings, checkedAt: toIso(row.checkedAt),
    fix: inArt === undefined ? { possible: true, says: 'Leave these words out of the listing.' } : { possible: false, says: `“${inArt.words}” stands in the art itself: change the design, or take it down.` },
    takeDown: { possible: act !== null, says },
  }
}

function findingsOf(row: RecheckRow): readonly TextFinding[] {
  return JSON.parse(row.findings) as TextFinding[]
}

/** The checks that the seller saw spell the words out between quotes. */
function wasKnown({ check, words }: TextFinding, checks: readonly Check[]): boolean {
  return checks.some(({ id, reason }) => id === check && reason.toLowerCase().includes(`“${words.toLowerCase()}”`))
}

function sameFinding(a: TextFinding, b: TextFinding): boolean {
  return a.check === b.check && a.words === b.words && a.because === b.because
}

function copied({ phrase, lines, idea, title, description, bullets, tags }: CheckedText) {
  return {
    ...(phrase === undefined ? {} : { phrase }), ...(lines === undefined ? {} : { lines: [...lines] }), ...(idea === undefined ? {} : { idea }), ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }), ...(bullets === undefined ? {} : { bullets: [...bullets] }), ...(tags === undefined ? {} : { tags: [...tags] }),
  }
}
