import { ArrowLeft, CalendarDays } from 'lucide-react'
import type { Idea } from '../../main/ideas/contract.ts'
import { showDay } from '../calendar/calendar-state.ts'
import { Section } from '../review/section.tsx'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { words } from '../words/en.ts'
import { calendarDate } from '../words/format.ts'
import { EvidenceSection } from './evidence-section.tsx'
import { FactorBars, hundred } from './factor-bars.tsx'
import { IdeaActions } from './idea-actions.tsx'
import { dayFrom } from './idea-day.ts'
import { useIdeas } from './ideas-state.ts'
import { RelatedSections } from './related-sections.tsx'
import { RightsRisk } from './rights-risk.tsx'

/** Everything known about one idea: what to say, why, what was seen, what there is like it. */
export function IdeaDetail({ idea, today, onNotThis }: { readonly idea: Idea; readonly today: string; readonly onNotThis: () => void }) {
  return (
    <article id="idea-detail" tabIndex={-1} aria-label={words.ideas.detail} className="@container relative flex h-full flex-col overflow-y-auto outline-none select-text">
      <div className="mx-auto flex w-full max-w-[46rem] flex-1 flex-col gap-7 px-8 pt-7 pb-6 @max-[72rem]/window:px-6">
        <Heading idea={idea} />
        {idea.status === 'rights-risk' && <RightsRisk idea={idea} />}
        <p className="text-15 text-ink-2">{idea.why}</p>
        <OccasionLine idea={idea} today={today} />
        <Section title={words.ideas.why}>
          <FactorBars idea={idea} />
        </Section>
        <EvidenceSection idea={idea} />
        <RelatedSections idea={idea} />
      </div>
      <IdeaActions idea={idea} onNotThis={onNotThis} />
    </article>
  )
}

function Heading({ idea }: { readonly idea: Idea }) {
  const { audience, mood, phrase } = idea.concept
  const parts = [audience === undefined ? '' : words.review.for(audience), mood].filter((part) => part !== '')
  return (
    <header className="flex items-start gap-6">
      <div className="min-w-0 flex-1">
        <div className="flex min-h-6 items-center gap-2 text-13 text-ink-3">
          <span data-back="" className="hidden @max-[56rem]/window:block">
            <IconButton label={words.ideas.back} shortcut="Esc" onClick={() => useIdeas.setState({ opened: false })} className="-ml-2">
              <ArrowLeft size={17} aria-hidden="true" />
            </IconButton>
          </span>
          <span className="truncate first-letter:uppercase">{idea.theme.label}</span>
          {idea.status !== 'new' && <StatusWord idea={idea} />}
        </div>
        <h2 className="text-28 font-semibold text-balance">{phrase}</h2>
        <p className="mt-1 text-13 text-ink-2 first-letter:uppercase">{parts.join(' · ')}</p>
      </div>
      <p role="img" aria-label={words.ideas.scoreOf(hundred(idea.score))} className="shrink-0 text-right">
        <span aria-hidden="true" className="block text-34 font-semibold tabular-nums">
          {hundred(idea.score)}
        </span>
        <span aria-hidden="true" className="block text-11 text-ink-3">
          {words.ideas.outOf}
        </span>
      </p>
    </header>
  )
}

const INKS = { new: 'text-ink-3', designed: 'bg-green-fill text-green', dismissed: 'bg-grey-fill text-ink-2', 'rights-risk': 'bg-amber-fill text-amber' } as const

function StatusWord({ idea: { status } }: { readonly idea: Idea }) {
  return <span className={classes('shrink-0 rounded-full px-2 py-0.5 text-11 font-medium', INKS[status])}>{words.ideas.statuses[status]}</span>
}

function OccasionLine({ idea, today }: { readonly idea: Idea; readonly today: string }) {
  const day = dayFrom(idea, today)
  if (day === null) return null
  return (
    <div className="flex items-center gap-3 rounded-12 bg-fill px-4 py-3 text-13">
      <CalendarDays size={17} aria-hidden="true" className="shrink-0 text-ink-3" />
      <p className="min-w-0 flex-1">
        <span className="font-medium first-letter:uppercase">{day.name}</span>
        <span className="block text-ink-2">{`${calendarDate(day.occursOn)}, ${day.left}`}</span>
      </p>
      <button type="button" onClick={() => showDay(day.occursOn, idea.concept.occasion ?? null)} className="shrink-0 rounded-8 px-2 py-1 font-medium text-accent hover:bg-fill">
        {words.ideas.openDay}
      </button>
    </div>
  )
}
