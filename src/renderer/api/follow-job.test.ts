import { expect, test } from 'vitest'
import type { Job, JobState } from '../../main/jobs/contract.ts'
import { followJob, tellReconnected, tellSettled } from './follow-job.ts'

function job(state: JobState): Job {
  return { id: 'job_1', kind: 'signals.import', label: 'Importing a file', state, attempt: 1, maxAttempts: 1, runAt: '', createdAt: '', correlationId: 'c' }
}

/** Answers with these states in turn, and says how often it was asked. */
function asking(...states: JobState[]) {
  const asked: string[] = []
  return { asked, find: (id: string): Promise<Job> => Promise.resolve(job(states[asked.push(id) - 1] ?? 'failed')) }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('work that ended while the line was down is told when the line is back', async () => {
  const { asked, find } = asking('running', 'running', 'cancelled')
  const followed = followJob('job_1', find)
  await turn()
  tellReconnected()
  await turn()
  expect(asked).toHaveLength(2)
  tellReconnected()
  expect((await followed).state).toBe('cancelled')
})

test('work that ends is asked for once more, and work that was over is not waited for', async () => {
  const { find } = asking('waiting', 'done')
  const followed = followJob('job_1', find)
  await turn()
  tellSettled('job_1')
  expect((await followed).state).toBe('done')
  expect((await followJob('job_1', asking('failed').find)).state).toBe('failed')
})
