/**
 * Memory of a process and everything it started: the sum of PSS (proportional set size), which counts a page shared by
 * three processes as a third in each, so that the sum is what the tree costs the machine. Linux only (/proc).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'

export interface MemoryWatch {
  /** Ends the sampling. @returns the highest sum seen in bytes, or null where it cannot be measured. */
  stop(): number | null
}

/** Samples the tree below `pid` every 100 ms, in a thread of its own: a look takes milliseconds, and this process may be the one that is timed. */
export function watchMemory(pid: number): MemoryWatch {
  if (process.platform !== 'linux') return { stop: () => null }
  const peak = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT))
  const thread = new Worker(new URL('memory-thread.ts', import.meta.url), { workerData: { pid, peak } })
  return {
    stop() {
      void thread.terminate()
      return peak[0] === undefined || peak[0] === 0 ? null : peak[0]
    },
  }
}

/** What `pid` and everything it started cost the machine now, in bytes. */
export function treeBytes(pid: number): number {
  return treeOf(pid).reduce((sum, member) => sum + proportionalBytes(member), 0)
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
