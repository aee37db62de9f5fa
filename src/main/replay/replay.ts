/**
 * Throws away what follows from the raw archive (signals, figures, themes, ideas) and makes it again from there. The new
 * library is built beside the old one by the same code that made that, and takes its place in one transaction at the end.
 */
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { IdeasService } from '../ideas/index.ts'
import { toIso, type Clock } from '../kernel/clock.ts'
import { AppError, Cancelled, NotFound } from '../kernel/errors.ts'
import { canonicalJson } from '../kernel/pure/canonical-json.ts'
import { settingsPatch } from '../settings/contract.ts'
import { createSettingsService, type SettingsService } from '../settings/index.ts'
import { createArchive, type Archive, type ArchiveRecord, type SignalsService } from '../signals/index.ts'
import { keepBackup, openStore, type Store } from '../store/index.ts'
import { exchangeDerived, type Exchanged } from './repo.ts'
import { ideaRequest, REQUESTS, type IdeaRequest, type Verdict } from './requests.ts'

/** Records per transaction. */
const BATCH = 1_000

/** A core on an empty folder, as much of it as is needed. */
export interface Rebuilding {
  readonly store: Store
  readonly settings: SettingsService
  readonly signals: SignalsService
  readonly ideas: IdeasService
  /** Does work of this kind once, now. */
  repeat(kind: string, signal: AbortSignal): Promise<void>
  stop(): Promise<void>
}

/** What a core that makes things again is given instead of its own. */
export interface ReplayGiven {
  readonly archive: Archive
  readonly verdicts: (limit: number) => readonly Verdict[]
}

export interface ReplayDeps {
  readonly home: string
  readonly migrations: string
  readonly clock: Clock
  /** Opens a core on `home` that begins nothing by itself, asks no service, and takes its time and its past from here. */
  readonly open: (home: string, clock: Clock, given: ReplayGiven) => Promise<Rebuilding>
}

export interface Replayed extends Exchanged {
  /** The automatic backup that was made first. */
  readonly backup: string
  readonly ideations: number
}

