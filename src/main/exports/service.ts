import { join } from 'node:path'
import type { Clock } from '../kernel/clock.ts'
import { toIso } from '../kernel/clock.ts'
import { InvalidInput } from '../kernel/errors.ts'
import { idKind } from '../kernel/ids.ts'
import type { DesignsService } from '../designs/index.ts'
import type { Events } from '../jobs/index.ts'
import type { ListingsService } from '../listings/index.ts'
import { marketId, type MarketId } from '../listings/contract.ts'
import type { MockupsService } from '../mockups/index.ts'
import type { ProductsService } from '../products/index.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store } from '../store/index.ts'
import { approvedListings } from './approved-listings.ts'
import { checkExport, judgeListings, refusal } from './check.ts'
import { exportSummary, type ExportCheck, type ExportFormat, type ExportFormatView, type ExportRequest, type ExportSummary } from './contract.ts'
import type { ExportItem } from './export-item.ts'
import { writeMarketFolder } from './folder/write.ts'
import { formatViews, marketOf, tableFormatOf } from './formats/registry.ts'
import { refuseWrongRequest } from './request.ts'
import { createExportsRepo } from './repo.ts'
import { makeFolder } from './write-file.ts'
import { writeTable } from './write-table.ts'

/** Listings read at a time: memory stays flat however many there are. */
const PAGE = 200

export interface ExportsDeps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Events
  readonly settings: SettingsService
  readonly products: ProductsService
  readonly designs: DesignsService
  readonly mockups: MockupsService
  readonly listings: ListingsService
  readonly home: string
  /** The title of what the seller already sells that says the same; null when there is none. */
  readonly sold: (title: string, phrase: string) => string | null
}

export interface ExportContext {
  readonly signal: AbortSignal
  readonly correlationId: string
  readonly exportId: string
  progress(done: number, total: number | null, note?: string): void
}

export interface ExportsService {
  /**
   * Writes approved listings, all judged before the first file; print files and mock-ups that are missing are made.
   * @throws InvalidInput when nothing is approved, or when a listing cannot go out and `leaveOut` is not said.
   */
  write(request: ExportRequest, context: ExportContext): Promise<ExportSummary>
  /** What that would do, with every problem and its remedy. Writes nothing and makes nothing. */
  check(request: Omit<ExportRequest, 'out'>): ExportCheck
  formats(): readonly ExportFormatView[]
  summary(exportId: string): ExportSummary | null
  /** Approved listings of one market that nobody has exported yet. */
  pending(market: MarketId): readonly string[]
  defaultOut(format: ExportFormat): string
  nightFile(date: string, runId: string): string
}

export function createExportsService(deps: ExportsDeps): ExportsService {
  const repo = createExportsRepo(deps.store)
  const folder = join(deps.home, 'exports')
  return {
    write: (request, context) => write(deps, repo, request, context),
    summary(id) {
      const row = repo.find(id)
      return row === null ? null : exportSummary.parse(JSON.parse(row.summary))
    },
    pending: (market) => deps.listings.pendingExport(market),
    check: (request) => checkExport(deps, request),
    formats: () => formatViews(marketId.options),
    defaultOut: (format) => join(folder, defaultName(format, toIso(deps.clock.now()).slice(0, 19).replaceAll(':', '-'))),
    nightFile: (date, runId) => join(folder, `shopify-${date}-${runId.slice(-6)}.csv`),
  }
}

function defaultName(format: ExportFormat, now: string): string {
  return format === 'folder' ? 'ready-files' : `${format}-${now}.${tableFormatOf(format)?.file.kind ?? 'csv'}`
}

