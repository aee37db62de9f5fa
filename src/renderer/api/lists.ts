/** The lists that come page by page, newest or best first. */
import { infiniteQueryOptions } from '@tanstack/react-query'
import type { DesignStatus } from '../../main/designs/contract.ts'
import type { GalleryPage } from '../gallery/gallery-pages.ts'
import { client } from './client.ts'
import { keys } from './keys.ts'

const REVIEW_PAGE = 30
const GALLERY_PAGE = 200
const HISTORY_PAGE = 40

export interface GalleryFilter {
  readonly status: readonly DesignStatus[]
  readonly query: string
}

const first = null as string | null
const after = (cursor: string | null): { after?: string } => (cursor === null ? {} : { after: cursor })

export const reviewQueue = infiniteQueryOptions({
  queryKey: keys.review,
  queryFn: ({ pageParam, signal }) => client.listings.reviewQueue.query({ ...after(pageParam), limit: REVIEW_PAGE }, { signal }),
  initialPageParam: first,
  getNextPageParam: (page) => page.next,
})

/** What the server is asked for: an empty filter is left out. */
export function galleryInput(filter: GalleryFilter): { status?: DesignStatus[]; query?: string; limit: number } {
  const query = filter.query.trim()
  return {
    limit: GALLERY_PAGE,
    ...(filter.status.length === 0 ? {} : { status: [...filter.status] }),
    ...(query === '' ? {} : { query }),
  }
}

export const galleryList = (filter: GalleryFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.gallery, filter],
    queryFn: ({ pageParam, signal }): Promise<GalleryPage> => client.listings.gallery.query({ ...galleryInput(filter), ...after(pageParam) }, { signal }),
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  })

/** Designs like one, the most like it first; kept beside the gallery, so that a decision shows there too. */
export const galleryAlike = (designId: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.gallery, null, designId],
    queryFn: async ({ signal }): Promise<GalleryPage> => {
      const { items, likeness } = await client.listings.alike.query({ designId, limit: GALLERY_PAGE }, { signal })
      return { items, likeness, next: null, total: items.length }
    },
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  })

export const historyList = infiniteQueryOptions({
  queryKey: keys.history,
  queryFn: ({ pageParam, signal }) => client.listings.history.query({ ...after(pageParam), limit: HISTORY_PAGE }, { signal }),
  initialPageParam: first,
  getNextPageParam: (page) => page.next,
})
