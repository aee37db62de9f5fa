import { create } from 'zustand'
import type { JobProgress } from '../../main/jobs/contract.ts'

/** `shut-out`: the program answers, but was started anew and no longer knows this page. */
export type Connection = 'connecting' | 'live' | 'reconnecting' | 'shut-out'

interface LiveState {
  readonly connection: Connection
  /** Work that runs now, by its id. */
  readonly progress: ReadonlyMap<string, JobProgress>
}

export const useLive = create<LiveState>()(() => ({ connection: 'connecting', progress: new Map() }))

export function setConnection(connection: Connection): void {
  if (useLive.getState().connection !== connection) useLive.setState({ connection })
}

export function showProgress(entry: JobProgress): void {
  useLive.setState(({ progress }) => ({ progress: new Map(progress).set(entry.jobId, entry) }))
}

export function clearProgress(jobId: string): void {
  useLive.setState(({ progress }) => {
    const rest = new Map(progress)
    return rest.delete(jobId) ? { progress: rest } : {}
  })
}
