/** Publications under faults by chance, by a process that is killed by chance, judged by the market's own records. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRng } from '../../src/main/kernel/pure/rng.ts'
import type { Publication, PublishGoal } from '../../src/main/publishing/contract.ts'
import type { MarketFault } from '../../test/support/market-stand-ins/kit.ts'
import { start } from '../../test/faults/program.ts'
import { listingsOf, openCore, type CoreWish } from './core.ts'
import { MARKETS, type MarketName, type Standing } from './markets.ts'

export interface CampaignWish {
  readonly name: MarketName
  readonly count: number
  readonly kills: number
  readonly seed: string
  readonly goal: PublishGoal
  /** Of a hundred requests, how many meet a fault. */
  readonly troubled: number
}

export interface CampaignResult {
  readonly publications: number
  readonly faults: Readonly<Partial<Record<MarketFault, number>>>
  readonly kills: number
  /** More than one at the market for one listing, or charged for more than once. */
  readonly doubled: number
  /** Neither at the market nor told to the seller. */
  readonly lost: number
  /** What the library says is not what the market's records say. */
  readonly untrue: number
  readonly ends: Readonly<Record<string, number>>
  /** Why some wait for the seller, a sentence each. */
  readonly reasons: readonly string[]
  readonly seconds: number
}

/** Longest that one start may take; one that takes longer hangs. */
const LONGEST_START_MS = 300_000

export async function runCampaign({ name, count, kills, seed, goal, troubled }: CampaignWish): Promise<CampaignResult> {
  const began = performance.now()
  const rng = createRng(seed)
  const home = mkdtempSync(join(tmpdir(), 'die-publish-'))
  const { standIn, place, standing, fees } = await MARKETS[name].open()
  const faults: Partial<Record<MarketFault, number>> = {}
  const kinds: readonly MarketFault[] = MARKETS[name].faults
  standIn.trouble(({ method }) => {
    if (rng.int(100) >= troubled) return null
    const fault = kinds[rng.int(kinds.length)] ?? null
    // A limit of a second holds up everything: once in a while is enough.
    if (fault === null || (fault === 'limited' && rng.int(10) > 0) || (fault === 'hangs-accepted' && method === 'GET')) return null
    faults[fault] = (faults[fault] ?? 0) + 1
    return fault
  })
  const wish: CoreWish = { home, places: [{ name, ...place }], count, goal }
  try {
    let done = 0
    for (let ended = false; !ended; ) {
      const child = start([JSON.stringify(wish)], join(import.meta.dirname, 'child.ts'))
      const ready = new Promise<void>((resolve) => child.child.stdout?.once('data', () => resolve()))
      const over = await Promise.race([child.ended, ready.then(() => pause(done < kills ? 100 + rng.int(1_800) : LONGEST_START_MS))])
      if (over === undefined) {
        await child.killAll()
        if (done++ >= kills) throw new Error(`The process did not come to its end in ${LONGEST_START_MS / 1000} s.`)
      } else if (over.code === 0) ended = true
      else throw new Error(`The process ended with ${over.code}: ${over.stderr.slice(-2_000)}`)
    }
    standIn.trouble(null)
    const known = await publicationsOf(wish)
    return { publications: known.length, faults, kills: done, ...judged(known, standing(), fees(), listingsOf(place.market, count).map(({ id, title }) => [id, title])), ends: Object.fromEntries([...Map.groupBy(known, ({ state }) => state)].map(([state, list]) => [state, list.length])), reasons: [...new Set(known.flatMap(({ reason }) => reason ?? []))].slice(0, 8), seconds: (performance.now() - began) / 1_000 }
  } finally {
    await standIn.close()
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function publicationsOf(wish: CoreWish): Promise<Publication[]> {
  const core = await openCore(wish, false)
  try {
    return core.ids.flatMap((id) => core.publishing.ofListings([id]))
  } finally {
    await core.stop()
  }
}

function judged(known: readonly Publication[], standing: readonly Standing[], fees: readonly string[], listings: readonly (readonly [string, string])[]): Pick<CampaignResult, 'doubled' | 'lost' | 'untrue'> {
  const there = Map.groupBy(standing, ({ title }) => title)
  const rows = new Map(known.map((publication) => [publication.listingId, publication]))
  let [doubled, lost, untrue] = [fees.length - new Set(fees).size, 0, 0]
  for (const [id, title] of listings) {
    const found = there.get(title) ?? []
    const row = rows.get(id)
    if (found.length > 1) doubled += found.length - 1
    if (row === undefined || (found.length === 0 && (row.state === 'drafted' || row.state === 'live'))) lost += 1
    else if (!isTrue(row, found)) untrue += 1
  }
  return { doubled, lost, untrue }
}

/** What ended well stands there whole, under that number; what did not says so, and names what is there. */
function isTrue({ state, remoteId, reason }: Publication, found: readonly Standing[]): boolean {
  const [one] = found
  if (state === 'drafted' || state === 'live') return one !== undefined && one.whole && one.remoteId === remoteId && (state === 'live') === one.live
  return reason !== null && (one === undefined || remoteId === null || remoteId === one.remoteId)
}

function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds).unref())
}
