/** Waits for one piece of work, to say how it ended. */
import type { Job } from '../../main/jobs/contract.ts'
import { client } from './client.ts'

const waiting = new Map<string, () => void>()

/** Called by the live stream when work has left the running state. */
export function tellSettled(jobId: string): void {
  waiting.get(jobId)?.()
}

/** @returns the work as it ended. Asks once at the start too, for work that was done before anyone listened. */
export async function followJob(jobId: string): Promise<Job> {
  const settled = new Promise<void>((resolve) => waiting.set(jobId, resolve))
  try {
    const first = await client.jobs.find.query({ id: jobId })
    if (first.state !== 'waiting' && first.state !== 'running') return first
    await settled
    return await client.jobs.find.query({ id: jobId })
  } finally {
    waiting.delete(jobId)
  }
}
