/** An import under way: each call reads on by as much as it hands over, so memory does not grow with the file. */
import { Cancelled } from '../../main/kernel/errors.ts'
import type { ImportFormat, ImportMap, ImportReject, SignalDraft } from '../../main/signals/contract.ts'
import { isReject, type Outcome } from '../../main/signals/pure/draft.ts'
import type { TextPieces } from './source-file.ts'

export interface Batch {
  readonly drafts: SignalDraft[]
  readonly rejects: ImportReject[]
  readonly bytesRead: number
  readonly done: boolean
}

export interface ImportReader {
  readonly format: ImportFormat
  readonly map?: ImportMap
  /** The next drafts and refusals, at most `limit` of both together. Throws Cancelled when `signal` says so. */
  next(limit: number, signal: AbortSignal): Promise<Batch>
}

/** A file in which little is worth handing over still reports back this often, for progress and cancelling. */
const BYTES_PER_CALL = 8 * 1024 * 1024

/** Reads a file of any size in pieces. `push` turns text into outcomes. */
export function streamReader(pieces: TextPieces, push: (text: string, last: boolean) => readonly Outcome[]): ImportReader['next'] {
  let held: readonly Outcome[] = []
  let taken = 0
  let ended = false
  return async (limit, signal) => {
    const batch: { drafts: SignalDraft[]; rejects: ImportReject[] } = { drafts: [], rejects: [] }
    const begin = pieces.bytesRead
    for (;;) {
      taken = handOver(held, taken, limit, batch)
      const full = batch.drafts.length + batch.rejects.length === limit
      if (full || ended || pieces.bytesRead - begin >= BYTES_PER_CALL) break
      if (signal.aborted) throw new Cancelled('The import')
      const { text, last } = await pieces.next()
      held = push(text, last)
      taken = 0
      ended = last
    }
    return { ...batch, bytesRead: pieces.bytesRead, done: ended && taken === held.length }
  }
}

/** Hands over what a file read whole gave, some at a time; `read` gives the outcomes from a position on. */
export function wholeReader(bytes: number, count: number, read: (start: number, count: number) => readonly Outcome[]): ImportReader['next'] {
  let held: readonly Outcome[] = []
  let taken = 0
  let asked = 0
  return async (limit, signal) => {
    const batch: { drafts: SignalDraft[]; rejects: ImportReject[] } = { drafts: [], rejects: [] }
    for (;;) {
      taken = handOver(held, taken, limit, batch)
      const full = batch.drafts.length + batch.rejects.length === limit
      if (full || asked >= count) break
      if (signal.aborted) throw new Cancelled('The import')
      held = read(asked, limit)
      asked += limit
      taken = 0
    }
    const done = asked >= count && taken === held.length
    return { ...batch, bytesRead: count === 0 ? bytes : Math.round((bytes * Math.min(asked, count)) / count), done }
  }
}

function handOver(held: readonly Outcome[], from: number, limit: number, batch: { drafts: SignalDraft[]; rejects: ImportReject[] }): number {
  let at = from
  for (; at < held.length && batch.drafts.length + batch.rejects.length < limit; at++) {
    const outcome = held[at]
    if (outcome === undefined) break
    if (isReject(outcome)) batch.rejects.push(outcome)
    else batch.drafts.push(outcome)
  }
  return at
}
