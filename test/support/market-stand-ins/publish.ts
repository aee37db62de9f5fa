/** A listing with real files, and a market with an API put together as the program does, aimed at a stand-in. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { systemClock } from '../../../src/main/kernel/clock.ts'
import { defaultProducts } from '../../../src/main/products/index.ts'
import type { Listing, MarketId } from '../../../src/main/listings/contract.ts'
import type { PublicationState, PublishGoal } from '../../../src/main/publishing/contract.ts'
import { createApiPublisher, type ApiPublisher } from '../../../src/main/publishing/api/publisher.ts'
import type { ApiMarket, ConnectionValues } from '../../../src/main/publishing/api/market.ts'
import type { Journal, Publishable, PublishContext, Published } from '../../../src/main/publishing/publisher.ts'
import { pngOf } from '../fake-comfyui/png.ts'

const [shirt] = defaultProducts

/** A T-shirt in two colours with two pictures; whatever is given is otherwise. */
export function publishable(market: MarketId, given: Partial<Omit<Publishable, 'listing'>> & { readonly listing?: Partial<Listing> } = {}): Publishable {
  if (shirt === undefined) throw new Error('There is no product.')
  const folder = mkdtempSync(join(tmpdir(), 'die-publish-'))
  const file = (name: string) => {
    const bytes = pngOf(name, 24, {})
    writeFileSync(join(folder, `${name}.png`), bytes)
    return { file: join(folder, `${name}.png`), bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), type: 'image/png' as const }
  }
  const { listing, ...rest } = given
  return {
    publicationId: 'pub_1', reference: 'DIE-2F9A-ETSY1', product: { ...shirt, sizes: ['S', 'M', 'L'] }, garments: ['black', 'white'], phrase: 'Just one more row', aiMade: false,
    prints: [{ ...file('print-light'), widthPx: 4500, heightPx: 5400, tones: ['light', 'mid', 'dark'] }],
    pictures: [
      { ...file('black'), widthPx: 2000, heightPx: 2000, alt: 'A black shirt that says “Just one more row”', garment: 'black' },
      { ...file('white'), widthPx: 2000, heightPx: 2000, alt: 'A white shirt that says “Just one more row”', garment: 'white' },
    ],
    ...rest,
    listing: {
      id: 'lst_1', designId: 'dsg_1', productId: 'prd_t-shirt', market, title: "Just One More Row T-Shirt, a Knitter's Gift", description: 'For whoever knits into the night.\n\nColours: Black, White', bullets: [],
      tags: ['knitting shirt', 'yarn lover', 'one more row'], price: 21.99, currency: 'USD', status: 'approved', checks: [], ...listing,
    },
  }
}

export interface TestJournal extends Journal {
  readonly moves: readonly (readonly [PublicationState, string])[]
  readonly entries: ReadonlyMap<string, { readonly state: 'intended' | 'done'; readonly data: string }>
}

/** Remembers as the database does. `dies`: thrown once, right after that step was written down, as a kill would. */
export function testJournal(dies: { after: 'intend' | 'done'; step: string } | null = null): TestJournal {
  const entries = new Map<string, { readonly state: 'intended' | 'done'; readonly data: string }>()
  const moves: [PublicationState, string][] = []
  let left = dies
  const write = (state: 'intended' | 'done', step: string, data: string): void => {
    entries.set(step, { state, data })
    if (left?.step !== step || (left.after === 'intend') !== (state === 'intended')) return
    left = null
    throw new Error('killed')
  }
  return {
    entries, moves,
    entry: (step) => entries.get(step) ?? null,
    doneSteps: () => [...entries].filter(([, { state }]) => state === 'done').map(([id]) => id),
    intend: (step, data) => write('intended', step, data),
    done: (step, data) => write('done', step, data),
    forget: (step) => void entries.delete(step),
    moveTo: (state, says) => void moves.push([state, says]),
    remote: () => undefined,
  }
}

export interface OpenMarket extends ApiPublisher {
  readonly secrets: Map<string, string>
  /** Publishes with a journal of its own unless one is given. */
  bring(item: Publishable, goal?: PublishGoal, journal?: Journal): Promise<Published>
}

/** Short waits, so that what a market shows late is still waited for. */
export const QUICK_TIMES = { settleMs: 300, firstLookMs: 5, longestLookMs: 40, patienceMs: 5_000, readAgainMs: [5, 20], answerMs: 1_500, connectMs: 2_000, longestWaitMs: 3_000 }

export function openMarket<State, Shop>(market: ApiMarket<State, Shop>, values: ConnectionValues, secretsSet: Readonly<Record<string, string>>): OpenMarket {
  const secrets = new Map(Object.entries(secretsSet))
  const publisher = createApiPublisher({ ...market, pace: { burst: 1_000, everyMs: 1 } }, {
    clock: systemClock, own: true, times: QUICK_TIMES, boundary: () => 'stand-in-boundary',
    access: {
      values: () => values,
      secret: async (name) => secrets.get(name) ?? null,
      keep: async (name, value) => void (value === null ? secrets.delete(name) : secrets.set(name, value)),
      secretsSet: () => new Set(secrets.keys()),
    },
  })
  onTestFinished(() => publisher.stop?.())
  return { ...publisher, secrets, bring: (item, goal = 'draft', journal = testJournal()) => publisher.publish(item, goal, contextOf(journal)) }
}

export function contextOf(journal: Journal, signal: AbortSignal = new AbortController().signal): PublishContext {
  return { journal, signal, progress: () => undefined }
}
