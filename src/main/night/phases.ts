/**
 * A night, step by step. Every step may be repeated: ids are derived from content and run, work is asked for by unique
 * key, so a night that was cut short goes on where it stood and makes nothing twice.
 */
import type { DesignsService } from '../designs/index.ts'
import { kindOf } from '../designs/index.ts'
import type { ExportSummary } from '../exports/contract.ts'
import type { ExportsService } from '../exports/index.ts'
import type { IdeasService } from '../ideas/index.ts'
import type { Jobs } from '../jobs/index.ts'
import { AppError, Cancelled } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import { createRng } from '../kernel/pure/rng.ts'
import { WRITE, type ListingsService } from '../listings/index.ts'
import { RENDER, type MockupsService } from '../mockups/index.ts'
import { mayAutoApprove } from '../compliance/index.ts'
import type { ProductsService } from '../products/index.ts'
import type { PublishingService } from '../publishing/index.ts'
import { allowedBy } from './pure/auto-approval.ts'
import type { SettingsService } from '../settings/index.ts'
import type { SignalsService } from '../signals/index.ts'
import type { Store } from '../store/index.ts'
import type { NightPhase } from './contract.ts'
import type { NightRepo } from './repo.ts'
import type { RunRow } from './tables.ts'

export interface PhaseDeps {
  readonly store: Store
  readonly jobs: Jobs
  readonly settings: SettingsService
  readonly products: ProductsService
  readonly signals: SignalsService
  readonly ideas: IdeasService
  readonly designs: DesignsService
  readonly mockups: MockupsService
  readonly listings: ListingsService
  readonly exports: ExportsService
  readonly publishing: Pick<PublishingService, 'pending' | 'publish' | 'plan' | 'changedSince'>
}

export interface PhaseContext {
  readonly run: RunRow
  readonly signal: AbortSignal
  progress(done: number, total: number | null, note?: string): void
}

/** What one night counted; the summary is made of it. */
export interface NightCounts {
  signals: number
  ideas: number
  failed: number
  approved: number
  exported: number
  exportSentences: readonly string[]
  /** What was put in line for markets, or would be. */
  publishSentences: readonly string[]
}

type Phase = (deps: PhaseDeps, repo: NightRepo, context: PhaseContext, counts: NightCounts) => Promise<void>

export const PHASES: readonly (readonly [NightPhase, Phase])[] = [
  ['ingest', ingest],
  ['ideate', ideate],
  ['design', design],
  ['mockup', mockup],
  ['list', list],
  ['export', exportApproved],
  ['publish', publishApproved],
]

async function ingest(deps: PhaseDeps, _repo: NightRepo, { run, signal, progress }: PhaseContext, counts: NightCounts): Promise<void> {
  progress(0, run.count, 'Reading the calendar')
  counts.signals = await deps.signals.pollCalendar(run.at, run.id, { signal, progress: () => undefined })
}

async function ideate(deps: PhaseDeps, repo: NightRepo, { run, signal, progress }: PhaseContext, counts: NightCounts): Promise<void> {
  // A resumed night keeps the ideas it chose.
  if (repo.ideas(run.id).length > 0) return
  progress(0, run.count, 'Looking for ideas')
  const { chosen, scored } = await deps.ideas.ideate({ count: run.count, seed: run.seed, now: run.at, correlationId: run.id, signal, runId: run.id })
  counts.ideas = scored
  if (chosen.length === 0) {
    throw new AppError('unavailable', 'There is nothing new to design: every idea from your signals was designed already.', { action: 'Import a file with posts or keywords, or add niches in Settings.' })
  }
  deps.store.writeTx((tx) => repo.chooseTx(tx, run.id, chosen))
}

async function design(deps: PhaseDeps, repo: NightRepo, context: PhaseContext, counts: NightCounts): Promise<void> {
  const { run } = context
  const product = deps.products.enabled()[0]
  if (product === undefined) throw new AppError('unavailable', 'No product is switched on.', { action: 'Switch one on in Settings.' })
  const { nightShare, form } = deps.settings.get().pictures
  const ideas = repo.ideas(run.id)
  const pictured = withPicture(ideas, nightShare, run.seed)
  const asked = deps.store.writeTx((tx) =>
    // Pictures first: they wait for a machine elsewhere, and words are set meanwhile.
    [...ideas].sort((a, b) => Number(pictured.has(b)) - Number(pictured.has(a))).map((ideaId) => {
      const payload = { ideaId, runId: run.id, productId: product.id, seed: run.seed, variation: 0, full: run.full, ...(pictured.has(ideaId) ? { form, orWords: true } : { form: 'words' as const }) }
      return deps.jobs.queue.enqueueTx(tx, { kind: kindOf(payload), payload, correlationId: run.id, unique: { key: `${run.id}/${ideaId}`, scope: 'once' } })
    }),
  )
  counts.failed += await finish(deps, asked, context, 'Making designs')
}

/** Which of a night's ideas get a picture: `share` of a hundred, by the night's seed. */
export function withPicture(ideas: readonly string[], share: number, seed: string): ReadonlySet<string> {
  return new Set(createRng(`${seed}/pictures`).shuffle([...ideas].sort()).slice(0, Math.round((ideas.length * share) / 100)))
}

