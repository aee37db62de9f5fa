import type { Job, JobProgress } from '../../main/jobs/contract.ts'
import { client } from '../api/client.ts'
import { Button } from '../ui/button.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { words } from '../words/en.ts'
import { actOnWork } from './act-on-work.ts'

/** One piece of work under way and how far it is. `live` is fresher than what the list knew. */
export function JobRow({ job, live }: { readonly job: Job; readonly live: JobProgress | undefined }) {
  const progress = live ?? job.progress
  return (
    <li className="flex flex-col gap-1.5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="text-13 font-medium">{job.label}</p>
          {progress?.note !== undefined && <p className="truncate text-11 text-ink-3">{progress.note}</p>}
        </div>
        <Button look="quiet" onClick={() => void actOnWork(() => client.jobs.cancel.mutate({ id: job.id }))}>
          {words.activity.stop}
        </Button>
      </div>
      <ProgressBar label={job.label} done={progress?.done ?? 0} total={progress?.total ?? null} />
      <p className="flex justify-between text-11 text-ink-3 tabular-nums">
        <span>{progress !== undefined && progress.total !== null ? words.today.progress(progress.done, progress.total) : ''}</span>
        <span>{progress !== undefined && progress.etaMs !== null ? words.today.timeLeft(progress.etaMs) : ''}</span>
      </p>
    </li>
  )
}
