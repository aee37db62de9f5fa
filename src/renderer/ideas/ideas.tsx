import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Lightbulb, SearchX } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo } from 'react'
import type { Idea } from '../../main/ideas/contract.ts'
import { ideaById, ideasAlike, ideasFound, ideasList } from '../api/ideas.ts'
import { useToday } from '../app/today.ts'
import { startNight } from '../today/start-night.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { AfterAMoment, Bone, StateView, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { IdeaDetail } from './idea-detail.tsx'
import { IdeaList } from './idea-list.tsx'
import { ideasOf } from './idea-pages.ts'
import { showIdeas, useIdeas } from './ideas-state.ts'
import { IdeasToolbar } from './ideas-toolbar.tsx'
import { lookForIdeas } from './look-for-ideas.ts'
import { putAwayAndMoveOn, useIdeaKeys } from './use-idea-keys.ts'

/** What the place shows: the ranked list, what a search found, or what is like one idea. */
interface Shown {
  readonly items: readonly Idea[]
  readonly total: number
  readonly pending: boolean
  readonly error: unknown
  readonly more: boolean
  readonly onEnd: () => void
}

/** The ranked list with why, and everything known about one of them beside it. */
export function Ideas() {
  const shown = useShown()
  const { status, query, like, currentId, opened } = useIdeas()
  const today = useToday()
  const { items } = shown
  const at = currentId === null ? 0 : items.findIndex((idea) => idea.id === currentId)
  // One that the list does not hold: a link led to it, or it was designed meanwhile.
  const apart = useQuery({ ...ideaById(currentId ?? ''), enabled: currentId !== null && at === -1 && !shown.pending })
  const current = at === -1 ? (apart.data ?? (apart.isPending ? undefined : items[0])) : items[at]
  useIdeaKeys({ items, at, current })
  useEffect(() => void lookForIdeas(), [])

  return (
    <>
      <IdeasToolbar total={shown.pending ? undefined : shown.total} />
      {current !== undefined ? (
        <div className="relative grid min-h-0 flex-1 grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)] @max-[56rem]/window:grid-cols-1">
          <p className="sr-only" aria-live="polite">
            {words.ideas.announce(current.concept.phrase, Math.max(0, at) + 1, shown.total)}
          </p>
          <div className="flex min-h-0 flex-col shadow-[inset_-1px_0_0_var(--hairline)]">
            {status === 'rights-risk' && query === '' && like === null && <p className="px-6 pt-3 pb-1 text-13 text-ink-2">{words.ideas.riskList}</p>}
            <IdeaList items={items} currentId={current.id} total={shown.total} today={today} more={shown.more} onEnd={shown.onEnd} />
          </div>
          <div className={classes('min-h-0', opened ? '@max-[56rem]/window:absolute @max-[56rem]/window:inset-0 @max-[56rem]/window:z-10 @max-[56rem]/window:bg-ground' : '@max-[56rem]/window:hidden')}>
            <IdeaDetail key={current.id} idea={current} today={today} onNotThis={() => void putAwayAndMoveOn(items, at, current)} />
          </div>
        </div>
      ) : shown.error !== null ? (
        <TroubleView error={shown.error} title={query === '' ? words.ideas.cannotLoad : words.ideas.cannotSearch} />
      ) : shown.pending || shown.more || (at === -1 && apart.isFetching) ? (
        <AfterAMoment>
          <IdeasSkeleton />
        </AfterAMoment>
      ) : (
        <NothingHere />
      )}
    </>
  )
}

function useShown(): Shown {
  const { status, query: typed, like } = useIdeas()
  const query = useDeferredValue(typed.trim())
  const list = useInfiniteQuery({ ...ideasList(status), enabled: query === '' && like === null })
  const found = useQuery({ ...ideasFound(query, status), enabled: query !== '' && like === null })
  const alike = useQuery({ ...ideasAlike(like?.id ?? ''), enabled: like !== null })
  const ranked = useMemo(() => ideasOf(list.data), [list.data])
  const other = like !== null ? alike : query !== '' ? found : null
  if (other !== null) {
    const items = other.data?.items ?? NONE
    return { items, total: items.length, pending: other.isPending, error: other.error, more: false, onEnd: () => undefined }
  }
  return {
    items: ranked, total: list.data?.pages[0]?.total ?? 0, pending: list.isPending, error: list.error,
    more: list.hasNextPage && !list.isFetchingNextPage, onEnd: () => void list.fetchNextPage(),
  }
}

const NONE: readonly Idea[] = []

function NothingHere() {
  const { status, query, like } = useIdeas()
  if (query.trim() !== '' || like !== null) {
    return (
      <StateView icon={<SearchX size={28} aria-hidden="true" />} title={words.ideas.noMatch} actions={<Button onClick={() => showIdeas('new')}>{words.ideas.showAll}</Button>}>
        {words.ideas.noMatchNote}
      </StateView>
    )
  }
  const first = status === 'new'
  return (
    <StateView
      icon={<Lightbulb size={28} aria-hidden="true" />}
      title={words.ideas.emptyFor[status]}
      actions={
        <Button look={first ? 'primary' : 'plain'} onClick={() => (first ? void startNight(10) : showIdeas('new'))}>
          {first ? words.ideas.emptyDo : words.ideas.showAll}
        </Button>
      }
    >
      {first ? words.ideas.emptyNote : words.ideas.emptyForNote[status]}
    </StateView>
  )
}

function IdeasSkeleton() {
  return (
    <div role="status" aria-label={words.app.loading} className="grid min-h-0 flex-1 grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)] overflow-hidden @max-[56rem]/window:grid-cols-1">
      <div className="flex flex-col gap-2 p-5">
        {Array.from({ length: 8 }, (_, index) => (
          <Bone key={index} className="h-18 rounded-12" />
        ))}
      </div>
      <div className="flex flex-col gap-6 p-8 @max-[56rem]/window:hidden">
        <Bone className="h-10 w-3/4" />
        <Bone className="h-16" />
        <Bone className="h-48" />
      </div>
    </div>
  )
}