async function write(deps: ExportsDeps, repo: ReturnType<typeof createExportsRepo>, request: ExportRequest, context: ExportContext): Promise<ExportSummary> {
  refuseWrongRequest(request)
  // The library's own folder is ours to make; any other must exist.
  if (request.out.startsWith(join(deps.home, 'exports'))) await makeFolder(request.format === 'folder' ? request.out : join(deps.home, 'exports'))
  const market = marketOf(request.format, request.market)
  const wanted = await chosen(deps, request, market, context)
  if (wanted.length === 0) {
    throw new InvalidInput('export', `no approved listing for ${market ?? 'any market'}${request.ids === undefined ? '' : ' among the chosen ones'}`, 'Approve a design first: press A in Review, or run "idea-engine approve ID".')
  }
  const judged = judgeListings(deps, request, wanted)
  const going = wanted.filter((id) => !judged.stopped.has(id))
  if (judged.stopped.size > 0 && (request.leaveOut !== true || going.length === 0)) throw refusal(judged, wanted.length)
  const controls = { signal: context.signal, progress: (done: number) => context.progress(done, going.length, 'Writing listings') }
  const ids: string[] = []
  const items = itemsOf(deps, going, request.format, context, ids)
  const settings = deps.settings.get()
  const written = request.format === 'folder'
    ? await writeMarketFolder(items, market ?? 'shopify', request.out, settings, controls)
    : await writeTable(items, request.out, { format: request.format, settings, fill: request.fill ?? {} }, controls)
  const summary = { ...written, sentences: [...judged.sentences, ...written.sentences] }
  deps.store.writeTx((tx) => {
    repo.saveTx(tx, { id: context.exportId, format: request.format, out: request.out, listings: ids.length, summary: JSON.stringify(summary), at: deps.clock.now() })
    deps.listings.markExportedTx(tx, ids, deps.clock.now())
    deps.events.emitTx(tx, { type: 'listing.exported', source: 'exports', correlationId: context.correlationId, data: { listingIds: ids, format: request.format, out: request.out } })
  })
  return summary
}

/**
 * Approved listings of one market, or of all, in a fixed order, by id only: they are read when their turn comes. A market
 * the seller does not write for by default gets the texts of the wanted designs now.
 */
async function chosen(deps: ExportsDeps, request: ExportRequest, market: MarketId | null, context: ExportContext): Promise<readonly string[]> {
  const wanted = request.ids === undefined ? null : new Set(request.ids)
  const markets: readonly string[] = market === null ? deps.settings.get().markets : [market]
  for await (const designs of wantedDesigns(deps, wanted, context)) {
    const written = Map.groupBy(deps.listings.of(designs), ({ designId }) => designId)
    const lacking = designs.filter((id) => markets.some((one) => written.get(id)?.some((listing) => listing.market === one) !== true))
    for (const id of lacking) await deps.listings.write(id, context.correlationId, market === null ? [] : [market])
  }
  return [...approvedListings(deps, market, wanted)].map((listing) => listing.id)
}

/** The named designs, or page by page all approved ones, with a breath between pages for the window's own questions. */
async function* wantedDesigns(deps: ExportsDeps, wanted: ReadonlySet<string> | null, context: ExportContext): AsyncGenerator<readonly string[]> {
  if (wanted !== null) return yield [...wanted].filter((id) => idKind(id) === 'dsg' && deps.designs.exists(id))
  let after: string | undefined
  do {
    const page = deps.designs.galleryPage({ status: ['approved'] }, after, PAGE)
    yield page.map((design) => design.id)
    after = page.length < PAGE ? undefined : page.at(-1)?.id
    await new Promise((resolve) => setImmediate(resolve))
  } while (after !== undefined && !context.signal.aborted)
}

/** Each listing as it stands when its files are ready: one that was taken back or edited meanwhile goes out so, or not. */
async function* itemsOf(deps: ExportsDeps, wanted: readonly string[], format: ExportFormat, context: ExportContext, written: string[]): AsyncGenerator<ExportItem> {
  const lays = tableFormatOf(format)?.lays ?? { mockups: true, print: true }
  for (const id of wanted) {
    const designId = deps.listings.find(id)?.designId
    if (designId === undefined) continue
    if (lays.mockups) await deps.mockups.render(designId, 'full', { ...context, progress: () => undefined })
    if (lays.print) await deps.designs.print(designId, context)
    const listing = deps.listings.find(id)
    if (listing?.status !== 'approved') continue
    written.push(id)
    yield { listing, design: deps.designs.get(designId), product: deps.products.find(listing.productId) }
  }
}
