import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import type { Idea } from '../../main/ideas/contract.ts'
import { ideasAlike, otherConcepts } from '../api/ideas.ts'
import { Fold, Section } from '../review/section.tsx'
import { words } from '../words/en.ts'
import { hundred } from './factor-bars.tsx'
import { showIdea } from './ideas-state.ts'

const SHOWN = 5
/** Of the nearest so many; further away they are hardly alike. */
const NEAREST = 10

/** What was done that is like it, and what else its theme has to offer. */
export function RelatedSections({ idea }: { readonly idea: Idea }) {
  const alike = useQuery(ideasAlike(idea.id))
  const others = useQuery({ ...otherConcepts(idea.id), enabled: idea.others > 0 })
  const done = (alike.data?.items ?? []).slice(0, NEAREST).filter((other) => other.status === 'designed' && other.id !== idea.id).slice(0, SHOWN)
  return (
    <>
      {done.length > 0 && (
        <Section title={words.ideas.done}>
          <p className="-mt-2 text-13 text-ink-3">{words.ideas.doneNote}</p>
          <IdeaLines ideas={done} />
        </Section>
      )}
      {others.data !== undefined && others.data.length > 0 && (
        <Fold summary={`${words.ideas.others} (${others.data.length})`}>
          <IdeaLines ideas={others.data} />
        </Fold>
      )}
    </>
  )
}

function IdeaLines({ ideas }: { readonly ideas: readonly Idea[] }) {
  return (
    <ul className="flex flex-col">
      {ideas.map((idea) => (
        <li key={idea.id}>
          <button type="button" onClick={() => showIdea(idea.id)} className="-mx-2 flex min-h-9 w-[calc(100%+1rem)] items-center gap-2 rounded-8 px-2 text-left text-13 hover:bg-fill">
            <span className="min-w-0 flex-1 truncate">{idea.concept.phrase}</span>
            {idea.status === 'designed' && <CircleCheck size={14} aria-label={words.ideas.designed} className="shrink-0 text-green" />}
            <span className="text-ink-3 tabular-nums">{hundred(idea.score)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
