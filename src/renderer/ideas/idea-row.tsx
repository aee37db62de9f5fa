import { CircleCheck } from 'lucide-react'
import { memo } from 'react'
import type { Idea } from '../../main/ideas/contract.ts'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { dayFrom } from './idea-day.ts'
import { hundred, SmallBars } from './factor-bars.tsx'

interface IdeaRowProps {
  readonly idea: Idea
  readonly current: boolean
  readonly at: number
  readonly of: number
  /** The seller's day. */
  readonly today: string
}

/** One idea of the list: what to say, why, for when, and how sure the score is. */
export const IdeaRow = memo(function IdeaRow({ idea, current, at, of, today }: IdeaRowProps) {
  const { phrase } = idea.concept
  const day = dayFrom(idea, today)
  return (
    <div
      id={`idea-${idea.id}`}
      role="option"
      tabIndex={-1}
      data-idea={idea.id}
      aria-selected={current}
      aria-setsize={of}
      aria-posinset={at + 1}
      className={classes('grid h-full grid-cols-[1fr_auto] content-center gap-x-4 rounded-12 px-3', current ? 'bg-accent-fill' : 'hover:bg-fill')}
    >
      <p className="flex min-w-0 items-center gap-1.5 text-15 font-medium">
        <span className="truncate">{phrase}</span>
        {idea.status === 'designed' && <CircleCheck size={14} aria-label={words.ideas.designed} className="shrink-0 text-green" />}
      </p>
      <p className="text-right text-17 font-semibold tabular-nums">
        {hundred(idea.score)}
        <span className="sr-only"> {words.ideas.outOf}</span>
      </p>
      <p className="truncate text-13 text-ink-2">{idea.risk ?? idea.why}</p>
      <span className="row-span-2 self-end justify-self-end pb-0.5">
        <SmallBars idea={idea} />
      </span>
      <p className="truncate text-11 text-ink-3">
        {[day === null ? idea.theme.label : `${day.name}, ${day.left}`, words.ideas.seenShort(idea.signals, idea.sources)].join(' · ')}
      </p>
    </div>
  )
})
