import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { SearchX, Tags } from 'lucide-react'
import { useDeferredValue, useMemo } from 'react'
import type { TableItem } from '../../main/listings/contract.ts'
import { listingById, listingTable } from '../api/listings.ts'
import { startNight } from '../today/start-night.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { AfterAMoment, Bone, StateView, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { ListingList } from './listing-list.tsx'
import { ListingPane } from './listing-pane.tsx'
import { showAllListings, useListings } from './listings-state.ts'
import { ListingsToolbar } from './listings-toolbar.tsx'
import { useListingKeys } from './use-listing-keys.ts'

/** Every listing of every marketplace, and the words of one of them beside it. */
export function Listings() {
  const { status, market, finding, query: typed, currentId, opened } = useListings()
  const query = useDeferredValue(typed.trim())
  const table = useInfiniteQuery(listingTable({ status, market, finding, query }))
  const items = useMemo<readonly TableItem[]>(() => table.data?.pages.flatMap((page) => page.items) ?? [], [table.data])
  const total = table.data?.pages[0]?.total ?? 0
  const at = currentId === null ? 0 : items.findIndex(({ listing }) => listing.id === currentId)
  // One that the filters do not show any more, as after its checks came out clear, stays until another is chosen.
  const apart = useQuery({ ...listingById(currentId ?? ''), enabled: currentId !== null && at === -1 && !table.isPending })
  const current = at === -1 ? (apart.data ?? (apart.isPending ? undefined : items[0])) : items[at]
  useListingKeys({ items, at, current })

  return (
    <>
      <ListingsToolbar total={table.isPending ? undefined : total} />
      {current !== undefined ? (
        <div className="relative grid min-h-0 flex-1 grid-cols-[minmax(19rem,25rem)_minmax(0,1fr)] @max-[56rem]/window:grid-cols-1">
          <p className="sr-only" aria-live="polite">
            {words.listings.announce(current.listing.title, Math.max(0, at) + 1, total)}
          </p>
          <div className="flex min-h-0 flex-col shadow-[inset_-1px_0_0_var(--hairline)]">
            <ListingList items={items} currentId={current.listing.id} total={total} more={table.hasNextPage && !table.isFetchingNextPage} onEnd={() => void table.fetchNextPage()} />
          </div>
          <div className={classes('min-h-0', opened ? '@max-[56rem]/window:absolute @max-[56rem]/window:inset-0 @max-[56rem]/window:z-10 @max-[56rem]/window:bg-ground' : '@max-[56rem]/window:hidden')}>
            <ListingPane key={current.listing.id} item={current} />
          </div>
        </div>
      ) : table.isError ? (
        <TroubleView error={table.error} title={words.listings.cannotLoad} />
      ) : table.isPending || apart.isFetching ? (
        <AfterAMoment>
          <ListingsSkeleton />
        </AfterAMoment>
      ) : (
        <NothingHere />
      )}
    </>
  )
}

function NothingHere() {
  const { status, market, finding, query } = useListings()
  if (status !== null || market !== null || finding !== null || query.trim() !== '') {
    return (
      <StateView icon={<SearchX size={28} aria-hidden="true" />} title={words.listings.noMatch} actions={<Button onClick={showAllListings}>{words.listings.showAll}</Button>}>
        {words.listings.noMatchNote}
      </StateView>
    )
  }
  return (
    <StateView
      icon={<Tags size={28} aria-hidden="true" />}
      title={words.listings.empty}
      actions={
        <Button look="primary" onClick={() => void startNight(10)}>
          {words.listings.emptyDo}
        </Button>
      }
    >
      {words.listings.emptyNote}
    </StateView>
  )
}

function ListingsSkeleton() {
  return (
    <div role="status" aria-label={words.app.loading} className="grid min-h-0 flex-1 grid-cols-[minmax(19rem,25rem)_minmax(0,1fr)] overflow-hidden @max-[56rem]/window:grid-cols-1">
      <div className="flex flex-col gap-2 p-5">
        {Array.from({ length: 8 }, (_, index) => (
          <Bone key={index} className="h-16 rounded-12" />
        ))}
      </div>
      <div className="flex flex-col gap-6 p-8 @max-[56rem]/window:hidden">
        <Bone className="h-10 w-3/4" />
        <Bone className="h-24" />
        <Bone className="h-48" />
      </div>
    </div>
  )
}
