import { useLive } from '../api/live-state.ts'
import type { NightRun } from '../../main/night/contract.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { words } from '../words/en.ts'
import { stopNight } from './start-night.ts'

/** A run in the making: how far, how long, and Stop. */
export function RunCard({ run, first }: { readonly run: NightRun; readonly first: boolean }) {
  const progress = useLive((state) => state.progress)
  const live = [...progress.values()].find((entry) => entry.kind === 'night.run')
  const title = first ? words.today.makingFirst : words.today.making
  const note = live?.note ?? words.today.phases[run.phase]
  return (
    <Card className="relative overflow-hidden">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <h2 className="text-22 font-semibold">{title}</h2>
          {first && <p className="mt-1 max-w-[34rem] text-13 text-ink-2">{words.today.makingFirstNote}</p>}
        </div>
        <Button onClick={() => void stopNight()}>{words.today.stop}</Button>
      </div>
      <div className="mt-5 flex flex-col gap-2">
        <ProgressBar label={title} done={live?.done ?? run.designs} total={live?.total ?? run.count} />
        <div className="flex justify-between gap-4 text-13 text-ink-2">
          <span className="truncate">{note}</span>
          <span className="shrink-0 tabular-nums">
            {words.today.progress(run.designs, run.count)}
            {live?.etaMs != null && ` · ${words.today.timeLeft(live.etaMs)}`}
          </span>
        </div>
      </div>
    </Card>
  )
}
