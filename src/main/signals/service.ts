import type { Clock } from '../kernel/clock.ts'
import { toIso } from '../kernel/clock.ts'
import { Cancelled, missing } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import { dayInZone } from '../kernel/pure/day-in-zone.ts'
import { canonicalJson } from '../kernel/pure/canonical-json.ts'
import type { WorkerClient } from '../kernel/worker-client.ts'
import type { Events } from '../jobs/index.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store, Tx } from '../store/index.ts'
import type { AcquirePort } from '../../workers/acquire/contract.ts'
import { importMap, type ImportMap, type ImportReject, type ImportSummary, type Signal, type SignalDraft, type SignalFigures } from './contract.ts'
import type { Archive } from './archive/archive.ts'
import type { ArchiveRecord } from './archive/record.ts'
import { letLeave, type Left } from './archive/leave.ts'
import { createLikeness } from './likeness/compare.ts'
import { createSignalsRepo, type DatedSignal, type Figure, type SignalsRepo, type SignalWithFigures, type SignalWithSeries } from './repo.ts'
import { definitionOf } from './sources/registry.ts'
import { searchExpression } from './pure/search-words.ts'
import type { SignalRow } from './tables.ts'

/** The source of items whose file names none. */
const UNNAMED_SOURCE = 'file'
/** Rows per transaction: large enough for the write rate, small enough that a click never waits. */
const BATCH = 2_000
/** Signals a step of the full-text index takes; larger steps were measured no faster, and each holds up a click. */
const INDEX_STEP = 2_000
/** What must be finished once begun. */
const NEVER = new AbortController().signal
/** Rejects that a summary names; the rest is counted. */
const NAMED_REJECTS = 100
/** Days around today for which calendar days are fetched: ideas need months of lead. */
const CALENDAR_DAYS = 370

export interface ImportRequest {
  /** Absolute path. */
  readonly file: string
  readonly map?: ImportMap
  readonly correlationId: string
  /** When figures without a time of their own were seen, milliseconds; the same at every attempt, so that none is doubled. */
  readonly observedAt?: number
}

export interface WorkContext {
  readonly signal: AbortSignal
  progress(done: number, total: number | null, note?: string): void
}

export interface SignalsService {
  /** Reads a file into the library. What was stored stays when it is cancelled; running it again adds only what is missing. */
  import(request: ImportRequest, context: WorkContext): Promise<ImportSummary>
  /** Takes over the holidays and observances of the year from `now` on. @returns how many are new. */
  pollCalendar(now: number, correlationId: string, context: WorkContext): Promise<number>
  /** Calendar days from `from` to `to` (dates) and the newest `limit` other signals. */
  forIdeation(from: string, to: string, limit: number): Promise<readonly SignalWithFigures[]>
  /** Everything that was seen of these signals, by metric, oldest first; a signal without figures is left out. Never blocks the core. */
  series(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Figure[]>>
  /** Signals that came in after the one with `afterSeq` (0 is from the first on), oldest first, with everything that was seen of them. */
  since(afterSeq: number, limit: number): Promise<readonly (SignalWithSeries & { readonly seq: number })[]>
  /** These signals, newest first; those that are gone are left out. */
  bySeqs(seqs: readonly number[]): Promise<readonly SignalWithFigures[]>
  /** These signals; those that are gone are left out. */
  byIds(ids: readonly string[]): Promise<readonly SignalWithFigures[]>
  /** Place of the newest signal in the order of arrival; 0 in an empty library. */
  lastSeq(): number
  /** Days of the calendars from `from` to `to`, both inclusive, soonest first. */
  dated(from: string, to: string, limit: number): Promise<readonly DatedSignal[]>
  /** Takes a batch into the library as part of a poll's own transaction; at most a few thousand drafts. */
  storeTx(tx: Tx, drafts: readonly SignalDraft[], about: BatchAbout): BatchTally
  /** What is done in bulk once a poll's drafts are in: the full-text index. */
  settle(signal: AbortSignal): Promise<void>
  /** The newest signals of one source with their newest figures, for a source whose figures are shown apart. */
  figuresOf(source: string, limit: number): Promise<SignalFigures[]>
  page(after: string | undefined, limit: number): { items: readonly Signal[]; next: string | null }
  /** Signals with all words of `query`, the last one also as a beginning; newest first. Any text may be searched for. */
  search(query: string, after: string | undefined, limit: number): Promise<{ items: readonly Signal[]; next: string | null }>
  count(): number
  /** Puts back what the archive kept, each signal in its old place; what is there already stays. */
  restore(records: readonly ArchiveRecord[]): void
  /** Writes what waits into the archive, lets old signals out of the database, and drops what may not be kept any longer. */
  tidyArchive(now: number, signal: AbortSignal): Promise<Left>
}

export interface BatchTally {
  readonly new: number
  readonly duplicate: number
  readonly observations: number
}

export interface SignalsDeps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Events
  readonly settings: SettingsService
  readonly acquire: WorkerClient<AcquirePort>
  readonly observancesFile: string
  /** What came in is kept there as it came in. */
  readonly archive: Archive
}

