import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { ReviewItem } from '../../main/listings/contract.ts'
import { openSheet, useView } from '../app/view-state.ts'
import { decide, type Target } from '../decisions/decide.ts'
import { reviewCommand, type Command } from '../keyboard/keymap.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { DesignLook } from '../look/design-look.tsx'
import { useLook } from '../look/look-state.ts'
import { ListingEditor } from '../listing-editor/listing-editor.tsx'
import { words } from '../words/en.ts'
import { DecisionBar } from './decision-bar.tsx'
import { Filmstrip } from './filmstrip.tsx'
import { Inspector } from './inspector.tsx'
import { preloadFirstViews } from './preload.ts'
import { showDesign, useReview } from './review-state.ts'
import { Stage } from './stage.tsx'
import { reviewActions, type ReviewActions } from './use-review-actions.ts'
import { viewsOf } from './views.ts'
import { ViewSwitch } from './view-switch.tsx'

interface ReviewDeskProps {
  readonly items: readonly ReviewItem[]
  readonly current: ReviewItem
  readonly at: number
  readonly waiting: number
}

const AHEAD = 3

/** The desk with one design on it. */
export function ReviewDesk({ items, current, at, waiting }: ReviewDeskProps) {
  const { view: wanted, quickLook, askingReason } = useReview()
  const editing = useView((state) => state.sheet === 'edit')
  const frame = useRef<HTMLButtonElement>(null)
  const beside = useRef<HTMLDivElement>(null)
  const [side, setSide] = useState(0)
  const views = viewsOf(current)
  const shown = Math.min(wanted, views.length - 1)
  const view = views[shown]
  const actions = reviewActions(items, current)

  useEffect(() => {
    if (side > 0) preloadFirstViews([...items.slice(at + 1, at + 1 + AHEAD), ...items.slice(Math.max(0, at - 1), at)], side)
  }, [items, at, side])

  useEffect(() => {
    if (beside.current !== null) beside.current.scrollTop = 0
  }, [current.design.id])

  useKeys((event) => {
    const command = reviewCommand(event, askingReason)
    return command !== null && obey(command, actions, views.length)
  })

  if (view === undefined) return null
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <p className="sr-only" aria-live="polite">
        {words.review.announce(current.design.phrase, at + 1, waiting)}
      </p>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_clamp(20rem,30%,26rem)] @max-[56rem]/window:block @max-[56rem]/window:overflow-y-auto">
        <section aria-label={words.review.stage} className="@container flex min-h-0 flex-col items-stretch gap-3 bg-stage pb-4 @max-[56rem]/window:h-[max(22rem,70dvh)]">
          <Stage item={current} view={view} onSize={setSide} frameRef={frame} />
          <ViewSwitch views={views} current={shown} />
          <div className="relative z-10 h-11 @max-[56rem]/window:sticky @max-[56rem]/window:bottom-2">
            <div className="absolute inset-x-3 bottom-0 flex justify-center">
              <DecisionBar actions={actions} />
            </div>
          </div>
        </section>
        <div ref={beside} className="min-h-0 overflow-y-auto @max-[56rem]/window:overflow-visible">
          <Inspector item={current} />
        </div>
      </div>
      <Filmstrip items={items} currentId={current.design.id} waiting={waiting} />
      <DesignLook
        base={quickLook ? current.design : null}
        onClose={() => useReview.setState({ quickLook: false })}
        onMove={actions.move}
        originOf={() => frame.current?.getBoundingClientRect() ?? null}
        onKey={(event, shown) => approvedIn(event, shown, current.design.id, actions)}
        onMade={(id) => showDesign(id, 'next')}
      />
      <ListingEditor key={current.design.id} open={editing} listings={current.listings} />
    </div>
  )
}

/** A sister that is in sight is approved as itself; the desk then stays where it is. */
function approvedIn(event: KeyboardEvent, shown: Target, currentId: string, actions: ReviewActions): boolean {
  if (reviewCommand(event, false)?.do !== 'approve') return false
  if (shown.id === currentId) actions.approve()
  else decide([shown], 'approve')
  return true
}

/** Carries out a key's command; false when there was nothing to do. */
function obey(command: Command, actions: ReviewActions, views: number): boolean {
  switch (command.do) {
    case 'approve':
      actions.approve()
      return true
    case 'ask-reason':
      actions.askReason()
      return true
    case 'reject':
      actions.reject(command.reason)
      return true
    case 'edit':
      actions.edit()
      return true
    case 'edit-design':
      useLook.setState({ editing: true })
      useReview.setState({ quickLook: true })
      return true
    case 'vary':
      actions.vary()
      return true
    case 'undo':
      actions.undo()
      return true
    case 'previous':
      actions.move(-1)
      return true
    case 'next':
      actions.move(1)
      return true
    case 'quick-look':
      useReview.setState({ quickLook: true })
      return true
    case 'keys':
      openSheet('keys')
      return true
    case 'show':
      if (command.view < views) useReview.setState({ view: command.view })
      return command.view < views
    case 'close':
      useReview.setState({ askingReason: false })
      return true
  }
}
