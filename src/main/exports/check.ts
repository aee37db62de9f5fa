/** Judging an export: before it, for the window and the command line, and at its beginning. */
import { InvalidInput } from '../kernel/errors.ts'
import type { Listing } from '../listings/contract.ts'
import type { ExportCheck, ExportProblem, ExportRequest } from './contract.ts'
import type { ExportItem } from './export-item.ts'
import { marketOf } from './formats/registry.ts'
import { createJudge } from './judge.ts'
import { refuseWrongRequest } from './request.ts'
import { approvedListings } from './approved-listings.ts'
import type { ExportsDeps } from './service.ts'

/** Problems that an answer names; the rest is counted. */
const NAMED = 1_000
/** Sentences of problems that a summary repeats. */
const SPELLED_OUT = 5

export interface Judged {
  readonly problems: readonly ExportProblem[]
  readonly stopped: ReadonlySet<string>
  /** What a summary says of what was left out and of what a seller should know. */
  readonly sentences: readonly string[]
}

type JudgeDeps = Pick<ExportsDeps, 'settings' | 'products' | 'designs' | 'listings' | 'sold'>

export function checkExport(deps: JudgeDeps, request: Omit<ExportRequest, 'out'>): ExportCheck {
  refuseWrongRequest(request)
  const market = marketOf(request.format, request.market)
  const wanted = request.ids === undefined ? null : new Set(request.ids)
  const ids = [...approvedListings(deps, market, wanted)].map(({ id }) => id)
  const { problems, stopped } = judgeListings(deps, request, ids)
  return {
    format: request.format, listings: ids.length, stopped: stopped.size, unwritten: market === null ? 0 : unwritten(deps, ids, wanted),
    problems: problems.slice(0, NAMED), more: Math.max(0, problems.length - NAMED),
  }
}

/** Judges each of the listings and all of them together; those that stop come first. */
export function judgeListings(deps: JudgeDeps, request: Omit<ExportRequest, 'out'>, ids: readonly string[]): Judged {
  const judge = createJudge({ format: request.format, settings: deps.settings.get(), fill: request.fill ?? {}, sold: (item) => deps.sold(item.listing.title, item.design.phrase) })
  const found: ExportProblem[] = []
  for (const item of itemsOf(deps, ids)) found.push(...judge.one(item))
  const problems = [...found, ...judge.whole()].toSorted((a, b) => Number(b.severity === 'stops') - Number(a.severity === 'stops'))
  const stopped = new Set(problems.flatMap(({ severity, listingId }) => (severity === 'stops' && listingId !== null ? [listingId] : [])))
  return { problems, stopped, sentences: sentencesOf(problems, stopped.size) }
}

/** What is thrown when listings cannot go out: the first problems, and that nothing was written. */
export function refusal({ problems, stopped }: Judged, all: number): InvalidInput {
  const first = problems.filter(({ severity }) => severity === 'stops').slice(0, 3)
  const more = stopped.size > first.length ? ' …' : ''
  return new InvalidInput('export', `${stopped.size} of ${all} listings cannot go out as they are, so nothing was written. ${first.map(({ sentence }) => sentence).join(' ')}${more}`,
    'Put them right, or leave them out: “Leave these out” in the window, --leave-out on the command line.')
}

function sentencesOf(problems: readonly ExportProblem[], stopped: number): string[] {
  // The missing web address is told with the number of rows when the file is written.
  const said = problems.filter(({ sentence }) => !sentence.startsWith('No web address'))
  const more = said.length - SPELLED_OUT
  return [
    ...(stopped === 0 ? [] : [`${stopped === 1 ? '1 listing was' : `${stopped} listings were`} left out.`]),
    ...said.slice(0, SPELLED_OUT).map(({ sentence, remedy }) => `${sentence} ${remedy}`),
    ...(more > 0 ? [`And ${more} more remarks; a check before the export names them all.`] : []),
  ]
}

const PAGE = 200

function* itemsOf(deps: JudgeDeps, ids: readonly string[]): Generator<ExportItem> {
  const products = new Map<string, ExportItem['product']>()
  const productOf = (id: string): ExportItem['product'] => {
    const product = products.get(id) ?? deps.products.find(id)
    products.set(id, product)
    return product
  }
  for (let at = 0; at < ids.length; at += PAGE) {
    const listings = ids.slice(at, at + PAGE).map((id) => deps.listings.find(id)).filter((listing): listing is Listing => listing !== null)
    const designs = new Map(deps.designs.getAll([...new Set(listings.map(({ designId }) => designId))]).map((design) => [design.id, design]))
    for (const listing of listings) {
      const design = designs.get(listing.designId)
      if (design !== undefined) yield { listing, design, product: productOf(listing.productId) }
    }
  }
}

/** Approved designs that have no listing for the market yet; the export writes it. */
function unwritten(deps: JudgeDeps, ids: readonly string[], wanted: ReadonlySet<string> | null): number {
  const written = new Set(ids.flatMap((id) => deps.listings.find(id)?.designId ?? []))
  let [count, after] = [0, undefined as string | undefined]
  do {
    const page = deps.designs.galleryPage({ status: ['approved'] }, after, PAGE)
    count += page.filter(({ id }) => !written.has(id) && (wanted === null || wanted.has(id))).length
    after = page.length < PAGE ? undefined : page.at(-1)?.id
  } while (after !== undefined)
  return count
}
