import type { ExportCheck } from '../../main/exports/contract.ts'
import { Switch } from '../ui/switch.tsx'
import { words } from '../words/en.ts'

/** Problems shown; the rest is counted. */
const SHOWN = 30

interface ExportProblemsProps {
  readonly check: ExportCheck | undefined
  readonly failure: string | null
  readonly leaveOut: boolean
  readonly onLeaveOut: (leaveOut: boolean) => void
}

/** All that is wrong with an export, each with what to do, before it is written. */
export function ExportProblems({ check, failure, leaveOut, onLeaveOut }: ExportProblemsProps) {
  if (failure !== null) return <p role="alert" className="text-13 text-red">{`${words.exporting.cannotCheck}: ${failure}`}</p>
  if (check === undefined) return null
  const { problems, stopped, listings, unwritten } = check
  const hidden = Math.max(0, problems.length - SHOWN) + check.more
  return (
    <section aria-live="polite" className="flex flex-col gap-3">
      <p className="text-13 text-ink-2">{[words.exporting.clear(listings - stopped), ...(unwritten > 0 ? [words.exporting.unwritten(unwritten)] : [])].join(' ')}</p>
      {stopped > 0 && (
        <div className="flex items-center justify-between gap-4 rounded-8 bg-fill px-3 py-2">
          <span className="text-13">{words.exporting.stopped(stopped, listings)}</span>
          <Switch label={words.exporting.leaveOut} on={leaveOut} onChange={onLeaveOut} />
        </div>
      )}
      {problems.length > 0 && (
        <ul className="flex flex-col gap-2">
          {problems.slice(0, SHOWN).map(({ sentence, remedy, severity, listingId }, index) => (
            <li key={`${listingId ?? 'all'}-${index}`} className="text-13">
              <span className={severity === 'stops' ? 'font-medium text-red' : ''}>{sentence}</span> <span className="text-ink-2">{remedy}</span>
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && <p className="text-11 text-ink-3">{words.exporting.moreProblems(hidden)}</p>}
    </section>
  )
}
