/** Waits for one piece of work, to say how it ended. */
import type { Job } from '../../main/jobs/contract.ts'
import { client } from './client.ts'

const waiting = new Map<string, () => void>()

/** Called by the live stream when work has left the running state. */
export function tellSettled(jobId: string): void {
  waiting.get(jobId)?.()
}

/** The line was down: work may have ended unheard, so everybody who waits asks again. */
export function tellReconnected(): void {
  for (const wake of waiting.values()) wake()
}

/** @returns the work as it ended. Asks at the start too, for work that was done before anyone listened, and whenever it is woken. */
export async function followJob(jobId: string, find: (id: string) => Promise<Job> = (id) => client.jobs.find.query({ id })): Promise<Job> {
  try {
    for (;;) {
      const woken = new Promise<void>((resolve) => waiting.set(jobId, resolve))
      const job = await find(jobId)
      if (job.state !== 'waiting' && job.state !== 'running') return job
      await woken
    }
  } finally {
    waiting.delete(jobId)
  }
}
