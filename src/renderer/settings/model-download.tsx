import { create } from 'zustand'
import { client } from '../api/client.ts'
import { Refusal } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { useLive } from '../api/live-state.ts'
import { Button } from '../ui/button.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { words } from '../words/en.ts'

/** Downloads that this window asked for, by the model; Activity shows them too. */
const useDownloads = create<{ readonly jobs: Readonly<Record<string, string>> }>()(() => ({ jobs: {} }))

interface ModelDownloadProps {
  readonly manifestId: string
  readonly title: string
  readonly begun: boolean
  readonly act: (work: () => Promise<unknown>) => Promise<void>
}

/** Download with its progress, Stop, and what to do with a part that is here. */
export function ModelDownload({ manifestId, title, begun, act }: ModelDownloadProps) {
  const jobId = useDownloads((state) => state.jobs[manifestId])
  const progress = useLive((state) => (jobId === undefined ? undefined : state.progress.get(jobId)))
  const start = async (): Promise<void> => {
    const asked = await client.localModels.download.mutate({ manifestId })
    remember(manifestId, asked.jobId)
    await untilDone(asked.jobId).finally(() => remember(manifestId, undefined))
  }
  if (jobId !== undefined) {
    return (
      <div className="flex items-center gap-3">
        <ProgressBar label={`${words.models.downloading}: ${title}`} done={progress?.done ?? 0} total={progress?.total ?? null} />
        <Button look="quiet" aria-label={`${words.models.stop}: ${title}`} onClick={() => void client.jobs.cancel.mutate({ id: jobId })}>
          {words.models.stop}
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button aria-label={`${begun ? words.models.goOn : words.models.download}: ${title}`} onClick={() => void act(start)}>
        {begun ? words.models.goOn : words.models.download}
      </Button>
      {begun && (
        <>
          <Button look="danger" aria-label={`${words.models.discard}: ${title}`} onClick={() => void act(() => client.localModels.discard.mutate({ manifestId }))}>
            {words.models.discard}
          </Button>
          <span className="text-13 text-ink-3">{words.models.begun}</span>
        </>
      )}
    </div>
  )
}

function remember(manifestId: string, jobId: string | undefined): void {
  useDownloads.setState(({ jobs }) => {
    const { [manifestId]: _ended, ...rest } = jobs
    return { jobs: jobId === undefined ? rest : { ...rest, [manifestId]: jobId } }
  })
}

/** @throws Refusal with the program's own sentence about work that did not end well. */
export async function untilDone(jobId: string): Promise<void> {
  const job = await followJob(jobId)
  if (job.state === 'failed' || job.state === 'needs-human') throw new Refusal(job.reason ?? words.activity.states[job.state], job.action)
}
