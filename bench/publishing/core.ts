/**
 * The core of publishing as it stands in the program, over a library of its own: the real store, journal, queue, runner and
 * publishers. Designs are one design whose files are there; what is measured and killed is what comes after them.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createJobs } from '../../src/main/jobs/index.ts'
import { jobEvents } from '../../src/main/jobs/contract.ts'
import { systemClock } from '../../src/main/kernel/clock.ts'
import { deriveId } from '../../src/main/kernel/ids.ts'
import { silentLog } from '../../src/main/kernel/log.ts'
import type { Listing, MarketId } from '../../src/main/listings/contract.ts'
import { defaultProducts } from '../../src/main/products/index.ts'
import { publishingEvents, type PublishGoal } from '../../src/main/publishing/contract.ts'
import { createApiPublisher, createPublishingService, SUBMIT, submitJob, type PublishingService } from '../../src/main/publishing/index.ts'
import { createSettingsService } from '../../src/main/settings/index.ts'
import { openStore, type Store } from '../../src/main/store/index.ts'
import { pngOf } from '../../test/support/fake-comfyui/png.ts'
import { MARKETS, type MarketPlace } from './markets.ts'

export interface CoreWish {
  readonly home: string
  readonly places: readonly MarketPlace[]
  /** Listings of each market. */
  readonly count: number
  readonly goal: PublishGoal
}

export interface OpenCore {
  readonly store: Store
  readonly publishing: PublishingService
  readonly ids: readonly string[]
  stop(): Promise<void>
}

const [shirt] = defaultProducts
/** What every stand-in's printer has. */
const product = shirt === undefined ? undefined : { ...shirt, sizes: ['S', 'M', 'L'], colours: shirt.colours.filter(({ id }) => ['black', 'white', 'navy'].includes(id)) }
const DESIGN = deriveId('dsg', 'bench')
const root = join(import.meta.dirname, '..', '..')

export function listingsOf(market: MarketId, count: number): Listing[] {
  return Array.from({ length: count }, (_, at): Listing => ({
    id: deriveId('lst', market, at), designId: DESIGN, productId: product?.id ?? '', market, title: `Just One More Row Number ${at} T-Shirt`, description: `For whoever knits into night ${at}.`, bullets: [],
    tags: market === 'ebay' ? [] : ['knitting shirt', 'yarn lover', `row ${at}`], price: 24.99, currency: 'USD', status: 'approved', checks: [],
  }))
}

/** @param own whether it works; what only looks at how things stand does not. */
export async function openCore({ home, places, count, goal }: CoreWish, own = true): Promise<OpenCore> {
  if (product === undefined) throw new Error('There is no product.')
  const store = await openStore({ home, migrations: join(root, 'resources', 'migrations'), clock: systemClock })
  const jobs = createJobs({ store, clock: systemClock, log: silentLog, events: { ...jobEvents, ...publishingEvents }, owner: String(process.pid), chance: () => 0.5, followSchedules: false })
  const listings = new Map(places.flatMap(({ market }) => listingsOf(market, count)).map((listing) => [listing.id, listing]))
  const files = await picturesOf(store)
  let keep = async (_market: MarketId, _name: string, _value: string): Promise<void> => undefined
  const publishing = createPublishingService({
    store, clock: systemClock, log: silentLog, events: jobs.events, queue: jobs.queue, settings: createSettingsService(store), secrets: fileSecrets(home), secretText: () => 'unused',
    listings: { find: (id) => listings.get(id) ?? null, of: () => [...listings.values()], page: ({ market }) => ({ items: [...listings.values()].filter((listing) => listing.market === market), next: null }) },
    designs: {
      get: () => ({ ideaId: 'ide', phrase: 'Just one more row', aiMade: false }) as never,
      print: async () => 0,
      art: () => ({ designId: DESIGN, product: product.id, area: product.printAreas[0], garments: product.colours.map((colour) => ({ ...colour, variant: 'on-dark' })), variants: [{ variant: 'on-dark', svg: '', print: `/api/assets/${files.print}.png` }] }) as never,
    },
    mockups: { render: async () => 0, of: (ids) => new Map(ids.map((id) => [id, product.colours.slice(0, 3).map(({ id: garment }, at) => ({ id: `mck-${at}`, designId: id, file: '', scene: 'flat', garment, asset: files.pictures[at] ?? '' }))])) },
    products: { find: () => product }, ideas: { getAll: () => new Map() },
    times: { firstRetryMs: 30, longestRetryMs: 400, lockedOutMs: [50] },
    publishers: (access) => {
      keep = async (market, name, value) => access(market).keep(name, value)
      return places.map((place) => createApiPublisher({ ...MARKETS[place.name].market(place.origin), pace: { burst: 10_000, everyMs: 1 }, limits: { dailyCap: 100_000, paceSeconds: 0, basis: 'A bench.' } }, {
      clock: systemClock, access: access(place.market), own: true, boundary: () => 'bench-boundary-5c1f', times: { firstLookMs: 10, longestLookMs: 60, readAgainMs: [20, 80], answerMs: 700 },
      }))
    },
  })
  if (own) {
    jobs.start([submitJob(() => publishing)], [SUBMIT])
    for (const { market, values, secrets } of places) {
      // Tokens come by signing in, which no form does.
      for (const [name, value] of Object.entries(withoutOurs(fileSecrets(home).known(), market, secrets))) await keep(market, name, value)
      await publishing.setConnection({ market, values, enabled: true, goal })
    }
  }
  return {
    store, publishing, ids: [...listings.keys()],
    async stop() {
      await jobs.stop()
      await publishing.stop()
      await store.close()
    },
  }
}

/** What the program has renewed since is not put back. */
function withoutOurs(known: Readonly<Record<string, string>>, market: MarketId, secrets: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).filter(([name]) => !(`market/${market}/${name}` in known)))
}

async function picturesOf(store: Store): Promise<{ print: string; pictures: string[] }> {
  const put = async (name: string): Promise<string> => {
    const file = await store.assets.put(pngOf(name, 24, {}), 'png')
    store.writeTx(() => store.assets.recordTx({ ...file, widthPx: 4_500, heightPx: 5_400, thumbHash: null, createdAt: 0 }))
    return file.hash
  }
  return { print: await put('print'), pictures: [await put('one'), await put('two'), await put('three')] }
}

/** A keychain that outlives a kill. */
function fileSecrets(home: string) {
  const file = join(home, 'bench-secrets.json')
  const known = (): Record<string, string> => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {})
  const save = (held: Record<string, string>): void => {
    writeFileSync(`${file}.new`, JSON.stringify(held))
    renameSync(`${file}.new`, file)
  }
  return {
    known,
    get: async (name: string) => known()[name] ?? null,
    set: async (name: string, value: string) => save({ ...known(), [name]: value }),
    delete: async (name: string) => save(Object.fromEntries(Object.entries(known()).filter(([one]) => one !== name))),
  }
}
