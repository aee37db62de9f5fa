/**
 * Memory of a process and everything it started: the sum of PSS (proportional set size), which counts a page shared by
 * three processes as a third in each, so that the sum is what the tree costs the machine. Linux only (/proc).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'

export interface MemoryWatch {
  /** Ends the sampling. @returns the highest sum seen in bytes, or null where it cannot be measured. */
  stop(): number | null
  /** What each process held when the sum was highest. */
  parts(): readonly MemoryPart[]
}

export interface MemoryPart {
  /** `program`, or the kind of worker. */
  readonly name: string
  readonly bytes: number
}

/** Bytes for the parts as JSON, of which a tree of ten processes fills a tenth. */
const PARTS_ROOM = 8192

/** What the sampling thread writes and its starter reads. */
export interface Peak {
  readonly bytes: Float64Array
  /** JSON of `MemoryPart[]`, filled up with spaces. */
  readonly parts: Uint8Array
}

/** Samples the tree below `pid` every 100 ms, in a thread of its own: a look takes milliseconds, and this process may be the one that is timed. */
export function watchMemory(pid: number): MemoryWatch {
  if (process.platform !== 'linux') return { stop: () => null, parts: () => [] }
  const peak: Peak = { bytes: new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)), parts: new Uint8Array(new SharedArrayBuffer(PARTS_ROOM)) }
  const thread = new Worker(new URL('memory-thread.ts', import.meta.url), { workerData: { pid, peak } })
  return {
    stop() {
      void thread.terminate()
      return peak.bytes[0] === undefined || peak.bytes[0] === 0 ? null : peak.bytes[0]
    },
    parts: () => JSON.parse(new TextDecoder().decode(peak.parts.slice()).replaceAll('\0', '') || '[]') as MemoryPart[],
  }
}

/** Keeps what the tree of `pid` costs the machine now, where it is more than ever before. */
export function keepPeak(pid: number, peak: Peak): void {
  const parts = partsOf(pid)
  const sum = parts.reduce((bytes, part) => bytes + part.bytes, 0)
  if (sum <= (peak.bytes[0] ?? 0)) return
  const text = new TextEncoder().encode(JSON.stringify(parts))
  if (text.length > peak.parts.length) throw new RangeError('More processes than there is room to tell of.')
  peak.bytes[0] = sum
  peak.parts.fill(0)
  peak.parts.set(text)
}

function partsOf(pid: number): MemoryPart[] {
  return treeOf(pid).map((member) => ({ name: nameOf(member), bytes: proportionalBytes(member) }))
}

/** The kind of a worker, whose entry is `worker-imaging.js` when built and `workers/imaging/main.ts` from source. */
function nameOf(pid: number): string {
  return /workers?[-/](\w+)(?:\.js|\/main\.ts)/.exec(readOrEmpty(`/proc/${pid}/cmdline`))?.[1] ?? 'program'
}

/** `pid` and all its descendants that live now. */
function treeOf(pid: number): number[] {
  const children = Map.groupBy(processes(), ({ parent }) => parent)
  const below = (parent: number): number[] => [parent, ...(children.get(parent) ?? []).flatMap((child) => below(child.pid))]
  return below(pid)
}

function processes(): { pid: number; parent: number }[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    // The name of the program stands in brackets and may hold any character; the parent is the second field after it.
    const fields = readOrEmpty(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')
    return fields?.[1] === undefined ? [] : [{ pid: Number(name), parent: Number(fields[1]) }]
  })
}

export function proportionalBytes(pid: number): number {
  const match = /^Pss:\s+(\d+) kB/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`))
  return Number(match?.[1] ?? 0) * 1024
}

/** A process may end between two looks. */
function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
