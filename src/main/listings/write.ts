import { InvalidInput, NotFound } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import type { Check } from '../compliance/contract.ts'
import type { Design } from '../designs/contract.ts'
import { priceFor } from '../products/index.ts'
import type { Money, ProductTemplate } from '../products/contract.ts'
import type { MarketText } from '../settings/contract.ts'
import { inOtherLanguage, listingChecks } from './checks.ts'
import { marketId, type ListingLanguage, type MarketId } from './contract.ts'
import { marketRulesOf } from './markets/index.ts'
import { byTemplate, writeCopy, type Wish, type Written } from './master.ts'
import { fitToMarket, type ListingText } from './pure/fit-to-market.ts'
import { limitProblems } from './pure/limit-problems.ts'
import { marketPrice } from './pure/market-price.ts'
import { requiredLines } from './pure/required-lines.ts'
import type { ListingsDeps } from './service.ts'
import type { ListingsRepo } from './repo.ts'
import type { ListingRow } from './tables.ts'
import { replaceTextTx } from './texts.ts'

export interface WriteRequest {
  readonly designId: string
  readonly markets: readonly MarketId[]
  /** Write those that are there already as well: each gets a new version, whatever stands now. */
  readonly again?: boolean | undefined
  /** Instead of what Settings say. */
  readonly language?: ListingLanguage | undefined
  readonly writer?: 'template' | 'model' | undefined
}

export interface WriteContext {
  readonly correlationId: string
  readonly signal: AbortSignal
}

const PLAIN: MarketText = { language: 'en', footer: '', priceChangePercent: 0 }

/**
 * Writes what is missing, or all of it again: one listing per wanted market, from one master copy per language.
 * @returns ids of the listings that were written.
 */
export async function writeListings(deps: ListingsDeps, repo: ListingsRepo, request: WriteRequest, context: WriteContext): Promise<readonly string[]> {
  const { designId } = request
  const design = deps.designs.get(designId)
  const there = new Set(repo.of([designId]).map((row) => row.market))
  const wanted = request.markets.filter((market) => request.again === true || !there.has(market))
  if (wanted.length === 0) return []
  const product = deps.products.find(design.productId)
  const wishes = wishesOf(deps, design, product, wanted, request)
  const written: Written[] = []
  const drafts: Draft[] = []
  for (const { wish, markets } of wishes) {
    const copy = await writeCopy(deps, wish, context)
    written.push(copy)
    for (const market of markets) drafts.push(await draftFor(deps, wish, copy, market))
  }
  return save(deps, repo, { designId, product, written, drafts, correlationId: context.correlationId })
}

/** One wish per language, with the markets that want it. */
function wishesOf(deps: ListingsDeps, design: Design, product: ProductTemplate, markets: readonly MarketId[], { language, writer }: WriteRequest): { wish: Wish; markets: readonly MarketId[] }[] {
  const idea = deps.ideas.get(design.ideaId)
  const { byModel } = deps.settings.get().listingTexts
  const byLanguage = Map.groupBy(markets, (market) => language ?? textWishOf(deps, market).language)
  return [...byLanguage].map(([wished, group]) => ({
    wish: { design, idea, product, language: wished, byModel: writer === undefined ? byModel : writer === 'model', tones: group.map((market) => marketRulesOf(market).tone) },
    markets: group,
  }))
}

interface Draft {
  readonly market: MarketId
  readonly text: ListingText
  readonly written: Written
  readonly checks: readonly Check[]
}

/** A model's text that a market's limits or checks refuse gives way to the templates', and the listing says so. */
async function draftFor(deps: ListingsDeps, wish: Wish, written: Written, market: MarketId): Promise<Draft> {
  const draft = await fitted(deps, wish, written, market)
  if (written.source !== 'model') return draft
  const fault = limitProblems(draft.text, marketRulesOf(market))[0]?.sentence ?? draft.checks.find(({ id, state }) => state === 'block' && OF_WORDS.has(id))?.reason
  if (fault === undefined) return draft
  return fitted(deps, wish, byTemplate(deps, wish, `Written from templates, because the language model’s text did not pass: ${fault}`), market)
}

/** Checks of the words themselves. */
const OF_WORDS: ReadonlySet<string> = new Set<Check['id']>(['wording', 'profanity', 'personal-data'])

