import { Popover } from '@base-ui/react/popover'
import { useQuery } from '@tanstack/react-query'
import { Activity as Pulse } from 'lucide-react'
import type { JobState } from '../../main/jobs/contract.ts'
import { trpc } from '../api/client.ts'
import { useLive } from '../api/live-state.ts'
import { useView } from '../app/view-state.ts'
import { words } from '../words/en.ts'
import { JobRow } from './job-row.tsx'
import { RunningPictures, useRunningPictures } from './running-pictures.tsx'
import { byReason } from './by-reason.ts'
import { StuckRow } from './stuck-row.tsx'
import { Ring } from '../ui/ring.tsx'

/** Stable, so that the query keeps its key. */
export const OPEN_STATES: JobState[] = ['running', 'waiting', 'needs-human', 'failed', 'parked']
const MOST = 100

/** What runs now, what waits, and what needs the seller. */
export function Activity() {
  const open = useView((state) => state.activityOpen)
  const progress = useLive((state) => state.progress)
  const { data: jobs = [] } = useQuery(trpc.jobs.list.queryOptions({ states: OPEN_STATES, limit: MOST }))
  const running = jobs.filter((job) => job.state === 'running')
  const waiting = jobs.filter((job) => job.state === 'waiting')
  const stuck = jobs.filter((job) => job.state !== 'running' && job.state !== 'waiting')
  const shares = [...progress.values()].flatMap(({ done, total }) => (total === null || total === 0 ? [] : [done / total]))
  const share = shares.length === 0 ? null : shares.reduce((sum, one) => sum + one, 0) / shares.length
  const pictures = useRunningPictures(open && running.length > 0)
  // A picture says more of its work than the work's own line.
  const others = running.filter(({ id }) => !pictures.pictures.some(({ jobId }) => jobId === id))
  const line = running.length > 0 ? words.activity.summary(running.length) : stuck.length > 0 ? words.activity.needsYou(stuck.length) : words.app.activity

  return (
    <Popover.Root open={open} onOpenChange={(activityOpen) => useView.setState({ activityOpen })}>
      <Popover.Trigger className="flex min-h-8 w-full items-center gap-2.5 rounded-8 px-2.5 py-1 text-left text-13 font-medium text-ink-2 transition-colors duration-150 hover:bg-fill hover:text-ink data-popup-open:bg-fill @max-[56rem]/window:justify-center @max-[56rem]/window:px-0">
        {running.length > 0 ? <Ring share={share} /> : <Pulse size={17} className={stuck.length > 0 ? 'shrink-0 text-red' : 'shrink-0 text-ink-3'} aria-hidden="true" />}
        <span className="truncate @max-[56rem]/window:sr-only">{line}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="right" align="end" sideOffset={12} collisionPadding={12} className="z-30">
          <Popover.Popup className="glass flex max-h-[min(32rem,80dvh)] w-[24rem] max-w-[calc(100vw-24px)] flex-col gap-4 overflow-y-auto rounded-20 bg-glass p-5 text-ink shadow-sheet transition-[opacity,scale] duration-200 ease-spring data-ending-style:opacity-0 data-starting-style:scale-[0.97] data-starting-style:opacity-0">
            <Popover.Title className="text-15 font-semibold">{words.activity.title}</Popover.Title>
            {running.length + stuck.length + waiting.length === 0 && <p className="text-13 text-ink-2">{words.activity.idle}</p>}
            <RunningPictures {...pictures} />
            {others.length > 0 && (
              <ul className="flex flex-col gap-4">
                {others.map((job) => (
                  <JobRow key={job.id} job={job} live={progress.get(job.id)} />
                ))}
              </ul>
            )}
            {stuck.length > 0 && (
              <section className="flex flex-col gap-3">
                <h3 className="text-13 font-semibold text-red">{words.activity.attention}</h3>
                <ul className="flex flex-col gap-4">
                  {byReason(stuck).map((jobs) => (
                    <StuckRow key={jobs[0]?.id} jobs={jobs} />
                  ))}
                </ul>
              </section>
            )}
            {waiting.length > 0 && <p className="text-13 text-ink-3">{words.activity.queued(waiting.length)}</p>}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
