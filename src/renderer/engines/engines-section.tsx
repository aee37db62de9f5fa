import { useQuery } from '@tanstack/react-query'
import { Moon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ImageEngines, TonightPlan } from '../../main/image-engines/contract.ts'
import { enginesList } from '../api/engines.ts'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { moneyMinor } from '../words/format.ts'
import { BudgetFields } from './budget-fields.tsx'
import { EngineList } from './engine-list.tsx'
import { PictureChoices } from './picture-choices.tsx'

/** Who makes pictures, in which order, what is made, and what it may cost. */
export function EnginesSection() {
  const list = useQuery(enginesList)
  if (list.data === undefined) {
    if (list.isError) return <TroubleView error={list.error} title={words.engines.cannotLoad} />
    return (
      <AfterAMoment>
        <div role="status" aria-label={words.app.loading} className="flex flex-col gap-2">
          {Array.from({ length: 6 }, (_, index) => (
            <Bone key={index} className="h-16 rounded-12" />
          ))}
        </div>
      </AfterAMoment>
    )
  }
  return <Shown all={list.data} />
}

function Shown({ all }: { readonly all: ImageEngines }) {
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-4">
        <p className="text-13 text-ink-2">{words.engines.note}</p>
        {all.pictures.order.length > 0 && <Tonight plan={all.tonight} currency={all.budget.currency} />}
      </div>
      <Part title={words.engines.who} note={words.engines.whoNote}>
        <EngineList all={all} />
      </Part>
      <Part title={words.engines.looks}>
        <PictureChoices pictures={all.pictures} />
      </Part>
      <Part title={words.engines.budget} note={words.engines.budgetNote}>
        <BudgetFields budget={all.budget} />
      </Part>
    </div>
  )
}

function Part({ title, note, children }: { readonly title: string; readonly note?: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="text-15 font-semibold">{title}</h3>
      {note !== undefined && <p className="mt-0.5 text-13 text-ink-3">{note}</p>}
      <div className="mt-3">{children}</div>
    </section>
  )
}

/** What the next night would ask of whom; nothing is sent for it. */
function Tonight({ plan, currency }: { readonly plan: TonightPlan; readonly currency: string }) {
  const { names, tonightPart, tonightFree, tonightUpTo, tonightWithout } = words.engines
  return (
    <section aria-label={words.engines.tonight} className="flex gap-3 rounded-12 bg-accent-fill p-4 text-13">
      <Moon size={17} aria-hidden="true" className="mt-px shrink-0 text-accent" />
      <div className="min-w-0">
        <p className="font-medium">{plan.sentence}</p>
        {plan.parts.length > 1 && (
          <ul className="mt-1 text-ink-2 tabular-nums">
            {plan.parts.map(({ engine, pictures, minor }) => (
              <li key={engine}>{tonightPart(names[engine], pictures, minor === 0 ? tonightFree : tonightUpTo(moneyMinor(minor, currency)))}</li>
            ))}
          </ul>
        )}
        {plan.without > 0 && <p className="mt-1 text-ink-2">{[tonightWithout(plan.without), plan.why].filter(Boolean).join(' ')}</p>}
      </div>
    </section>
  )
}
