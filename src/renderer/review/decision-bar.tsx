import { Check, PencilLine, Sparkles, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { REASONS } from '../keyboard/keymap.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { words } from '../words/en.ts'
import type { ReviewActions } from './use-review-actions.ts'
import { useReview } from './review-state.ts'

/** The decision under the design; after R it asks why in the same place. */
export function DecisionBar({ actions }: { readonly actions: ReviewActions }) {
  const asking = useReview((state) => state.askingReason)
  return (
    <div
      role="toolbar"
      aria-label={words.review.actions}
      className="glass flex max-w-full flex-wrap items-center justify-center gap-1.5 rounded-[1.4rem] bg-glass p-1.5 shadow-float"
    >
      {asking ? <Reasons actions={actions} /> : <Choices actions={actions} />}
    </div>
  )
}

function Choices({ actions }: { readonly actions: ReviewActions }) {
  return (
    <>
      <Button round look="danger" shortcut="R" icon={<X size={16} aria-hidden="true" />} onClick={actions.askReason}>
        {words.review.reject}
      </Button>
      <Button round look="quiet" shortcut="E" icon={<PencilLine size={15} aria-hidden="true" />} onClick={actions.edit}>
        <span className="@max-[36rem]:sr-only">{words.review.edit}</span>
      </Button>
      <Button round look="quiet" shortcut="G" icon={<Sparkles size={15} aria-hidden="true" />} onClick={actions.vary}>
        <span className="@max-[36rem]:sr-only">{words.review.vary}</span>
      </Button>
      <Button round look="approve" shortcut="A" icon={<Check size={16} aria-hidden="true" />} onClick={actions.approve}>
        {words.review.approve}
      </Button>
    </>
  )
}

function Reasons({ actions }: { readonly actions: ReviewActions }) {
  const without = useRef<HTMLButtonElement>(null)
  // Enter then means "no reason", and the focus is not lost with the button that was pressed.
  useEffect(() => without.current?.focus({ preventScroll: true }), [])
  return (
    <>
      <span className="px-2 text-13 text-ink-2 @max-[58rem]:hidden">{words.review.whyReject}</span>
      {REASONS.map((reason, index) => (
        <Button key={reason} round look="plain" className="gap-1.5 pr-2 pl-3" onClick={() => actions.reject(reason)}>
          {words.review.reasons[reason]}
          <Kbd>{String(index + 1)}</Kbd>
        </Button>
      ))}
      <button
        ref={without}
        type="button"
        onClick={() => actions.reject(null)}
        className="inline-flex min-h-8 items-center gap-1.5 rounded-full px-3 text-13 font-medium text-ink-2 hover:bg-fill"
      >
        {words.review.withoutReason}
        <Kbd>↵</Kbd>
      </button>
    </>
  )
}
