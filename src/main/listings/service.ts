import type { TrademarksService } from '../compliance/index.ts'
import type { Clock } from '../kernel/clock.ts'
import { missing, NotFound } from '../kernel/errors.ts'
import type { DesignsService } from '../designs/index.ts'
import type { DesignStatus } from '../designs/contract.ts'
import type { Likeness } from '../ideas/contract.ts'
import type { IdeasService } from '../ideas/index.ts'
import type { LanguageModelsService } from '../language-models/index.ts'
import type { Events } from '../jobs/index.ts'
import type { MockupsService } from '../mockups/index.ts'
import type { ProductsService } from '../products/index.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store, Tx } from '../store/index.ts'
import type { Decision, GalleryItem, KeywordCheck, Listing, ListingEdit, ListingStatus, ListingVersion, MarketId, ReviewItem, TableItem } from './contract.ts'
import { decide, decisionOf, undo, type DecisionRequest } from './decide.ts'
import { edit, type EditBy } from './edit.ts'
import { checkKeywords, type SuggestionPort } from './keywords.ts'
import { createListingsRepo, type TableFilter } from './repo.ts'
import { alike, gallery } from './gallery.ts'
import { restore, rowOf, versionsOf } from './texts.ts'
import { galleryItems, listingOf, reviewItems, tableItems } from './views.ts'
import { refuseUnknownDesign, wantedMarkets, writeListings, type WriteContext, type WriteRequest } from './write.ts'

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
  readonly languageModels: Pick<LanguageModelsService, 'complete'>
  readonly suggestions: SuggestionPort['suggestions']
  /** What follows an approval in its own transaction: the full set of mock-ups. */
  readonly onApprovedTx: (tx: Tx, designId: string) => void
}

export interface ListingsService {
  /** Writes the listings a design lacks for the seller's markets and for `also`. @returns ids of the new ones. */
  write(designId: string, correlationId: string, also?: readonly MarketId[], signal?: AbortSignal): Promise<readonly string[]>
  /** Writes listings of a design anew, each as a new version; without `markets`, those that are there and those the seller wants. @returns their ids. @throws NotFound */
  rewrite(request: Omit<WriteRequest, 'markets' | 'again'> & { readonly markets?: readonly MarketId[] | undefined }, context: WriteContext): Promise<readonly string[]>
  decide(request: DecisionRequest): Decision
  undo(decisionId: string): Decision
  history(after: string | undefined, limit: number): { items: readonly Decision[]; next: string | null }
  /** @throws NotFound */
  refuseUnknownDesign(designId: string): void
  /**
   * Saves a change as the next version.
   * @throws InvalidInput naming the field that is over the market's limit, AppError `conflict` when another text stands than `basedOn`; nothing is saved then.
   */
  edit(change: ListingEdit, by?: EditBy): Promise<Listing>
  /** Every text the listing had, the newest first. @throws NotFound */
  versions(id: string): readonly ListingVersion[]
  /** Brings a version back, as a new one. @throws NotFound */
  restore(id: string, version: number): Promise<Listing>
  /** Newest first, with the picture of each design. */
  table(filter: TableFilter, after: string | undefined, limit: number): { items: readonly TableItem[]; next: string | null; total: number }
  tableItem(id: string): TableItem
  /** Asks the suggestion sources that are on about every tag. @throws NotFound */
  checkKeywords(id: string, signal: AbortSignal): Promise<readonly KeywordCheck[]>
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
    write: (designId, correlationId, also = [], signal = new AbortController().signal) =>
      writeListings(deps, repo, { designId, markets: [...new Set([...wantedMarkets(deps.settings.get().markets), ...also])] }, { correlationId, signal }),
    async rewrite(request, context) {
      refuseUnknownDesign(deps, request.designId)
      const markets = request.markets ?? [...new Set([...wantedMarkets(deps.settings.get().markets), ...repo.of([request.designId]).map((row) => row.market)])]
      return writeListings(deps, repo, { ...request, markets, again: true }, context)
    },
    decide: (request) => decide(deps, repo, request),
    undo: (id) => undo(deps, repo, id),
    history(after, limit) {
      const rows = repo.history(after === undefined ? null : (repo.findDecision(after) ?? missing('This decision')), limit)
      return { items: rows.map(decisionOf), next: nextAfter(rows, limit) }
    },
    refuseUnknownDesign: (designId) => refuseUnknownDesign(deps, designId),
    edit: (change, by) => edit(deps, repo, change, by),
    versions: (id) => versionsOf(repo, id),
    restore: (id, version) => restore(deps, repo, id, version),
    table(filter, after, limit) {
      const rows = repo.table(filter, after === undefined ? null : rowOf(repo, after), limit)
      return { items: tableItems(deps, rows), next: nextAfter(rows, limit), total: repo.countTable(filter) }
    },
    tableItem: (id) => tableItems(deps, [rowOf(repo, id)])[0] ?? missing('The design of this listing'),
    checkKeywords: (id, signal) => checkKeywords({ suggestions: deps.suggestions }, listingOf(rowOf(repo, id)).tags, signal),
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
