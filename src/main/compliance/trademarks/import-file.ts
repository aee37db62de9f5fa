import type { CaseFile, CaseReject, TrademarksImported } from './contract.ts'
import type { FileRow, TrademarksRepo } from './repo.ts'
import type { TrademarksDeps } from './service.ts'

export interface ImportContext {
  readonly signal: AbortSignal
  /** Bytes of the file read, and all of them. */
  readonly progress: (done: number, total: number) => void
  /** What the seller knows the file by, where it is a copy. */
  readonly name?: string
}

/** Case files in one transaction: enough that their keys fall close together, few enough to cancel soon. */
const BATCH = 5_000
/** Refusals that are kept with their places; all are counted. */
const KEPT_REJECTS = 20

/** Every batch commits with the place it ends at, so that a killed import goes on there. */
export async function importTrademarks({ acquire, everydayFile, clock }: TrademarksDeps, repo: TrademarksRepo, file: string, { signal, progress, name = file }: ImportContext): Promise<TrademarksImported> {
  const first = await acquire.call('openTrademarks', { file, from: 0, everydayFile }, { signal })
  const earlier = await repo.file(first.fingerprint)
  if (earlier?.finished === 1) {
    await acquire.call('close', { importId: first.importId }).catch(() => undefined)
    return imported({ ...earlier, file: name }, true)
  }
  const goesOn = earlier !== null && earlier.position > 0
  if (goesOn) await acquire.call('close', { importId: first.importId }, { signal })
  const { importId, bytes } = goesOn ? await acquire.call('openTrademarks', { file, from: earlier.position, everydayFile }, { signal }) : first
  let row: FileRow = earlier === null ? emptyRow(first.fingerprint, name) : { ...earlier, file: name }
  const ask = () => acquire.call('nextTrademarks', { importId, limit: BATCH }, { signal })
  try {
    let coming = ask()
    for (let done = false; !done; ) {
      const batch = await coming
      done = batch.done
      // The next batch is read while this one is written.
      if (!done) {
        coming = ask()
        coming.catch(() => undefined)
      }
      row = after(row, batch, clock.now())
      await repo.put(batch, row)
      progress(batch.bytesRead, bytes)
    }
    return imported(row, false)
  } finally {
    await acquire.call('close', { importId }).catch(() => undefined)
    if (row.read > 0) await repo.count()
    await repo.side.rest()
  }
}

function emptyRow(fingerprint: string, file: string): FileRow {
  return { fingerprint, file, position: 0, finished: 0, read: 0, live: 0, ended: 0, rejected: 0, rejects: '[]', at: 0 }
}

interface Read {
  readonly marks: readonly CaseFile[]
  readonly rejects: readonly CaseReject[]
  readonly position: number
  readonly done: boolean
}

function after(row: FileRow, { marks, rejects, position, done }: Read, now: number): FileRow {
  const live = marks.filter((mark) => mark.live).length
  const kept = [...JSON.parse(row.rejects) as CaseReject[], ...rejects].slice(0, KEPT_REJECTS)
  return {
    ...row, position, finished: done ? 1 : 0, read: row.read + marks.length + rejects.length, live: row.live + live,
    ended: row.ended + marks.length - live, rejected: row.rejected + rejects.length, rejects: JSON.stringify(kept), at: now,
  }
}

function imported({ file, read, live, ended, rejected, rejects }: FileRow, known: boolean): TrademarksImported {
  return { file, read, live, ended, rejected, rejects: JSON.parse(rejects) as CaseReject[], known }
}
