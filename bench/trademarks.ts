/** What a trademark index costs to build and to ask: two million made-up marks by the program's own import, and whole listings. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createNodeHost } from '../src/hosts/node-host.ts'
import { createApp, type App } from '../src/main/app.ts'
import { createRng } from '../src/main/kernel/pure/rng.ts'
import { markets } from '../src/main/listings/markets/index.ts'
import { fitToMarket } from '../src/main/listings/pure/fit-to-market.ts'
import { writeMaster } from '../src/main/listings/pure/write-master.ts'
import { defaultProducts } from '../src/main/products/index.ts'
import { CONCEPTS } from './concepts.ts'
import { timesOf, type Bench, type BenchOptions } from './report.ts'
import { percentile } from './samples.ts'
import { writeRegister } from './trademarks/register.ts'
import { inWorkFolder } from './work-folder.ts'

const MARKS = 2_000_000
/** Marks of one file: about 500 MB of XML. */
const PER_FILE = 400_000
const FIRST_SERIAL = 70_000_000

export const trademarksBench: Bench = (options) =>
  inWorkFolder(async (folder) => {
    const app = await createApp(createNodeHost({ kind: 'cli', home: join(folder, 'home') }))
    try {
      const built = await build(app, folder, options)
      const asked = await ask(app, options)
      const status = await app.trademarks.status()
      return {
        tables: [
          { title: `Building the index: ${status.live.toLocaleString('en-US')} live marks`, columns: ['XML MB', 'Seconds', 'Marks a second', 'Index MB', 'Core’s memory, most MB'],
            rows: [[Math.round(built.bytes / 1e6), Math.round(built.seconds), Math.round(status.live / built.seconds), Math.round(status.bytes / 1e6), Math.round(built.mostMemory / 1e6)]] },
          { title: 'Asking for one whole listing (words in the art, title, bullets, description, tags), ms', columns: ['Listings', 'p50', 'p95', 'p99', 'most'],
            rows: [[asked.length, ...[0.5, 0.95, 0.99, 1].map((part) => Number(percentile(asked, part).toFixed(2)))]] },
        ],
        promised: [{ what: `Trademark check of one listing over ${status.live.toLocaleString('en-US')} live marks, p95`, measured: percentile(asked, 0.95), unit: ' ms', bound: { below: 50 } }],
      }
    } finally {
      await app.stop()
    }
  })

async function build(app: App, folder: string, { scale, say }: BenchOptions) {
  const everyday = createRng('order').shuffle(readFileSync(join(app.host.paths.resources, 'compliance', 'everyday-words.txt'), 'utf8').trim().split('\n'))
  const all = Math.max(1_000, Math.round(MARKS * scale))
  let [bytes, seconds, mostMemory] = [0, 0, 0]
  for (let done = 0; done < all; done += PER_FILE) {
    const file = join(folder, 'register.xml')
    bytes += await writeRegister(file, FIRST_SERIAL + done, { marks: Math.min(PER_FILE, all - done), everyday, seed: 'register' })
    const start = performance.now()
    await app.trademarks.import(file, { signal: new AbortController().signal, progress: () => void (mostMemory = Math.max(mostMemory, process.memoryUsage.rss())) })
    seconds += (performance.now() - start) / 1000
    say(`${Math.min(done + PER_FILE, all).toLocaleString('en-US')} marks in ${Math.round(seconds)} s`)
    rmSync(file)
  }
  return { bytes, seconds, mostMemory }
}

/** Each of the sixty phrases on each market, as the program writes it; and the same with a word nobody knows in it. */
async function ask({ trademarks }: App, options: BenchOptions): Promise<number[]> {
  const rng = createRng('listings')
  const taken: number[] = []
  for (let round = 0; round < timesOf(options, 3); round++) {
    for (const concept of CONCEPTS) {
      const product = rng.pick(defaultProducts)
      const phrase = round === 0 ? concept.phrase : `${concept.phrase} ${rng.pick(['Zenlumo', 'Korvadex', 'Mama Belnex', 'Trisolva'])}`
      const master = writeMaster({ ...concept, phrase }, concept.motif === undefined ? {} : { topic: concept.motif }, product, `bench ${round}`, round)
      for (const market of Object.values(markets)) {
        const text = fitToMarket(master, market, product)
        const start = performance.now()
        await trademarks.check({ phrase, title: text.title, description: text.description, bullets: text.bullets, tags: text.tags })
        taken.push(performance.now() - start)
      }
    }
  }
  return taken.toSorted((a, b) => a - b)
}
