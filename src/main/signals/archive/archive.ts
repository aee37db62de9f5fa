/**
 * The raw archive: what came in, as it came in, in compressed NDJSON by day below `raw-signals/`. A line is committed in
 * the transaction of the change it keeps and lies in the database until its file is whole, so nothing that was stored
 * can be missing from the archive, and nothing stands in it twice.
 */
import { join } from 'node:path'
import { toIso, type Clock } from '../../kernel/clock.ts'
import { InvalidInput } from '../../kernel/errors.ts'
import type { Events } from '../../jobs/index.ts'
import type { Store, Tx } from '../../store/index.ts'
import type { SignalDraft } from '../contract.ts'
import { merged } from './merge.ts'
import { archiveRecord, type ArchiveRecord, type FiguresRecord, type SignalRecord } from './record.ts'
import { createArchiveRepo, type SegmentRow, type StreamSize } from './repo.ts'
import { ARCHIVE_FOLDER, linesOf, removeSegment, removeUnfinished, segmentFiles, streamInName, writeSegment } from './segment-file.ts'

/** Characters that may wait in the database before a file is written for them. */
const FILE_AT = 4 * 1024 * 1024
const DAY_MS = 86_400_000

export interface Batch {
  /** A signal that is new, with the figures that came with it. */
  addNew(seq: number, id: string, draft: SignalDraft): void
  /** Figures of a signal that is known. */
  addFigures(id: string, source: string, observations: SignalDraft['observations']): void
  /** Keeps them, in the transaction that stores them. */
  keepTx(tx: Tx): void
}

export interface Archive {
  /** Lines of one transaction; `seenAt` is when its signals came in, as the database has it. */
  batch(seenAt: number): Batch
  /** How many batches of signals were kept since the program began; tells whether any came in meanwhile. */
  batches(): number
  /** The door for other rooms: keeps `record`, plain JSON, under a stream of its own ("model-answers"). */
  append(stream: string, record: unknown, when?: When): void
  /** The same, inside the transaction of the change that it belongs to. */
  appendTx(tx: Tx, stream: string, record: unknown, when?: When): void
  /** Writes what waits into files; with `whenLarge` only when there is much of it. Throws what the disk throws; nothing is lost then. */
  flush(signal: AbortSignal, whenLarge?: boolean): Promise<void>
  /** Removes the files of `stream` from before `days` days ago. @returns how many. */
  purge(stream: string, days: number, now: number): Promise<number>
  sizes(): readonly StreamSize[]
  /** Everything that is kept, stream after stream. @throws InvalidInput naming file and line of what cannot be read. */
  records(): AsyncGenerator<Kept>
  /** The same in the order in which it happened. Memory does not grow with the archive, but for records of other rooms. */
  inOrder(): AsyncGenerator<Kept>
}

export interface Kept {
  readonly stream: string
  readonly record: ArchiveRecord
}

/** When something happened, where it is kept only later: after which event, and at what time. */
export interface When {
  readonly after: number
  readonly at: number
}

interface Deps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Pick<Events, 'lastSeq'>
  readonly home: string
}

