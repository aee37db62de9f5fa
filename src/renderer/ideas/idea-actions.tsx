import { Layers, RotateCcw, Sparkles, X } from 'lucide-react'
import type { Idea } from '../../main/ideas/contract.ts'
import { Button } from '../ui/button.tsx'
import { Stepper } from '../ui/stepper.tsx'
import { words } from '../words/en.ts'
import { restoreIdea } from './decide-idea.ts'
import { showAlike, useIdeas } from './ideas-state.ts'
import { PictureButton } from './picture-button.tsx'
import { makeOf, mayMake, mayPutAway } from './use-idea-keys.ts'

/** What can be done with an idea; one that may be somebody's is not designed. */
export function IdeaActions({ idea, onNotThis }: { readonly idea: Idea; readonly onNotThis: () => void }) {
  const count = useIdeas((state) => state.count)
  return (
    <div className="pointer-events-none sticky bottom-4 z-10 flex justify-center px-4">
      <div role="toolbar" aria-label={words.review.actions} className="glass pointer-events-auto flex max-w-full @max-[27rem]:[&_kbd]:hidden flex-wrap items-center justify-center gap-1.5 rounded-[1.4rem] bg-glass p-1.5 shadow-float">
        {mayPutAway(idea) && (
          <Button round look="danger" shortcut="X" icon={<X size={16} aria-hidden="true" />} onClick={onNotThis}>
            <span className="@max-[32rem]:sr-only">{words.ideas.notThis}</span>
          </Button>
        )}
        {idea.status === 'dismissed' && (
          <Button round icon={<RotateCcw size={15} aria-hidden="true" />} onClick={() => restoreIdea(idea)}>
            {words.ideas.bringBack}
          </Button>
        )}
        <Button round look="quiet" shortcut="L" icon={<Layers size={15} aria-hidden="true" />} onClick={() => showAlike(idea)}>
          <span className="@max-[46rem]:sr-only">{words.ideas.moreLikeThis}</span>
        </Button>
        {mayMake(idea) && (
          <>
            <PictureButton idea={idea} count={count} />
            <Stepper label={words.ideas.count} value={count} min={1} max={12} onChange={(next) => useIdeas.setState({ count: next })} />
            <Button round look="primary" shortcut="M" icon={<Sparkles size={16} aria-hidden="true" className="@max-[27rem]:hidden" />} onClick={() => makeOf(idea)}>
              {words.ideas.make}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
