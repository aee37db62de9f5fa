import { InvalidInput } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import type { Check, CheckId } from '../compliance/contract.ts'
import { checkText } from '../compliance/index.ts'
import type { Design } from '../designs/contract.ts'
import { priceFor } from '../products/index.ts'
import type { ProductTemplate } from '../products/contract.ts'
import { marketId, type Listing, type MarketId } from './contract.ts'
import { marketRulesOf } from './markets/index.ts'
import { fitToMarket } from './pure/fit-to-market.ts'
import { writeMaster } from './pure/write-master.ts'
import type { ListingsDeps } from './service.ts'
import type { ListingsRepo } from './repo.ts'
import type { ListingRow } from './tables.ts'

/** Writes what is missing: one listing per wanted market from one master copy. @returns ids of the new ones. */
export async function writeListings(deps: ListingsDeps, repo: ListingsRepo, designId: string, markets: readonly MarketId[], correlationId: string): Promise<readonly string[]> {
  const design = deps.designs.get(designId)
  const there = new Set(repo.of([designId]).map((row) => row.market))
  const missing = markets.filter((market) => !there.has(market))
  if (missing.length === 0) return []
  const idea = deps.ideas.get(design.ideaId)
  const product = deps.products.find(design.productId)
  const master = writeMaster({ ...idea.concept, phrase: design.phrase }, { topic: deps.ideas.topicOf(idea.id), ...(design.motif === undefined ? {} : { shownMotif: design.motif }) }, product, design.seed, variationOf(design))
  const drafts: Draft[] = []
  for (const market of missing) {
    const text = fitToMarket(master, marketRulesOf(market), product)
    drafts.push({ market, text, checks: await listingChecks(deps, text, design, market) })
  }
  return deps.store.writeTx((tx) => {
    repo.saveMasterTx(tx, designId, product.id, JSON.stringify(master))
    // The seller may have decided while the words were checked.
    const now = deps.designs.get(designId)
    const rows = drafts.map((draft) => rowFor(deps, now, product, draft))
    return rows.filter((row) => repo.insertTx(tx, row)).map((row) => {
      deps.events.emitTx(tx, { type: 'listing.drafted', source: 'listings', correlationId, data: { listingId: row.id, designId, market: row.market } })
      return row.id
    })
  })
}

/** @throws InvalidInput naming the first market that this program does not know. */
export function refuseUnknownMarkets({ markets = [] }: { readonly markets?: readonly string[] | undefined }): void {
  const unknown = markets.find((name) => !marketId.safeParse(name).success)
  if (unknown !== undefined) throw new InvalidInput('setting "markets"', `${unknown} is not a market`, `Use ${marketId.options.join(', ')}.`)
}

/** The markets the seller writes for, of those this program knows. */
export function wantedMarkets(names: readonly string[]): readonly MarketId[] {
  return names.flatMap((name) => {
    const known = marketId.safeParse(name)
    return known.success ? [known.data] : []
  })
}

interface Draft {
  readonly market: MarketId
  readonly text: Pick<Listing, 'title' | 'description' | 'bullets' | 'tags'>
  readonly checks: readonly Check[]
}

function rowFor(deps: ListingsDeps, design: Design, product: ProductTemplate, { market, text, checks }: Draft): Omit<ListingRow, 'seq'> {
  const price = priceFor(product)
  return {
    id: deriveId('lst', design.id, product.id, market), designId: design.id, productId: product.id, market, title: text.title,
    description: text.description, bullets: JSON.stringify(text.bullets), tags: JSON.stringify(text.tags), priceMinor: price.minor,
    // A listing written after the decision on its design starts where that decision left it.
    currency: price.currency, status: design.status, checks: JSON.stringify(checks), exportedAt: null, createdAt: deps.clock.now(),
  }
}

/** The listing's words and the words in the art, by this market's rules. */
export async function listingChecks({ trademarks }: Pick<ListingsDeps, 'trademarks'>, text: Draft['text'], design: Design, market: MarketId): Promise<readonly Check[]> {
  const { phrase } = design
  const found = new Map(design.checks.map((check) => [check.id, check]))
  const spelled = found.get('spelling')?.state === 'clear' ? phrase : null
  // A picture by itself says nothing.
  const said = design.form === 'picture' ? text : { phrase, ...text }
  const checks = checkText(said, { spelled, art: design.aiMade ? 'generated' : 'vector', trademark: await trademarks.check(said) }, market)
  return design.aiMade ? checks.map((check) => (OF_THE_PICTURE.has(check.id) ? (found.get(check.id) ?? check) : check)) : checks
}

/** What was looked for in the picture itself: the listing shows the same one. */
const OF_THE_PICTURE: ReadonlySet<string> = new Set<CheckId>(['image-safety', 'relevance', 'picture-text'])

/** A number that keeps variations of one idea apart. */
function variationOf(design: Design): number {
  return Number.parseInt(design.id.slice(-6), 16)
}