export function createArchive({ store, clock, events, home }: Deps): Archive {
  const repo = createArchiveRepo(store)
  const root = join(home, ARCHIVE_FOLDER)
  let underWay: Promise<void> = Promise.resolve()
  let batches = 0
  const today = (): string => toIso(clock.now()).slice(0, 10)
  const appendTx = (tx: Tx, stream: string, data: unknown, when: When = { after: events.lastSeq(), at: clock.now() }): void => {
    const line: ArchiveRecord = { t: 'record', ...when, data }
    repo.addTx(tx, { stream, day: today(), records: 1, lines: `${JSON.stringify(line)}\n` })
  }
  return {
    batches: () => batches,
    batch: (seenAt) => openBatch({ after: events.lastSeq(), seenAt }, (tx, stream, lines) => {
      batches++
      repo.addTx(tx, { stream, day: today(), records: lines.length, lines: `${lines.join('\n')}\n` })
    }),
    append: (stream, record, when) => store.writeTx((tx) => appendTx(tx, stream, record, when)),
    appendTx,
    flush(signal, whenLarge = false) {
      // One at a time: two would write the same file.
      underWay = underWay.catch(() => undefined).then(async () => {
        if (!whenLarge || repo.waitingBytes() >= FILE_AT) await writeAll(store, repo, root, signal)
      })
      return underWay
    },
    async purge(stream, days, now) {
      const old = repo.filesBefore(stream, toIso(now - days * DAY_MS).slice(0, 10))
      // The file first: a row without its file is removed next time, a file without its row would stay for ever.
      for (const { file } of old) if (file !== null) await removeSegment(root, file)
      store.writeTx((tx) => repo.dropTx(tx, old.map(({ id }) => id)))
      return old.length
    },
    sizes: () => repo.sizes(),
    async *records() {
      for (const [stream, files] of streamsOf(repo, root)) yield* recordsOf(root, stream, files)
    },
    inOrder: () => merged([...streamsOf(repo, root)].map(([stream, files]) => recordsOf(root, stream, files))),
  }
}

/** The files of each stream in their order. One that the library does not know goes by its name. */
function streamsOf(repo: ReturnType<typeof createArchiveRepo>, root: string): ReadonlyMap<string, readonly string[]> {
  const known = new Map(repo.files().map(({ file, stream }) => [file, stream]))
  return Map.groupBy(segmentFiles(root), (file) => known.get(file) ?? streamInName(file))
}

async function* recordsOf(root: string, stream: string, files: readonly string[]): AsyncGenerator<Kept> {
  for (const file of files) {
    let line = 0
    for await (const text of linesOf(root, file)) yield { stream, record: parsed(text, join(root, file), ++line) }
  }
}

function openBatch({ after, seenAt }: { after: number; seenAt: number }, add: (tx: Tx, stream: string, lines: readonly string[]) => void): Batch {
  const byStream = new Map<string, string[]>()
  const push = (stream: string, record: SignalRecord | FiguresRecord): void => {
    const line = JSON.stringify(record)
    const lines = byStream.get(stream)
    if (lines === undefined) byStream.set(stream, [line])
    else lines.push(line)
  }
  return {
    addNew: (seq, id, draft) => push(draft.source, { t: 'signal', after, seq, id, seenAt, ...draft }),
    addFigures: (id, source, observations) => push(source, { t: 'figures', after, id, observations }),
    keepTx(tx) {
      for (const [stream, lines] of byStream) add(tx, stream, lines)
    },
  }
}

/** Files that a killed program had begun are written first, of exactly what they were begun for. */
async function writeAll(store: Store, repo: ReturnType<typeof createArchiveRepo>, root: string, signal: AbortSignal): Promise<void> {
  await removeUnfinished(root)
  const write = async (): Promise<void> => {
    for (const segment of repo.begun()) {
      if (signal.aborted) return
      const written = await writeOne(repo, root, segment)
      store.writeTx((tx) => repo.finishTx(tx, segment, written))
    }
  }
  await write()
  if (signal.aborted) return
  store.writeTx((tx) => repo.beginTx(tx))
  await write()
}

async function writeOne(repo: ReturnType<typeof createArchiveRepo>, root: string, segment: SegmentRow): Promise<{ file: string; bytes: number; records: number }> {
  const counted = { records: 0 }
  const written = await writeSegment(root, segment, linesIn(repo.piecesOf(segment), counted))
  return { ...written, ...counted }
}

function* linesIn(pieces: Iterable<{ readonly records: number; readonly lines: string }>, counted: { records: number }): Generator<string> {
  for (const { records, lines } of pieces) {
    counted.records += records
    yield lines
  }
}

function parsed(text: string, file: string, line: number): ArchiveRecord {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw unreadable(file, line)
  }
  const record = archiveRecord.safeParse(json)
  if (!record.success) throw unreadable(file, line)
  return record.data
}

function unreadable(file: string, line: number): InvalidInput {
  return new InvalidInput(`${file} line ${line}`, 'it is no record of the archive', 'Bring the file back from a backup, or move it away to go on without it.')
}
