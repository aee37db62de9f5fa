import { Meter } from '@base-ui/react/meter'
import type { Idea } from '../../main/ideas/contract.ts'
import { classes } from '../ui/classes.ts'
import { Hint } from '../ui/icon-button.tsx'
import { words } from '../words/en.ts'
import { number } from '../words/format.ts'
import type { Footing } from '../words/en-ideas.ts'
import { factorViews, type FactorView } from './footing.ts'

export const hundred = (share: number): string => number(Math.round(share * 100))

const LOOKS: Readonly<Record<Footing, string>> = {
  none: 'border border-dashed border-ink-3',
  little: 'hatched',
  some: 'bg-accent-strong',
  plenty: 'bg-accent-strong',
}

/** The five parts of a score: how high, what each adds, and how much it rests on. */
export function FactorBars({ idea }: { readonly idea: Idea }) {
  const views = factorViews(idea)
  const weak = views.some(({ footing }) => footing === 'none' || footing === 'little')
  return (
    <div className="flex flex-col gap-1">
      {views.map((view) => (
        <FactorBar key={view.name} view={view} />
      ))}
      {weak && <p className="mt-1 text-11 text-ink-3">{words.ideas.legend}</p>}
    </div>
  )
}

function FactorBar({ view: { name, share, part, footing } }: { readonly view: FactorView }) {
  const { factors } = words.review
  const spoken = `${hundred(share)} ${words.ideas.outOf}, ${words.ideas.adds(hundred(part))}, ${words.ideas.footings[footing]}`
  return (
    <Hint
      text={
        <span className="flex max-w-72 flex-col gap-0.5 py-0.5">
          <span className="font-medium">{`${factors[name]} ${hundred(share)} ${words.ideas.outOf}: ${words.ideas.adds(hundred(part))}.`}</span>
          <span className="text-ink-2">{`${words.ideas.factorNotes[name]} It ${words.ideas.footings[footing]}.`}</span>
        </span>
      }
    >
      <Meter.Root tabIndex={0} value={share * 100} aria-valuetext={spoken} className="-mx-2 grid min-h-7 grid-cols-[7rem_1fr_2rem_2.25rem] items-center gap-3 rounded-8 px-2 hover:bg-fill">
        <Meter.Label className="text-13 text-ink-2">{factors[name]}</Meter.Label>
        <Meter.Track className="h-2 overflow-hidden rounded-full bg-fill-2">
          <Meter.Indicator className={classes('h-full min-w-0.5 rounded-full', LOOKS[footing])} />
        </Meter.Track>
        <span aria-hidden="true" className={classes('text-right text-13 tabular-nums', footing === 'none' ? 'text-ink-3' : 'text-ink')}>
          {hundred(share)}
        </span>
        <span aria-hidden="true" className="text-right text-11 text-ink-3 tabular-nums">
          {words.ideas.points(hundred(part))}
        </span>
      </Meter.Root>
    </Hint>
  )
}

const SMALL_LOOKS: Readonly<Record<Footing, string>> = {
  none: 'border border-ink-3/60',
  little: 'hatched',
  some: 'bg-accent-strong/75',
  plenty: 'bg-accent-strong',
}

/** The same five, small, for a row of the list; the row's own name says the score. */
export function SmallBars({ idea }: { readonly idea: Idea }) {
  return (
    <span aria-hidden="true" className="flex h-5 items-end gap-[3px]">
      {factorViews(idea).map(({ name, share, footing }) => (
        <span key={name} className="flex h-full w-1.5 items-end rounded-[2px] bg-fill-2">
          <span className={classes('w-full rounded-[2px]', SMALL_LOOKS[footing])} style={{ height: `${Math.max(10, share * 100)}%` }} />
        </span>
      ))}
    </span>
  )
}
