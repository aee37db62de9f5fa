import { Collapsible } from '@base-ui/react/collapsible'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { EngineView, ImageEngines } from '../../main/image-engines/contract.ts'
import { classes } from '../ui/classes.ts'
import { Hint } from '../ui/icon-button.tsx'
import { Switch } from '../ui/switch.tsx'
import { words } from '../words/en.ts'
import { ComfyPanel } from './comfy/comfy-panel.tsx'
import { EngineForm } from './engine-form.tsx'
import { costWords, DOTS, stateOf } from './engine-state.ts'

interface EngineCardProps {
  readonly all: ImageEngines
  readonly view: EngineView
  readonly on: boolean
  readonly onTurn: (on: boolean) => void
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly handle?: ReactNode
  readonly moves?: ReactNode
}

/** One engine: how it stands and its switch; opened, everything that can be set. */
export function EngineCard({ all, view, on, onTurn, open, onOpen, handle, moves }: EngineCardProps) {
  const state = stateOf(view, on)
  return (
    <Collapsible.Root open={open} onOpenChange={onOpen}>
      <div className="relative flex items-center gap-3 pr-4">
        {handle}
        <div className="relative flex min-w-0 flex-1 items-start gap-3 py-3 pl-4">
          <ChevronRight size={16} aria-hidden="true" className={classes('mt-0.5 shrink-0 text-ink-3 transition-transform duration-200', open && 'rotate-90')} />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              {/* The whole card opens it; its name is the title alone. */}
              <Collapsible.Trigger className="rounded-[4px] text-left text-13 font-medium after:absolute after:inset-0">
                <span className="sr-only">{words.engines.more}</span> {view.title}
              </Collapsible.Trigger>
              <span className={classes('rounded-full px-2 py-0.5 text-11', view.paid ? 'bg-grey-fill text-ink-2' : 'bg-green-fill text-green')}>{costWords(view, all.budget.currency)}</span>
              {!view.proven && (
                <Hint text={<span className="block max-w-64">{words.engines.notProvenWhy}</span>}>
                  <span className="relative text-11 text-ink-3">{words.engines.notProven}</span>
                </Hint>
              )}
            </div>
            <p className="mt-0.5 flex items-start gap-2 text-13 text-ink-2">
              <span aria-hidden="true" className={classes('mt-[0.4rem] size-2 shrink-0 rounded-full', DOTS[state.tone])} />
              <span className="min-w-0 break-words">{state.sentence}</span>
            </p>
          </div>
        </div>
        {moves}
        <Switch label={words.engines.use(view.title)} on={on} onChange={onTurn} />
      </div>
      <Collapsible.Panel className="pr-4 pb-5 pl-11">{view.id === 'comfyui' ? <ComfyPanel /> : <EngineForm all={all} view={view} />}</Collapsible.Panel>
    </Collapsible.Root>
  )
}
