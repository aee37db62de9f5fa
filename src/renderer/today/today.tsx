import { useQuery } from '@tanstack/react-query'
import { Sparkles } from 'lucide-react'
import { trpc } from '../api/client.ts'
import { useNow } from '../app/now.ts'
import { Button } from '../ui/button.tsx'
import { AfterAMoment, Bone, StateView, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { hourOf, longDay } from '../words/format.ts'
import { OptionalCards } from './optional-cards.tsx'
import { RunCard } from './run-card.tsx'
import { startNight } from './start-night.ts'
import { SummaryLines } from './summary-lines.tsx'
import { TonightCard } from './tonight-card.tsx'
import { Upcoming } from './upcoming.tsx'
import { LatestDesigns } from './latest-designs.tsx'

/** What happened, what waits, and what is worth designing for next. */
export function Today() {
  const today = useQuery(trpc.insights.today.queryOptions())
  const night = useQuery(trpc.night.current.queryOptions())
  const now = useNow()
  const run = night.data ?? today.data?.night ?? null
  const running = run?.status === 'running'

  if (today.data === undefined) {
    if (today.isError) return <TroubleView error={today.error} title={words.trouble.unknown} />
    return (
      <AfterAMoment>
        <TodaySkeleton />
      </AfterAMoment>
    )
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-[62rem] flex-col gap-8 px-10 pt-12 pb-16 @max-[56rem]/window:px-5 @max-[56rem]/window:pt-8">
        <header>
          <h1 className="text-34 font-semibold">{words.today.greeting(hourOf(now))}</h1>
          <p className="mt-1 text-15 text-ink-2">{longDay(now)}</p>
        </header>
        {running && <RunCard run={run} first={today.data.waiting + today.data.approved + today.data.rejected <= run.count} />}
        {today.data.libraryIsEmpty && !running ? (
          <div className="rounded-20 bg-card shadow-card">
            <StateView
              icon={<Sparkles size={28} aria-hidden="true" />}
              title={words.today.empty}
              actions={
                <Button look="primary" onClick={() => void startNight(10)}>
                  {words.today.emptyDo}
                </Button>
              }
            >
              {words.today.emptyNote}
            </StateView>
          </div>
        ) : (
          <>
            {!(running && today.data.waiting === 0) && <SummaryLines today={today.data} run={run} />}
            <LatestDesigns />
          </>
        )}
        <div className="grid grid-cols-2 items-start gap-6 @max-[68rem]/window:grid-cols-1">
          <Upcoming dates={today.data.upcoming} />
          <div className="flex flex-col gap-6">
            {!running && !today.data.libraryIsEmpty && <TonightCard />}
            <OptionalCards />
          </div>
        </div>
      </div>
    </div>
  )
}

function TodaySkeleton() {
  return (
    <div role="status" aria-label={words.app.loading} className="mx-auto flex w-full max-w-[62rem] flex-col gap-8 px-10 pt-12">
      <div className="flex flex-col gap-2">
        <Bone className="h-10 w-72" />
        <Bone className="h-5 w-44" />
      </div>
      <Bone className="h-44 w-full rounded-20" />
      <Bone className="h-28 w-full rounded-20" />
      <div className="grid grid-cols-2 gap-6">
        <Bone className="h-56 rounded-20" />
        <Bone className="h-40 rounded-20" />
      </div>
    </div>
  )
}
