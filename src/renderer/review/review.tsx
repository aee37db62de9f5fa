import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useEffect } from 'react'
import { reviewQueue } from '../api/lists.ts'
import { useLive } from '../api/live-state.ts'
import { goTo, openSheet } from '../app/view-state.ts'
import { startNight } from '../today/start-night.ts'
import { itemsOf, waitingOf } from '../decisions/review-pages.ts'
import { reviewCommand } from '../keyboard/keymap.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { Button } from '../ui/button.tsx'
import { AfterAMoment, StateView, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { ReviewDesk } from './review-desk.tsx'
import { ReviewSkeleton } from './review-skeleton.tsx'
import { ReviewToolbar } from './review-toolbar.tsx'
import { useReview } from './review-state.ts'
import { undoDecision } from './use-review-actions.ts'

/** How close to the end of what is loaded the next page is fetched. */
const AHEAD = 12

/** The approval flow: one design large, everything needed to decide beside it, the rest below. */
export function Review() {
  const queue = useInfiniteQuery(reviewQueue)
  const items = itemsOf(queue.data)
  const waiting = waitingOf(queue.data)
  const currentId = useReview((state) => state.currentId)
  const at = Math.max(0, items.findIndex((item) => item.design.id === currentId))
  const current = items[at]

  const { fetchNextPage, hasNextPage, isFetchingNextPage } = queue
  const shortOfItems = hasNextPage && !isFetchingNextPage && items.length - at < AHEAD
  useEffect(() => {
    if (shortOfItems) void fetchNextPage()
  }, [shortOfItems, fetchNextPage])

  return (
    <>
      <ReviewToolbar position={current === undefined ? null : at + 1} waiting={waiting} />
      {current !== undefined ? (
        <ReviewDesk items={items} current={current} at={at} waiting={waiting} />
      ) : queue.isError ? (
        <TroubleView error={queue.error} title={words.review.cannotLoad} />
      ) : queue.isPending || hasNextPage ? (
        <AfterAMoment>
          <ReviewSkeleton />
        </AfterAMoment>
      ) : (
        <AllDecided />
      )}
    </>
  )
}

function AllDecided() {
  useKeys((event) => {
    const command = reviewCommand(event, false)
    if (command?.do === 'undo') undoDecision()
    else if (command?.do === 'keys') openSheet('keys')
    else return false
    return true
  })
  const progress = useLive((state) => state.progress)
  const running = [...progress.values()].find((entry) => entry.kind.startsWith('night.') || entry.kind.startsWith('designs.'))
  const more = running === undefined || running.total === null ? 0 : running.total - running.done
  return (
    <StateView
      icon={<CircleCheck size={30} aria-hidden="true" />}
      title={words.review.empty}
      actions={
        <>
          {running === undefined && (
            <Button look="primary" onClick={() => void startNight()}>
              {words.review.emptyDo}
            </Button>
          )}
          <Button onClick={() => goTo('gallery')}>{words.review.emptyGallery}</Button>
        </>
      }
    >
      <p>{more > 0 ? words.review.emptyWorking(more) : words.review.emptyNote}</p>
    </StateView>
  )
}
