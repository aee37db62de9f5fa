import { useInfiniteQuery } from '@tanstack/react-query'
import { Images, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useRef } from 'react'
import { galleryAlike, galleryList } from '../api/lists.ts'
import { useView } from '../app/view-state.ts'
import { startNight } from '../today/start-night.ts'
import { Button } from '../ui/button.tsx'
import { AfterAMoment, Bone, StateView, TroubleView } from '../ui/states.tsx'
import { useSize } from '../ui/use-size.ts'
import { words } from '../words/en.ts'
import { GalleryToolbar } from './gallery-toolbar.tsx'
import { Grid } from './grid.tsx'

/** Everything ever made, newest first. */
export function Gallery() {
  const status = useView((state) => state.galleryStatus)
  const query = useDeferredValue(useView((state) => state.galleryQuery))
  const like = useView((state) => state.galleryLike)
  const everything = useInfiniteQuery({ ...galleryList({ status, query }), enabled: like === null })
  const alike = useInfiniteQuery({ ...galleryAlike(like?.id ?? ''), enabled: like !== null })
  const list = like === null ? everything : alike
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const toolbar = useRef<HTMLElement>(null)
  const top = useSize(toolbar).height
  const filtered = status.length > 0 || query.trim() !== '' || like !== null

  return (
    <>
      <GalleryToolbar ref={toolbar} total={list.data?.pages[0]?.total} likeness={query.trim() === '' && like === null ? undefined : list.data?.pages[0]?.likeness} />
      {items.length > 0 ? (
        <Grid items={items} top={top} more={list.hasNextPage && !list.isFetchingNextPage} onEnd={() => void list.fetchNextPage()} />
      ) : list.isError ? (
        <TroubleView error={list.error} title={words.gallery.cannotLoad} />
      ) : list.isPending ? (
        <AfterAMoment>
          <GallerySkeleton />
        </AfterAMoment>
      ) : filtered ? (
        <NoMatch />
      ) : (
        <NothingYet />
      )}
    </>
  )
}

function NoMatch() {
  return (
    <StateView
      icon={<SearchX size={28} aria-hidden="true" />}
      title={words.gallery.noMatch}
      actions={<Button onClick={() => useView.setState({ galleryStatus: [], galleryQuery: '', galleryLike: null })}>{words.gallery.noMatchDo}</Button>}
    >
      {words.gallery.noMatchNote}
    </StateView>
  )
}

function NothingYet() {
  return (
    <StateView
      icon={<Images size={28} aria-hidden="true" />}
      title={words.gallery.empty}
      actions={
        <Button look="primary" onClick={() => void startNight(10)}>
          {words.gallery.emptyDo}
        </Button>
      }
    >
      {words.gallery.emptyNote}
    </StateView>
  )
}

function GallerySkeleton() {
  return (
    <div role="status" aria-label={words.app.loading} className="grid grid-cols-[repeat(auto-fill,minmax(180px,1fr))] gap-3 overflow-hidden px-6 pt-28">
      {Array.from({ length: 18 }, (_, index) => (
        <Bone key={index} className="aspect-square rounded-12" />
      ))}
    </div>
  )
}