async function mockup(deps: PhaseDeps, _repo: NightRepo, context: PhaseContext, counts: NightCounts): Promise<void> {
  const { run } = context
  const asked = deps.store.writeTx((tx) =>
    deps.designs.byRun(run.id).map(({ id }) =>
      deps.jobs.queue.enqueueTx(tx, { kind: RENDER, payload: { designId: id, full: run.full }, correlationId: run.id, unique: { key: followUpKey(id, run.full), scope: 'once' } })),
  )
  counts.failed += await finish(deps, asked, context, 'Making mock-ups')
}

async function list(deps: PhaseDeps, _repo: NightRepo, context: PhaseContext, counts: NightCounts): Promise<void> {
  const { run } = context
  const asked = deps.store.writeTx((tx) =>
    deps.designs.byRun(run.id).map(({ id }) =>
      deps.jobs.queue.enqueueTx(tx, { kind: WRITE, payload: { designId: id }, correlationId: run.id, unique: { key: id, scope: 'once' } })),
  )
  counts.failed += await finish(deps, asked, context, 'Writing listings')
  if (deps.settings.get().autoApprove === 'every-needed-check-clear') counts.approved = approveByPolicy(deps, run)
}

/** The same key for the design's own follow-up and for the night that waits on it. */
export function followUpKey(designId: string, full: boolean): string {
  return `${designId}/${full ? 'full' : 'first'}`
}

/** Only what every needed check cleared: a check that did not run stands in the way like one that found something. And only what the seller's policy allows. */
function approveByPolicy(deps: PhaseDeps, run: RunRow): number {
  const made = deps.designs.byRun(run.id)
  const { autoApproval } = deps.settings.get()
  const ideas = deps.ideas.getAll(made.map(({ ideaId }) => ideaId))
  const clear = made.filter((design) => {
    const listings = deps.listings.of([design.id])
    const idea = { score: ideas.get(design.ideaId)?.score ?? 0, topic: deps.ideas.topicOf(design.ideaId), phrase: design.phrase }
    return design.status === 'review' && allowedBy(autoApproval, idea) && mayAutoApprove(design.checks, 'design') && listings.length > 0 && listings.every((listing) => mayAutoApprove(listing.checks))
    // A night that was cut short has used some of its number.
  }).slice(0, Math.max(0, autoApproval.most - made.filter(({ status }) => status === 'approved').length))
  if (clear.length > 0) deps.listings.decide({ ids: clear.map(({ id }) => id), decision: 'approve', by: 'policy' })
  return clear.length
}

async function exportApproved(deps: PhaseDeps, _repo: NightRepo, { run, signal, progress }: PhaseContext, counts: NightCounts): Promise<void> {
  if (run.publish === 'off') return
  const exportId = deriveId('exp', run.id)
  const done = deps.exports.summary(exportId)
  // Cut short after its export: the file is whole, and writing it again would hold only what was approved since.
  if (done !== null) return countExport(counts, done)
  const ready = [...deps.exports.pending('shopify')]
  if (run.publish === 'dry-run') {
    counts.exportSentences = [`Dry run: ${ready.length} approved listings would be exported; nothing was written.`]
    return
  }
  if (ready.length === 0) return
  progress(0, ready.length, 'Exporting approved listings')
  const summary = await deps.exports.write(
    { format: 'shopify', out: deps.exports.nightFile(run.date, run.id), ids: ready, leaveOut: true },
    { signal, correlationId: run.id, exportId, progress },
  )
  countExport(counts, summary)
}

function countExport(counts: NightCounts, { listings, sentences }: ExportSummary): void {
  counts.exported = listings
  counts.exportSentences = sentences
}

/** Listings that were put in line go out in their own time: caps, pace and quiet hours reach beyond the night. */
async function publishApproved({ publishing }: PhaseDeps, _repo: NightRepo, { run, signal, progress }: PhaseContext, counts: NightCounts): Promise<void> {
  if (run.publish === 'off') return
  const ids = publishing.pending().map(({ id }) => id)
  if (run.publish === 'dry-run') {
    const { publications, sentence } = await publishing.plan(null, signal)
    if (publications.length > 0) counts.publishSentences = [`Dry run of publishing: ${sentence} Nothing was sent.`]
    return
  }
  progress(0, ids.length, 'Putting listings in line for their markets')
  for (let at = 0; at < ids.length; at += MOST_AT_ONCE) publishing.publish({ ids: ids.slice(at, at + MOST_AT_ONCE) })
  if (ids.length > 0) counts.publishSentences = [`${ids.length === 1 ? '1 listing was' : `${ids.length} listings were`} put in line for ${ids.length === 1 ? 'its market' : 'their markets'}.`]
}

const MOST_AT_ONCE = 500

/** Waits for `ids`, telling how far they are. @returns how many did not succeed. @throws Cancelled when told to stop. */
async function finish(deps: PhaseDeps, ids: readonly string[], { signal, progress }: PhaseContext, note: string): Promise<number> {
  const wanted = [...new Set(ids)]
  const left = new Set(wanted)
  const tell = (): void => progress(wanted.length - left.size, wanted.length, note)
  for (const id of ids) if (deps.jobs.queue.find(id).state === 'done') left.delete(id)
  tell()
  const unfollow = deps.jobs.board.follow((message) => {
    if (message.type === 'settled' && message.state !== 'waiting' && left.delete(message.jobId)) tell()
  })
  try {
    const states = await deps.jobs.runner.settled(wanted, signal)
    if (signal.aborted) {
      throw new Cancelled('The night')
    }
    return [...states.values()].filter((state) => state !== 'done').length
  } finally {
    unfollow()
  }
}
