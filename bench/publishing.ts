/** `npm run bench publishing`: publications under faults and kills, judged by the markets' own records, and how long a plan takes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCampaign, type CampaignResult } from './publishing/campaign.ts'
import { openCore } from './publishing/core.ts'
import { MARKETS, type MarketName } from './publishing/markets.ts'
import type { Bench, BenchOptions, Table } from './report.ts'

const PUBLICATIONS = 1_000
const KILLS = 60
/** Of a hundred requests. */
const TROUBLED = 15
const PLANNED = 500
const NAMES = Object.keys(MARKETS) as MarketName[]

export const publishingBench: Bench = async (options) => {
  const only = options.only?.split(',')
  const names = NAMES.filter((name) => only === undefined || only.includes(name))
  const results = new Map<MarketName, CampaignResult>()
  for (const name of names) {
    const count = Math.max(5, Math.round((PUBLICATIONS * options.scale) / names.length))
    options.say(`${MARKETS[name].title}: ${count} publications`)
    results.set(name, await runCampaign({ name, count, kills: Math.round((KILLS * options.scale) / names.length), seed: `publishing/${name}`, goal: name === 'printify' || name === 'printful' ? 'draft' : 'live', troubled: TROUBLED }))
  }
  const plan = await planned(options)
  const sum = (figure: 'doubled' | 'lost' | 'untrue'): number => [...results.values()].reduce((total, result) => total + result[figure], 0)
  return {
    tables: [faultTable(results), ...[...results].map(([name, result]) => kindsTable(name, result)), plan.table],
    promised: [
      ...(['doubled', 'lost', 'untrue'] as const).map((figure) => ({ what: `publications ${figure}`, measured: sum(figure), unit: '', bound: { below: 1 } })),
      { what: `${PLANNED} listings planned and checked`, measured: options.scale < 1 ? null : plan.seconds, unit: 's', bound: { below: 5 } },
    ],
  }
}

function faultTable(results: ReadonlyMap<MarketName, CampaignResult>): Table {
  return {
    title: 'Publications under faults and kill -9',
    columns: ['market', 'publications', 'faults', 'kills', 'doubled', 'lost', 'untrue', 'ends', 's'],
    rows: [...results].map(([name, { publications, faults, kills, doubled, lost, untrue, ends, seconds }]) => [
      MARKETS[name].title, publications, Object.values(faults).reduce((total, count) => total + count, 0), kills, doubled, lost, untrue, Object.entries(ends).map(([state, count]) => `${count} ${state}`).join(', '), Math.round(seconds),
    ]),
    notes: ['Doubled: more than one at the market, or charged twice. Lost: neither there nor told. Untrue: the library says other than the market’s records.'],
  }
}

function kindsTable(name: MarketName, { faults, reasons }: CampaignResult): Table {
  return { title: `Faults at ${MARKETS[name].title}`, columns: Object.keys(faults), rows: [Object.values(faults)], notes: reasons.map((reason) => `Told: ${reason}`) }
}

/** The first plan also asks for the facts of the shop; a stand-in answers at once. */
async function planned({ scale }: BenchOptions): Promise<{ table: Table; seconds: number }> {
  const { place, standIn } = await MARKETS.etsy.open()
  const home = mkdtempSync(join(tmpdir(), 'die-plan-'))
  const core = await openCore({ home, places: [{ name: 'etsy', ...place }], count: Math.round(PLANNED * scale), goal: 'live' })
  try {
    const began = performance.now()
    const { publications, sentence } = await core.publishing.plan({ ids: core.ids.slice(0, PLANNED) }, new AbortController().signal)
    const seconds = (performance.now() - began) / 1_000
    return { seconds, table: { title: 'A plan', columns: ['listings', 'requests shown', 's'], rows: [[publications.length, publications.reduce((total, { steps }) => total + steps.length, 0), seconds]], notes: [sentence] } }
  } finally {
    await core.stop()
    await standIn.close()
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}