/** No core may have the home open. @throws InvalidInput for a damaged archive; the library is as it was then. */
export async function replayHome(deps: ReplayDeps, signal: AbortSignal, progress: (note: string) => void): Promise<Replayed> {
  const store = await openStore({ home: deps.home, migrations: deps.migrations, clock: deps.clock })
  const folder = mkdtempSync(join(deps.home, 'replay-'))
  try {
    const archive = createArchive({ store, clock: deps.clock, events: { lastSeq: () => 0 }, home: deps.home })
    await archive.flush(signal)
    progress('Making a backup')
    const backup = await keepBackup({ store, home: deps.home, clock: deps.clock }, 'before-replay')
    const ideations = await rebuild(deps, store, archive, folder, signal, progress)
    progress('Putting it in place')
    return { ...exchangeDerived(store, join(folder, 'library.db')), backup, ideations }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function rebuild(deps: ReplayDeps, store: Store, archive: Archive, folder: string, signal: AbortSignal, progress: (note: string) => void): Promise<number> {
  // Sentence models are read where they lie.
  if (existsSync(join(deps.home, 'models'))) symlinkSync(join(deps.home, 'models'), join(folder, 'models'), 'junction')
  let time = deps.clock.now()
  let verdicts: readonly Verdict[] = []
  const core = await deps.open(folder, { now: () => time }, { archive: readOnly(archive), verdicts: (limit) => verdicts.slice(0, limit) })
  const moment = { setTime: (at: number) => (time = at), setVerdicts: (then: readonly Verdict[]) => (verdicts = then) }
  try {
    apply(core.settings, { ...createSettingsService(store).get() })
    const ideations = await feed(core, archive, moment, signal, progress)
    time = deps.clock.now()
    await core.signals.tidyArchive(time, signal)
    if (signal.aborted) throw new Cancelled('The replay')
    return ideations
  } finally {
    await core.stop()
  }
}

/** What is made again is in the archive already. */
function readOnly(archive: Archive): Archive {
  const nothing = (): void => undefined
  return {
    ...archive, append: nothing, appendTx: nothing, sizes: () => [], purge: () => Promise.resolve(0), flush: () => Promise.resolve(),
    batch: () => ({ addNew: nothing, addFigures: nothing, keepTx: nothing }),
  }
}

/** What time it is in the replay, and what the seller had decided by then. */
interface Moment {
  setTime(at: number): void
  setVerdicts(verdicts: readonly Verdict[]): void
}

async function feed(core: Rebuilding, archive: Archive, moment: Moment, signal: AbortSignal, progress: (note: string) => void): Promise<number> {
  let waiting: ArchiveRecord[] = []
  let [signals, ideations] = [0, 0]
  const verdicts = new Map<string, readonly Verdict[]>()
  const restore = (): void => {
    core.signals.restore(waiting)
    signals += waiting.length
    waiting = []
  }
  for await (const { stream, record } of archive.inOrder()) {
    if (signal.aborted) throw new Cancelled('The replay')
    if (record.t !== 'record') {
      moment.setTime(record.t === 'signal' ? record.seenAt : Date.parse(record.observations[0]?.observedAt ?? toIso(0)))
      waiting.push(record)
      if (waiting.length === BATCH) restore()
    } else if (stream === REQUESTS) {
      restore()
      moment.setTime(record.at)
      const request = ideaRequest.safeParse(record.data)
      if (!request.success) throw new AppError('store', `The archive holds a request from ${toIso(record.at)} that this version does not know.`, { action: 'Use a newer version of the program.' })
      progress(`${signals} signals, ${ideations} searches for ideas`)
      if (request.data.ask === 'verdicts') {
        verdicts.set(request.data.hash, request.data.verdicts)
        continue
      }
      if ('verdicts' in request.data) moment.setVerdicts(verdicts.get(request.data.verdicts) ?? unknownVerdicts(record.at))
      await ask(core, request.data, signal)
      if (request.data.ask === 'ideate') ideations++
    }
  }
  restore()
  await core.signals.settle(signal)
  return ideations
}

function unknownVerdicts(at: number): never {
  throw new AppError('store', `The archive holds a request from ${toIso(at)}, but not what you had decided on designs by then.`, { action: 'Bring the folder raw-signals back from a backup.' })
}

type Asked = Exclude<IdeaRequest, { ask: 'verdicts' }>

async function ask({ ideas, settings, store, repeat }: Rebuilding, request: Asked, signal: AbortSignal): Promise<void> {
  if ('settings' in request) apply(settings, request.settings)
  if (request.ask === 'work') await repeat(request.kind, signal)
  else if (request.ask === 'ideate') {
    const { ask: _ask, settings: _settings, verdicts: _verdicts, runId, onlyFree, ...rest } = request
    await ideas.ideate({ ...rest, ...(runId === undefined ? {} : { runId }), ...(onlyFree === undefined ? {} : { onlyFree }), signal })
  } else if (request.ask === 'designed') store.writeTx((tx) => ideas.markDesignedTx(tx, request.id))
  else decide(ideas, request)
}

/** Settings as they were; one that this version does not know any more keeps its value of today. */
function apply(settings: SettingsService, then: Readonly<Record<string, unknown>>): void {
  const known = Object.fromEntries(Object.entries(then).filter(([name, value]) => settingsPatch.safeParse({ [name]: value }).success))
  const patch = settingsPatch.parse(known)
  const current: Readonly<Record<string, unknown>> = { ...settings.get() }
  if (Object.entries(patch).some(([name, value]) => canonicalJson(value) !== canonicalJson(current[name]))) settings.set(patch)
}

/** An idea that cannot be made again, because its signals may not be kept any longer, cannot be decided on either. */
function decide(ideas: IdeasService, request: Exclude<Asked, { ask: 'ideate' | 'work' | 'designed' }>): void {
  try {
    if (request.ask === 'dismiss') ideas.dismiss(request.id)
    else if (request.ask === 'restore') ideas.restore(request.id)
    else ideas.allow(request.id, request.because)
  } catch (error) {
    if (!(error instanceof NotFound) && !(error instanceof AppError && error.kind === 'conflict')) throw error
  }
}
