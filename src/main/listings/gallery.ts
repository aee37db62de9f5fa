/** The gallery: every design, or those that answer to a query or are like one of them. */
import type { Design, DesignStatus } from '../designs/contract.ts'
import type { Likeness } from '../ideas/contract.ts'
import type { GalleryItem } from './contract.ts'
import type { ListingsDeps } from './service.ts'
import { galleryItems } from './views.ts'

/** Of like ideas, the newest designs among which the best are chosen: a favourite may have dozens. */
const MOST_DESIGNS = 400

export interface GalleryPage {
  readonly items: readonly GalleryItem[]
  readonly next: string | null
  readonly total: number
  /** Only of a search. */
  readonly likeness?: Likeness
}

export async function gallery(deps: ListingsDeps, { status, query }: { status: readonly DesignStatus[]; query: string }, after: string | undefined, limit: number): Promise<GalleryPage> {
  if (query === '') {
    const page = deps.designs.galleryPage({ status }, after, limit)
    return { items: galleryItems(deps, page), next: nextAfter(page, limit), total: deps.designs.count({ status }) }
  }
  const { likeness, ids } = await deps.ideas.search.matching(query)
  const { designs, total } = await deps.designs.pageOfIdeas(ids, { status }, after, limit)
  return { items: galleryItems(deps, designs), next: nextAfter(designs, limit), total, likeness }
}

/** @throws NotFound for a design that is not there. */
export async function alike(deps: ListingsDeps, designId: string, limit: number): Promise<{ likeness: Likeness; items: readonly GalleryItem[] }> {
  const { ideaId } = deps.designs.get(designId)
  const { likeness, ids } = await deps.ideas.search.alike(ideaId, limit, true)
  const order = new Map([ideaId, ...ids].map((id, place) => [id, place]))
  const placeOf = (design: Design): number => order.get(design.ideaId) ?? order.size
  const { designs } = await deps.designs.pageOfIdeas([...order.keys()], { status: [] }, undefined, MOST_DESIGNS)
  const others = designs.filter(({ id }) => id !== designId).toSorted((a, b) => placeOf(a) - placeOf(b))
  return { likeness, items: galleryItems(deps, others.slice(0, limit)) }
}

function nextAfter(rows: readonly { id: string }[], limit: number): string | null {
  return rows.length < limit ? null : (rows.at(-1)?.id ?? null)
}
