import type { Job, JobProgress } from '../../main/jobs/contract.ts'
import { client } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'
import { Button } from '../ui/button.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { words } from '../words/en.ts'

/** One piece of work: how far it is, or why it stopped and what helps. `live` is fresher than what the list knew. */
export function JobRow({ job, live }: { readonly job: Job; readonly live: JobProgress | undefined }) {
  const progress = live ?? job.progress
  const running = job.state === 'running'
  return (
    <li className="flex flex-col gap-1.5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="text-13 font-medium">{job.label}</p>
          {!running && <p className="text-13 text-ink-2">{[job.reason ?? words.activity.states[job.state], job.action].filter(Boolean).join(' ')}</p>}
          {running && progress?.note !== undefined && <p className="truncate text-11 text-ink-3">{progress.note}</p>}
        </div>
        <div className="flex gap-1">
          {!running && (
            <Button look="plain" onClick={() => void actOnWork(() => client.jobs.retry.mutate({ id: job.id }))}>
              {words.activity.retry}
            </Button>
          )}
          <Button look="quiet" onClick={() => void actOnWork(() => client.jobs.cancel.mutate({ id: job.id }))}>
            {running ? words.activity.stop : words.activity.skip}
          </Button>
        </div>
      </div>
      {running && (
        <>
          <ProgressBar label={job.label} done={progress?.done ?? 0} total={progress?.total ?? null} />
          <p className="flex justify-between text-11 text-ink-3 tabular-nums">
            <span>{progress !== undefined && progress.total !== null ? words.today.progress(progress.done, progress.total) : ''}</span>
            <span>{progress !== undefined && progress.etaMs !== null ? words.today.timeLeft(progress.etaMs) : ''}</span>
          </p>
        </>
      )}
    </li>
  )
}

/** Does it, says why it could not be done, and looks again. */
export async function actOnWork(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    showNotice({ text: explainShort(error), tone: 'trouble' })
  }
  markStale(['jobs', 'today', 'night'])
}
