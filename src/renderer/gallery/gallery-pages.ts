/** The cached gallery, changed in place as events come in. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { DesignStatus } from '../../main/designs/contract.ts'
import type { Likeness } from '../../main/ideas/contract.ts'
import type { EventEnvelope } from '../../main/jobs/contract.ts'
import type { GalleryItem } from '../../main/listings/contract.ts'
import { keys } from '../api/keys.ts'
import { galleryInput, type GalleryFilter } from '../api/lists.ts'

export interface GalleryPage {
  readonly items: GalleryItem[]
  readonly next: string | null
  readonly total: number
  /** How a search judged. */
  readonly likeness?: Likeness | undefined
}
export type GalleryData = InfiniteData<GalleryPage>

const STATUS_BY_EVENT: Readonly<Record<string, DesignStatus>> = {
  'design.approved': 'approved',
  'design.rejected': 'rejected',
  'design.reopened': 'review',
}

export function applyDesignEvent(cache: QueryClient, event: EventEnvelope): void {
  const status = STATUS_BY_EVENT[event.eventType]
  const id = event.data['designId']
  if (status !== undefined && typeof id === 'string') setStatus(cache, [id], status)
}

/** Gives every cached tile of these designs its new status; a tile that leaves its filter goes with the next visit. */
export function setStatus(cache: QueryClient, ids: readonly string[], status: DesignStatus): void {
  const wanted = new Set(ids)
  cache.setQueriesData<GalleryData>({ queryKey: keys.gallery }, (data) => data && withStatus(data, wanted, status))
}

export function withStatus(data: GalleryData, ids: ReadonlySet<string>, status: DesignStatus): GalleryData {
  const pages = data.pages.map((page) => {
    const hit = page.items.some((item) => ids.has(item.id) && item.status !== status)
    return hit ? { ...page, items: page.items.map((item) => (ids.has(item.id) ? { ...item, status } : item)) } : page
  })
  return { ...data, pages }
}

type Ask = (input: ReturnType<typeof galleryInput>) => Promise<GalleryPage>

/** Fetches the first page of every gallery on screen and lays what is new on top; galleries out of sight or never loaded start afresh. */
export async function mergeNewest(cache: QueryClient, ask: Ask): Promise<void> {
  const queries = cache.getQueryCache().findAll({ queryKey: keys.gallery })
  for (const query of queries) {
    // What is like one design has no filter and is not renewed.
    const filter = query.queryKey[1] as GalleryFilter | null | undefined
    if (filter === undefined || filter === null) continue
    if (query.getObserversCount() === 0) {
      cache.removeQueries({ queryKey: query.queryKey, exact: true })
      continue
    }
    if (query.state.data === undefined) {
      void cache.refetchQueries({ queryKey: query.queryKey, exact: true })
      continue
    }
    const head = await ask(galleryInput(filter)).catch(() => null)
    if (head !== null) cache.setQueryData<GalleryData>(query.queryKey, (data) => data && withHead(data, head))
  }
}

/** `head` is the list's newest page as it stands now: known tiles are renewed where they are, new ones go first. */
export function withHead(data: GalleryData, head: GalleryPage): GalleryData {
  const fresh = new Map(head.items.map((item) => [item.id, item]))
  const pages = data.pages.map((page) => ({
    ...page,
    total: head.total,
    items: page.items.map((item) => {
      const renewed = fresh.get(item.id)
      fresh.delete(item.id)
      return renewed ?? item
    }),
  }))
  const [firstPage, ...rest] = pages
  if (firstPage === undefined) return data
  return { ...data, pages: [{ ...firstPage, items: newestFirst([...fresh.values(), ...firstPage.items]) }, ...rest] }
}

/** Stable, so that tiles of one moment keep their order. */
const newestFirst = (items: readonly GalleryItem[]): GalleryItem[] => items.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
