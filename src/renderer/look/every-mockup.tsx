import { useQuery } from '@tanstack/react-query'
import { Images } from 'lucide-react'
import { OPEN_STATES } from '../activity/activity.tsx'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort, Refusal } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { useLive } from '../api/live-state.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'
import { Button } from '../ui/button.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { words } from '../words/en.ts'

const RENDER = 'mockups.render'

/** Makes the design's mock-ups on every garment in every scene; says how far that is, and stops it. */
export function EveryMockup({ designId }: { readonly designId: string }) {
  const { data: count } = useQuery(trpc.mockups.count.queryOptions({ designId }))
  const work = useWork(designId)
  if (work !== null) return <Making {...work} />
  if (count === undefined || count.total === 0) return null
  if (count.missing === 0) return <p className="shrink-0 text-13 text-ink-3">{words.look.everyMade(count.total)}</p>
  return (
    <Button look="quiet" round icon={<Images size={15} aria-hidden="true" />} onClick={() => void makeEvery(designId)}>
      {count.missing === count.total ? words.look.makeEvery(count.total) : words.look.makeMissing(count.missing)}
    </Button>
  )
}

interface Work {
  readonly jobId: string
  readonly done: number
  /** null while it waits for its turn. */
  readonly total: number | null
  readonly etaMs: number | null
}

function Making({ jobId, done, total, etaMs }: Work) {
  const line = total === null ? words.look.everyWaits : [words.today.progress(done, total), etaMs === null ? '' : words.today.timeLeft(etaMs)].filter(Boolean).join(' · ')
  return (
    <div className="flex shrink-0 items-center gap-3">
      <div className="w-44">
        <p className="mb-1 truncate text-11 text-ink-2 tabular-nums">{line}</p>
        <ProgressBar label={words.look.makingMockups} done={done} total={total} />
      </div>
      <Button aria-label={words.look.stopMockups} onClick={() => void stop(jobId)}>
        {words.activity.stop}
      </Button>
    </div>
  )
}

/** The work on this design's mock-ups, whoever asked for it: what runs before what waits. */
function useWork(designId: string): Work | null {
  const live = useLive((state) => state.progress)
  const { data: jobs = [] } = useQuery(trpc.jobs.list.queryOptions({ states: OPEN_STATES, limit: 100 }))
  const mine = jobs.filter(({ kind, correlationId, state }) => kind === RENDER && correlationId === designId && (state === 'running' || state === 'waiting'))
  const job = mine.find(({ state }) => state === 'running') ?? mine[0]
  if (job === undefined) return null
  const progress = live.get(job.id) ?? job.progress
  return { jobId: job.id, done: progress?.done ?? 0, total: progress?.total ?? null, etaMs: progress?.etaMs ?? null }
}

async function makeEvery(designId: string): Promise<void> {
  try {
    const { jobId } = await client.mockups.all.mutate({ designId })
    markStale(['jobs'])
    const job = await followJob(jobId)
    if (job.state !== 'done' && job.state !== 'cancelled') throw new Refusal(job.reason ?? '', job.action)
  } catch (error) {
    showNotice({ text: words.look.madeFailed(explainShort(error)), tone: 'trouble' })
  } finally {
    await queryClient.invalidateQueries(trpc.mockups.count.pathFilter())
  }
}

async function stop(id: string): Promise<void> {
  try {
    await client.jobs.cancel.mutate({ id })
  } catch (error) {
    showNotice({ text: explainShort(error), tone: 'trouble' })
  }
  markStale(['jobs', 'today'])
}
