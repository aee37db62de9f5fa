import type { Job } from '../../main/jobs/contract.ts'
import { AppError, Cancelled } from '../../main/kernel/errors.ts'
import type { CoreConnection } from './core-client.ts'
import type { Terminal } from './terminal.ts'

/**
 * Shows a job's progress until it ends. Ctrl-C cancels the work in the core and waits for it to let go.
 * @throws AppError with the job's reason when it did not succeed.
 */
export async function waitForJob(core: CoreConnection, jobId: string, terminal: Terminal): Promise<Job> {
  const end = new AbortController()
  const interrupt = (): void => {
    terminal.line('Stopping …')
    void core.api.jobs.cancel.mutate({ id: jobId })
  }
  process.once('SIGINT', interrupt)
  try {
    const following = follow(core, jobId, terminal, end.signal)
    const ended = poll(core, jobId, end.signal)
    const job = await Promise.race([ended, following.then(() => ended)])
    return succeeded(job)
  } finally {
    end.abort()
    process.off('SIGINT', interrupt)
    terminal.clear()
  }
}

async function follow(core: CoreConnection, jobId: string, terminal: Terminal, signal: AbortSignal): Promise<void> {
  for await (const message of core.follow(null, signal)) {
    if (message.type === 'progress' && message.progress.jobId === jobId) terminal.progress(message.progress)
    if (message.type === 'settled' && message.jobId === jobId && message.state !== 'waiting') return
  }
}

/** The stream tells of progress; the row tells the truth. It is looked at every so often, and at once when it settles. */
async function poll(core: CoreConnection, jobId: string, signal: AbortSignal): Promise<Job> {
  for (;;) {
    const job = await core.api.jobs.find.query({ id: jobId })
    if ((job.state !== 'waiting' && job.state !== 'running') || signal.aborted) return job
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

function succeeded(job: Job): Job {
  if (job.state === 'done') return job
  if (job.state === 'cancelled') throw new Cancelled(job.label)
  throw new AppError('unavailable', job.reason ?? `${job.label} did not succeed (${job.state}).`, job.action === undefined ? {} : { action: job.action })
}