export function createSignalsService(deps: SignalsDeps): SignalsService {
  const repo = createSignalsRepo(deps.store)
  const likeness = createLikeness(deps)
  const { archive } = deps
  const settle = async (signal: AbortSignal): Promise<void> => {
    await fillIndex(deps, repo, signal)
    await likeness.compare(signal)
    await archive.flush(signal, true)
  }
  return {
    async import(request, context) {
      const summary = await importFile(deps, repo, request, context)
      await settle(context.signal)
      await archive.flush(context.signal)
      return summary
    },
    async pollCalendar(now, correlationId, context) {
      const found = await pollCalendar(deps, repo, now, correlationId, context)
      await settle(context.signal)
      await archive.flush(context.signal)
      return found
    },
    async forIdeation(from, to, limit) {
      await settle(NEVER)
      return repo.forIdeation(from, to, deps.settings.get().country, limit)
    },
    series: (ids) => repo.series(ids),
    since: (afterSeq, limit) => repo.since(afterSeq, limit),
    bySeqs: (seqs) => repo.bySeqs(seqs),
    byIds: (ids) => repo.byIds(ids),
    lastSeq: () => repo.lastSeq(),
    dated: (from, to, limit) => repo.dated(from, to, deps.settings.get().country, limit),
    storeTx: (tx, drafts, about) => storeBatchTx(deps, repo, tx, drafts, about),
    settle,
    figuresOf: async (source, limit) =>
      (await repo.figuresOf(source, limit)).map(({ id, text, url, observedAt, figures }) => ({
        id, text, observedAt: observedAt === null ? null : toIso(observedAt), figures: JSON.parse(figures) as Record<string, number | null>, ...(url === null ? {} : { url }),
      })),
    page(after, limit) {
      const rows = repo.page(after === undefined ? null : (repo.seqOf(after) ?? missing(`The signal ${after}`)), limit)
      return { items: rows.map(signalOf), next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
    },
    async search(query, after, limit) {
      const expression = searchExpression(query)
      const before = after === undefined ? null : (repo.seqOf(after) ?? missing(`The signal ${after}`))
      const rows = expression === null ? [] : await repo.search(expression, before, limit)
      return { items: rows.map(signalOf), next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
    },
    count: () => repo.count(),
    restore: (records) => deps.store.writeTx((tx) => {
      for (const record of records) restoreTx(repo, tx, record)
    }),
    async tidyArchive(now, signal) {
      await settle(signal)
      return letLeave({ store: deps.store, repo, likeness, archive, retentionDays: (source) => definitionOf(source)?.retentionDays ?? null }, now, signal)
    },
  }
}

async function importFile(deps: SignalsDeps, repo: SignalsRepo, request: ImportRequest, context: WorkContext): Promise<ImportSummary> {
  const now = deps.clock.now()
  const opened = await deps.acquire.call('open', {
    file: request.file, source: UNNAMED_SOURCE, observedAt: toIso(request.observedAt ?? now), ...calendarYear(deps, now),
    ...(request.map === undefined ? {} : { map: importMap.parse(request.map) }), saved: [...repo.savedMaps()],
  }, { signal: context.signal })
  if (request.map !== undefined) keepMap(deps, repo, request.map)
  const tally = { new: 0, duplicate: 0, rejected: 0, observations: 0, rejects: [] as ImportReject[] }
  const ask = (): ReturnType<typeof next> => next(deps, opened.importId, context.signal)
  try {
    let coming = ask()
    for (let done = false; !done; ) {
      const batch = await coming
      if (context.signal.aborted) throw new Cancelled('The import')
      done = batch.done
      // The next batch is parsed in the worker while this one is written here.
      if (!done) {
        coming = ask()
        coming.catch(() => undefined)
      }
      const stored = storeBatch(deps, repo, batch.drafts, { request, rejected: batch.rejects.length })
      tally.new += stored.new
      tally.duplicate += stored.duplicate
      tally.observations += stored.observations
      tally.rejected += batch.rejects.length
      tally.rejects.push(...batch.rejects.slice(0, NAMED_REJECTS - tally.rejects.length))
      context.progress(batch.bytesRead, opened.bytes, `${tally.new + tally.duplicate} read`)
    }
  } finally {
    await deps.acquire.call('close', { importId: opened.importId }).catch(() => undefined)
  }
  return { file: request.file, format: opened.format, ...tally, ...(opened.map === undefined ? {} : { map: opened.map }) }
}

/** A map given once is used again for every file with the same columns, until another is given for them. */
function keepMap(deps: SignalsDeps, repo: SignalsRepo, map: ImportMap): void {
  deps.store.writeTx((tx) => repo.saveMapTx(tx, canonicalJson([map.format, map.id, map.text]), map))
}

function next(deps: SignalsDeps, importId: string, signal: AbortSignal) {
  return deps.acquire.call('next', { importId, limit: BATCH }, { signal })
}

/** One transaction and one event per batch. */
function storeBatch(deps: SignalsDeps, repo: SignalsRepo, drafts: readonly SignalDraft[], about: BatchAbout) {
  return deps.store.writeTx((tx) => storeBatchTx(deps, repo, tx, drafts, about))
}

/** Where a batch came from: a file's name or a source's title. */
export interface BatchAbout {
  readonly request: Pick<ImportRequest, 'file' | 'correlationId'>
  readonly rejected: number
}

function storeBatchTx(deps: SignalsDeps, repo: SignalsRepo, tx: Tx, drafts: readonly SignalDraft[], about: BatchAbout): BatchTally {
  const now = deps.clock.now()
  const tally = { new: 0, duplicate: 0, observations: 0 }
  const kept = deps.archive.batch(now)
  for (const draft of drafts) {
    const id = signalId(draft)
    const { seq, isNew } = repo.insertTx(tx, id, draft, now)
    tally[isNew ? 'new' : 'duplicate']++
    const fresh = draft.observations.filter((figure) => repo.observeTx(tx, seq, figure.metric, Date.parse(figure.observedAt), figure.value))
    tally.observations += fresh.length
    if (isNew) kept.addNew(seq, id, fresh.length === draft.observations.length ? draft : { ...draft, observations: fresh })
    else if (fresh.length > 0) kept.addFigures(id, draft.source, fresh)
  }
  kept.keepTx(tx)
  if (drafts.length + about.rejected > 0) {
    deps.events.emitTx(tx, {
      type: 'signal.ingested', source: 'signals', correlationId: about.request.correlationId,
      data: { source: drafts[0]?.source ?? 'file', from: about.request.file, new: tally.new, duplicate: tally.duplicate, rejected: about.rejected },
    })
  }
  return tally
}

/** Figures of a signal that is not kept any longer are left out. */
function restoreTx(repo: SignalsRepo, tx: Tx, record: ArchiveRecord): void {
  if (record.t === 'record') return
  const seq = record.t === 'signal' ? repo.restoreTx(tx, record, record.seq, record.id, record.seenAt) : repo.seqOf(record.id)
  if (seq === null) return
  for (const figure of record.observations) repo.observeTx(tx, seq, figure.metric, Date.parse(figure.observedAt), figure.value)
}

/** Numbers of rows mean nothing across files whose source nobody named, so there the text tells items apart. */
function signalId(draft: SignalDraft): string {
  return draft.source === UNNAMED_SOURCE ? deriveId('sig', draft.source, draft.sourceItemId, draft.text) : deriveId('sig', draft.source, draft.sourceItemId)
}

/** In steps, so that the window's writes get in between. */
async function fillIndex(deps: SignalsDeps, repo: SignalsRepo, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && deps.store.writeTx((tx) => repo.indexTx(tx, INDEX_STEP)) > 0) await new Promise((resolve) => setImmediate(resolve))
}

async function pollCalendar(deps: SignalsDeps, repo: SignalsRepo, now: number, correlationId: string, context: WorkContext): Promise<number> {
  const { country } = deps.settings.get()
  const { drafts } = await deps.acquire.call('calendar', {
    country, ...calendarYear(deps, now), observedAt: toIso(now), observancesFile: deps.observancesFile,
  }, { signal: context.signal })
  const stored = storeBatch(deps, repo, drafts, { request: { file: `calendar ${country}`, correlationId }, rejected: 0 })
  return stored.new
}

/** The seller's day and the same a year on. */
function calendarYear({ settings }: SignalsDeps, now: number): { from: string; to: string } {
  const { timeZone } = settings.get()
  return { from: dayInZone(now, timeZone), to: dayInZone(now + CALENDAR_DAYS * 86_400_000, timeZone) }
}

function signalOf(row: SignalRow): Signal {
  return {
    id: row.id, source: row.source, sourceItemId: row.sourceItemId, text: row.text, tags: JSON.parse(row.tags) as string[],
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.language === null ? {} : { language: row.language }),
    ...(row.community === null ? {} : { community: row.community }),
    ...(row.category === null ? {} : { category: row.category }),
    ...(row.publishedAt === null ? {} : { publishedAt: toIso(row.publishedAt) }),
    ...(row.occursOn === null ? {} : { occursOn: row.occursOn }),
    ...(row.region === null ? {} : { region: row.region }),
    ...(row.basis === 'law' || row.basis === 'custom' || row.basis === 'unverified' ? { basis: row.basis } : {}),
  }
}
