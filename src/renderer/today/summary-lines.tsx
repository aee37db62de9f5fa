import { ChevronRight, CircleAlert, CircleCheck, CircleDot, Coins, Moon, PackageCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Today } from '../../main/insights/contract.ts'
import type { NightRun } from '../../main/night/contract.ts'
import { goTo, openExport, showInGallery, useView } from '../app/view-state.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { moneyMinor } from '../words/format.ts'

/** One sentence each; every sentence leads to what it counts. */
export function SummaryLines({ today, run }: { readonly today: Today; readonly run: NightRun | null }) {
  const summary = run?.status === 'running' ? undefined : run?.summary
  return (
    <Card flush>
      <div className="flex flex-wrap items-center justify-between gap-4 p-4">
        <div>
          <h2 className="text-22 font-semibold">{today.waiting > 0 ? words.today.waiting(today.waiting) : words.today.nothingWaits}</h2>
          {today.waiting === 0 && <p className="mt-1 text-13 text-ink-2">{words.today.nothingWaitsNote}</p>}
        </div>
        {today.waiting > 0 && (
          <Button look="primary" onClick={() => goTo('review')} className="min-h-9 px-4">
            {words.today.startReview}
          </Button>
        )}
      </div>
      <ul>
        {summary !== undefined && summary.designs > 0 && (
          <Line icon={<Moon size={17} aria-hidden="true" />} onClick={() => showInGallery([])} note={words.today.nightRead(summary.signals, summary.ideas)}>
            {words.today.nightMade(summary.designs, summary.listings)}
          </Line>
        )}
        {run?.status === 'failed' && (
          <Line icon={<CircleAlert size={17} aria-hidden="true" />} ink="text-red" onClick={openActivity}>
            {words.today.failedNight}
          </Line>
        )}
        {today.needYou > 0 && (
          <Line icon={<CircleAlert size={17} aria-hidden="true" />} ink="text-red" onClick={openActivity}>
            {words.today.needYou(today.needYou)}
          </Line>
        )}
        {today.approved > 0 && (
          <Line icon={<CircleCheck size={17} aria-hidden="true" />} ink="text-green" onClick={() => showInGallery(['approved'])}>
            {words.today.approved(today.approved)}
          </Line>
        )}
        {today.readyToExport > 0 && (
          <Line icon={<PackageCheck size={17} aria-hidden="true" />} onClick={() => openExport([])}>
            {words.today.readyToExport(today.readyToExport)}
          </Line>
        )}
        {today.spentMinor > 0 && (
          <li className="flex min-h-11 items-center gap-3 px-4 text-15">
            <span className="text-ink-3">
              <Coins size={17} aria-hidden="true" />
            </span>
            {words.today.spent(moneyMinor(today.spentMinor, today.currency))}
          </li>
        )}
        {summary === undefined && today.approved + today.readyToExport + today.needYou + today.waiting === 0 && (
          <li className="flex min-h-11 items-center gap-3 px-4 text-15 text-ink-2">
            <CircleDot size={17} className="text-ink-3" aria-hidden="true" />
            {words.today.nothingYet}
          </li>
        )}
      </ul>
    </Card>
  )
}

const openActivity = (): void => useView.setState({ activityOpen: true })

interface LineProps {
  readonly icon: ReactNode
  readonly ink?: string
  readonly note?: string
  readonly onClick: () => void
  readonly children: string
}

function Line({ icon, ink = 'text-ink-3', note, onClick, children }: LineProps) {
  return (
    <li>
      <button type="button" onClick={onClick} className="group flex min-h-11 w-full items-center gap-3 rounded-12 px-4 text-left transition-colors duration-150 hover:bg-fill">
        <span className={classes('shrink-0', ink)}>{icon}</span>
        <span className="min-w-0 flex-1 py-1.5">
          <span className="text-15">{children}</span>
          {note !== undefined && <span className="ml-3 text-13 text-ink-3">{note}</span>}
        </span>
        <ChevronRight size={16} aria-hidden="true" className="shrink-0 text-ink-3 opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100" />
      </button>
    </li>
  )
}
