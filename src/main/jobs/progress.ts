import type { Clock } from '../kernel/clock.ts'
import type { JobProgress, JobState } from './contract.ts'
import { timeLeft } from './pure/decisions.ts'

/** Followers hear of one job at most this often; the last word of a job always comes through as `settled`. */
const SHORTEST_GAP_MS = 100

export type ProgressMessage =
  | { readonly type: 'progress'; readonly progress: JobProgress }
  | { readonly type: 'settled'; readonly jobId: string; readonly state: JobState }

/** Progress of what runs now. It lives in memory: after a restart the work itself reports anew. */
export interface ProgressBoard {
  started(job: Pick<JobProgress, 'jobId' | 'kind' | 'label' | 'correlationId'>): void
  report(jobId: string, done: number, total: number | null, note?: string): void
  settled(jobId: string, state: JobState): void
  of(jobId: string): JobProgress | undefined
  all(): readonly JobProgress[]
  follow(listener: (message: ProgressMessage) => void): () => void
}

interface Entry {
  progress: JobProgress
  readonly startedAt: number
  toldAt: number
}

export function createProgressBoard(clock: Clock): ProgressBoard {
  const entries = new Map<string, Entry>()
  const listeners = new Set<(message: ProgressMessage) => void>()
  const tell = (message: ProgressMessage): void => {
    for (const listener of listeners) listener(message)
  }
  return {
    started(job) {
      const entry = { progress: { ...job, done: 0, total: null, etaMs: null }, startedAt: clock.now(), toldAt: clock.now() }
      entries.set(job.jobId, entry)
      tell({ type: 'progress', progress: entry.progress })
    },
    report(jobId, done, total, note) {
      const entry = entries.get(jobId)
      if (entry === undefined) return
      const now = clock.now()
      entry.progress = { ...entry.progress, done, total, etaMs: timeLeft(done, total, now - entry.startedAt), ...(note === undefined ? {} : { note }) }
      if (now - entry.toldAt < SHORTEST_GAP_MS) return
      entry.toldAt = now
      tell({ type: 'progress', progress: entry.progress })
    },
    settled(jobId, state) {
      entries.delete(jobId)
      tell({ type: 'settled', jobId, state })
    },
    of: (jobId) => entries.get(jobId)?.progress,
    all: () => [...entries.values()].map((entry) => entry.progress),
    follow(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
