import { Collapsible } from '@base-ui/react/collapsible'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { SourceView } from '../../main/signals/contract.ts'
import { changeSource } from '../api/sources.ts'
import { useNow } from '../app/now.ts'
import { showNotice } from '../app/notice-state.ts'
import { classes } from '../ui/classes.ts'
import { Switch } from '../ui/switch.tsx'
import { words } from '../words/en.ts'
import { SourceForm } from './source-form.tsx'
import { stateOf, type Tone } from './source-state.ts'

const DOTS: Readonly<Record<Tone, string>> = { quiet: 'bg-ink-3/50', good: 'bg-green', waiting: 'bg-amber', trouble: 'bg-red' }

/** One source: what it brings, how it stands, its switch; opened, everything that can be set. */
export function SourceCard({ view }: { readonly view: SourceView }) {
  const [open, setOpen] = useState(false)
  const state = stateOf(view, useNow())
  return (
    <li className="shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
      <Collapsible.Root open={open} onOpenChange={setOpen}>
        <div className="flex items-center gap-3 pr-4">
          <div className="relative flex min-w-0 flex-1 items-start gap-3 py-3 pl-4">
            <ChevronRight size={16} aria-hidden="true" className={classes('mt-0.5 shrink-0 text-ink-3 transition-transform duration-200', open && 'rotate-90')} />
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                {/* The whole card opens it; its name is the title alone. */}
                <Collapsible.Trigger className="rounded-[4px] text-left text-13 font-medium after:absolute after:inset-0">
                  <span className="sr-only">{words.sources.more}</span> {view.title}
                </Collapsible.Trigger>
                {view.provenLive === null && <span className="text-11 text-ink-3">{words.sources.notProven}</span>}
                {!view.inScore && <span className="rounded-full bg-grey-fill px-2 py-0.5 text-11 text-ink-2">{words.sources.notInScore}</span>}
              </div>
              <p className="mt-0.5 flex items-start gap-2 text-13 text-ink-2">
                <span aria-hidden="true" className={classes('mt-[0.4rem] size-2 shrink-0 rounded-full', DOTS[state.tone])} />
                <span className="min-w-0 break-words">{view.on ? state.sentence : `${state.sentence}. ${view.summary}`}</span>
              </p>
              {state.action !== null && <p className="mt-0.5 ml-4 text-13 text-ink-2">{state.action}</p>}
            </div>
          </div>
          <Switch label={words.sources.on(view.title)} on={view.on} onChange={(on) => void turn(view, on, () => setOpen(true))} />
        </div>
        <Collapsible.Panel className="pr-4 pb-5 pl-11">
          <SourceForm view={view} />
        </Collapsible.Panel>
      </Collapsible.Root>
    </li>
  )
}

/** A source that still needs something opens, so that the seller sees what. */
async function turn(view: SourceView, on: boolean, open: () => void): Promise<void> {
  if (on && !view.ready) open()
  const refusal = await changeSource(view.id, { on })
  if (refusal !== null) showNotice({ text: refusal, tone: 'trouble' })
}