async function fitted(deps: ListingsDeps, { design, product, language }: Wish, written: Written, market: MarketId): Promise<Draft> {
  const rules = marketRulesOf(market)
  const lines = requiredLines(rules, written.language, { aiMade: design.aiMade, footer: textWishOf(deps, market).footer })
  const text = fitToMarket(written.copy, rules, product, { language: written.language, lines })
  const checks = await listingChecks(deps, text, design, market)
  return { market, text, written, checks: written.language === language || written.note === null ? checks : inOtherLanguage(checks, written.note) }
}

function textWishOf({ settings }: Pick<ListingsDeps, 'settings'>, market: MarketId): MarketText {
  return settings.get().listingTexts.markets[market] ?? PLAIN
}

interface Outcome {
  readonly designId: string
  readonly product: ProductTemplate
  readonly written: readonly Written[]
  readonly drafts: readonly Draft[]
  readonly correlationId: string
}

function save(deps: ListingsDeps, repo: ListingsRepo, { designId, product, written, drafts, correlationId }: Outcome): readonly string[] {
  return deps.store.writeTx((tx) => {
    for (const { copy, source, language } of written) repo.saveMasterTx(tx, { designId, productId: product.id, language, source, copy: JSON.stringify(copy) })
    // The seller may have decided while the words were checked.
    const design = deps.designs.get(designId)
    return drafts.flatMap((draft) => {
      const price = marketPrice(priceFor(product), textWishOf(deps, draft.market).priceChangePercent)
      const row = rowFor(deps, design, price, draft)
      const standing = repo.find(row.id)
      if (standing !== null) {
        const { written: by } = draft
        replaceTextTx(deps, repo, tx, standing, { text: draft.text, priceMinor: standing.priceMinor, source: by.source, language: by.language, note: by.note, restoredFrom: null, checks: draft.checks })
        return [row.id]
      }
      if (!repo.insertTx(tx, row)) return []
      repo.insertVersionTx(tx, { listingId: row.id, number: 1, source: row.textSource, language: row.language, note: row.textNote, restoredFrom: null, title: row.title, description: row.description, bullets: row.bullets, tags: row.tags, priceMinor: row.priceMinor, at: row.createdAt })
      deps.events.emitTx(tx, { type: 'listing.drafted', source: 'listings', correlationId, data: { listingId: row.id, designId, market: row.market } })
      return [row.id]
    })
  })
}

function rowFor(deps: ListingsDeps, design: Design, price: Money, { market, text, written, checks }: Draft): Omit<ListingRow, 'seq'> {
  return {
    id: deriveId('lst', design.id, design.productId, market), designId: design.id, productId: design.productId, market, title: text.title,
    description: text.description, bullets: JSON.stringify(text.bullets), tags: JSON.stringify(text.tags), priceMinor: price.minor,
    // A listing written after the decision on its design starts where that decision left it.
    currency: price.currency, status: design.status, checks: JSON.stringify(checks), exportedAt: null, createdAt: deps.clock.now(),
    language: written.language, textSource: written.source, textNote: written.note, version: 1,
  }
}

/** @throws InvalidInput naming the first market that this program does not know, or a language that a market does not take. */
export function refuseUnknownMarkets({ markets = [], listingTexts }: { readonly markets?: readonly string[] | undefined; readonly listingTexts?: { readonly markets: Readonly<Record<string, MarketText>> } | undefined }): void {
  for (const name of markets) knownMarket(name, 'markets')
  for (const [name, { language }] of Object.entries(listingTexts?.markets ?? {})) {
    const { languages, name: title } = marketRulesOf(knownMarket(name, 'listingTexts'))
    if (!languages.includes(language)) throw new InvalidInput('setting "listingTexts"', `${title} takes no listings in this language`, `Use ${languages.join(', ')}.`)
  }
}

function knownMarket(name: string, setting: string): MarketId {
  const known = marketId.safeParse(name)
  if (!known.success) throw new InvalidInput(`setting "${setting}"`, `${name} is not a market`, `Use ${marketId.options.join(', ')}.`)
  return known.data
}

/** The markets the seller writes for, of those this program knows. */
export function wantedMarkets(names: readonly string[]): readonly MarketId[] {
  return names.flatMap((name) => {
    const known = marketId.safeParse(name)
    return known.success ? [known.data] : []
  })
}

/** @throws NotFound when the design is not there. */
export function refuseUnknownDesign({ designs }: Pick<ListingsDeps, 'designs'>, designId: string): void {
  if (!designs.exists(designId)) throw new NotFound(`The design ${designId}`)
}
