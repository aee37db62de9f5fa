import type { TrademarksService } from '../compliance/index.ts'
import type { Clock } from '../kernel/clock.ts'
import { InvalidInput, missing, NotFound } from '../kernel/errors.ts'
import type { DesignsService } from '../designs/index.ts'
import type { DesignStatus } from '../designs/contract.ts'
import type { Likeness } from '../ideas/contract.ts'
import type { IdeasService } from '../ideas/index.ts'
import type { Events } from '../jobs/index.ts'
import type { MockupsService } from '../mockups/index.ts'
import { fromMajorUnits, type ProductsService } from '../products/index.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store, Tx } from '../store/index.ts'
import type { Decision, GalleryItem, Listing, ListingEdit, ListingStatus, MarketId, ReviewItem } from './contract.ts'
import { decide, decisionOf, undo, type DecisionRequest } from './decide.ts'
import { marketRulesOf } from './markets/index.ts'
import { limitProblems } from './pure/limit-problems.ts'
import { createListingsRepo, type ListingsRepo } from './repo.ts'
import { alike, gallery } from './gallery.ts'
import { galleryItems, listingOf, reviewItems } from './views.ts'
import { listingChecks, wantedMarkets, writeListings } from './write.ts'

/** More than anybody looks through in a strip. */
const FAMILY = 60

export interface ListingsDeps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Events
  readonly settings: SettingsService
  readonly products: ProductsService
  readonly trademarks: Pick<TrademarksService, 'check'>
  readonly ideas: IdeasService
  readonly designs: DesignsService
  readonly mockups: MockupsService
  /** What follows an approval in its own transaction: the full set of mock-ups. */
  readonly onApprovedTx: (tx: Tx, designId: string) => void
}

export interface ListingsService {
  /** Writes the listings a design lacks for the seller's markets and for `also`. @returns ids of the new ones. */
  write(designId: string, correlationId: string, also?: readonly MarketId[]): Promise<readonly string[]>
  decide(request: DecisionRequest): Decision
  undo(decisionId: string): Decision
  history(after: string | undefined, limit: number): { items: readonly Decision[]; next: string | null }
  /** @throws InvalidInput naming the field that is over the market's limit; nothing is saved then. */
  edit(change: ListingEdit): Promise<Listing>
  page(filter: { status?: ListingStatus | undefined; market?: MarketId | undefined }, after: string | undefined, limit: number): { items: readonly Listing[]; next: string | null }
  of(designIds: readonly string[]): readonly Listing[]
  find(id: string): Listing | null
  reviewQueue(after: string | undefined, limit: number): { items: readonly ReviewItem[]; next: string | null; waiting: number }
  reviewItem(designId: string): ReviewItem
  /** Newest first; with a query, of the designs whose idea answers to it (ideas/search), and then it says how likeness was judged. */
  gallery(filter: { status: readonly DesignStatus[]; query: string }, after: string | undefined, limit: number): Promise<{ items: readonly GalleryItem[]; next: string | null; total: number; likeness?: Likeness }>
  /** Designs of ideas most like the design's own, best first; others of the same idea come before all. */
  alike(designId: string, limit: number): Promise<{ likeness: Likeness; items: readonly GalleryItem[] }>
  /** All designs of its idea, itself included, newest first. */
  family(designId: string): readonly GalleryItem[]
  markExportedTx(tx: Tx, ids: readonly string[], at: number): void
  readyToExport(): number
  /** Ids of approved listings of `market` that nobody has exported yet. */
  pendingExport(market: MarketId): readonly string[]
}

export function createListingsService(deps: ListingsDeps): ListingsService {
  const repo = createListingsRepo(deps.store)
  const { designs } = deps
  return {
    write: (designId, correlationId, also = []) => writeListings(deps, repo, designId, [...new Set([...wantedMarkets(deps.settings.get().markets), ...also])], correlationId),
    decide: (request) => decide(deps, repo, request),
    undo: (id) => undo(deps, repo, id),
    history(after, limit) {
      const rows = repo.history(after === undefined ? null : (repo.findDecision(after) ?? missing('This decision')), limit)
      return { items: rows.map(decisionOf), next: nextAfter(rows, limit) }
    },
    edit: (change) => edit(deps, repo, change),
    page(filter, after, limit) {
      const rows = repo.page(filter, after === undefined ? null : (repo.find(after) ?? missing(`The listing ${after}`)), limit)
      return { items: rows.map(listingOf), next: nextAfter(rows, limit) }
    },
    of: (designIds) => repo.of(designIds).map(listingOf),
    find(id) {
      const row = repo.find(id)
      return row === null ? null : listingOf(row)
    },
    reviewQueue(after, limit) {
      const page = designs.reviewPage(after, limit)
      return { items: reviewItems(deps, repo, page), next: nextAfter(page, limit), waiting: designs.waiting() }
    },
    reviewItem(designId) {
      const item = reviewItems(deps, repo, [designs.get(designId)])[0]
      if (item === undefined) throw new NotFound('The picture of this design')
      return item
    },
    gallery: (filter, after, limit) => gallery(deps, filter, after, limit),
    alike: (designId, limit) => alike(deps, designId, limit),
    family: (designId) => galleryItems(deps, designs.family(designId, FAMILY)),
    markExportedTx(tx, ids, at) {
      for (const id of ids) repo.updateTx(tx, id, { exportedAt: at })
    },
    readyToExport: () => repo.readyToExport(),
    pendingExport: (market) => repo.pendingExport(market),
  }
}

function nextAfter(rows: readonly { id: string }[], limit: number): string | null {
  return rows.length < limit ? null : (rows.at(-1)?.id ?? null)
}

async function edit(deps: ListingsDeps, repo: ListingsRepo, change: ListingEdit): Promise<Listing> {
  const row = repo.find(change.id)
  if (row === null) throw new NotFound(`The listing ${change.id}`)
  const before = listingOf(row)
  const text = { title: change.title ?? before.title, description: change.description ?? before.description, bullets: change.bullets ?? before.bullets, tags: change.tags ?? before.tags }
  const problem = limitProblems(text, marketRulesOf(row.market))[0]
  if (problem !== undefined) throw new InvalidInput(problem.field, problem.sentence)
  const design = deps.designs.get(row.designId)
  const checks = await listingChecks(deps, text, design, row.market)
  deps.store.writeTx((tx) => {
    repo.updateTx(tx, row.id, {
      title: text.title, description: text.description, bullets: JSON.stringify(text.bullets), tags: JSON.stringify(text.tags), checks: JSON.stringify(checks),
      ...(change.price === undefined ? {} : { priceMinor: fromMajorUnits(change.price, row.currency).minor }),
    })
    deps.events.emitTx(tx, { type: 'listing.edited', source: 'listings', correlationId: row.designId, data: { listingId: row.id } })
  })
  const saved = repo.find(row.id)
  return saved === null ? before : listingOf(saved)
}
