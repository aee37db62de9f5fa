/** What a trademark index costs to build and to ask: two million made-up marks by the program's own import, and whole listings. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createNodeHost } from '../src/hosts/node-host.ts'
import { createApp, type App } from '../src/main/app.ts'
import { createRng } from '../src/main/kernel/pure/rng.ts'
import { markets } from '../src/main/listings/markets/index.ts'
import { fitToMarket } from '../src/main/listings/pure/fit-to-market.ts'
import { writeMaster } from '../src/main/listings/pure/write-master.ts'
import { defaultProducts } from '../src/main/products/index.ts'
import { CONCEPTS } from './concepts.ts'
import { keepPeak } from './memory.ts'
import { timesOf, type Bench, type BenchOptions } from './report.ts'
import { percentile } from './samples.ts'
import { importAndKill } from './trademarks/killed.ts'
import { coined, writeRegister } from './trademarks/register.ts'
import { inWorkFolder } from './work-folder.ts'

const MARKS = 2_000_000
/** Marks of one file: about 500 MB of XML. */
const PER_FILE = 400_000
const FIRST_SERIAL = 70_000_000

const PROGRAM = fileURLToPath(new URL('../src/hosts/cli/main.ts', import.meta.url))
/** Where the import of one file is killed. */
const KILLED_AT = [0.2, 0.5, 0.8]

export const trademarksBench: Bench = (options) =>
  inWorkFolder(async (folder) => {
    const app = await createApp(createNodeHost({ kind: 'cli', home: join(folder, 'home') }))
    try {
      const built = await build(app, folder, options)
      const asked = await ask(app, options)
      const status = await app.trademarks.status()
      const [early, most, last] = [built.memory[Math.floor(built.memory.length / 10)] ?? 0, Math.max(...built.memory), built.memory.at(-1) ?? 0].map(megabytes)
      return {
        tables: [
          { title: `Building the index: ${status.live.toLocaleString('en-US')} live marks in files of ${megabytes(built.largest)} MB`, columns: ['XML MB', 'Seconds', 'Marks a second', 'Index MB'],
            rows: [[megabytes(built.bytes), Math.round(built.seconds), Math.round(status.live / built.seconds), megabytes(status.bytes)]] },
          { title: 'Memory of the core and its worker while it is built (PSS), MB', columns: ['After a tenth', 'Most', 'At the end'], rows: [[early ?? 0, most ?? 0, last ?? 0]] },
          { title: 'One of the files, its import killed with SIGKILL and begun again each time', columns: ['Killed at, % of the file', 'Case files in it', 'Read', 'Live at the end', 'Finished'],
            rows: [[built.killed.at.map((share) => Math.round(share * 100)).join(', '), built.killed.wanted, built.killed.read, built.killed.live, built.killed.finished ? 'yes' : 'no']] },
          { title: 'Asking for one whole listing (words in the art, title, bullets, description, tags), ms', columns: ['Listings', 'p50', 'p95', 'p99', 'most'],
            rows: [[asked.length, ...[0.5, 0.95, 0.99, 1].map((part) => Number(percentile(asked, part).toFixed(2)))]] },
        ],
        promised: [
          { what: `Trademark check of one listing over ${status.live.toLocaleString('en-US')} live marks, p95`, measured: percentile(asked, 0.95), unit: ' ms', bound: { below: 50 } },
          { what: 'Share of a file’s marks in the index after its import was killed three times', measured: built.killed.live / built.killed.wanted, unit: '', bound: { atLeast: 1 } },
        ],
      }
    } finally {
      await app.stop()
    }
  })

/** What this process and those it started cost the machine now. */
function treeBytes(): number {
  const now = { bytes: new Float64Array(1), parts: new Uint8Array(8_192) }
  keepPeak(process.pid, now)
  return now.bytes[0] ?? 0
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6)
}

async function build(app: App, folder: string, { scale, say }: BenchOptions) {
  const everyday = createRng('order').shuffle(readFileSync(join(app.host.paths.resources, 'compliance', 'everyday-words.txt'), 'utf8').trim().split('\n'))
  const all = Math.max(1_000, Math.round(MARKS * scale))
  const memory: number[] = []
  let killed = { at: [] as readonly number[], live: 0, read: 0, finished: false, wanted: 0 }
  let [bytes, seconds, largest] = [0, 0, 0]
  for (let done = 0; done < all; done += PER_FILE) {
    const file = join(folder, 'register.xml')
    const marks = Math.min(PER_FILE, all - done)
    const size = await writeRegister(file, FIRST_SERIAL + done, { marks, everyday, seed: 'register' })
    ;[bytes, largest] = [bytes + size, Math.max(largest, size)]
    let batches = 0
    const start = performance.now()
    await app.trademarks.import(file, { signal: new AbortController().signal, progress: () => void (batches++ % 4 === 0 && memory.push(treeBytes())) })
    seconds += (performance.now() - start) / 1000
    say(`${Math.min(done + PER_FILE, all).toLocaleString('en-US')} marks in ${Math.round(seconds)} s`)
    if (done === 0) {
      killed = { ...(await importAndKill(PROGRAM, file, { home: join(folder, 'killed'), shares: KILLED_AT })), wanted: marks }
      rmSync(join(folder, 'killed'), { recursive: true })
      say(`killed at ${killed.at.map((share) => `${Math.round(share * 100)} %`).join(', ')}`)
    }
    rmSync(file)
  }
  return { bytes, seconds, largest, memory, killed }
}

/** Each of the sixty phrases on each market, as the program writes it; and the same with a word nobody knows in it. */
async function ask({ trademarks }: App, options: BenchOptions): Promise<number[]> {
  const rng = createRng('listings')
  // As the register's own are made, so that they have neighbours there.
  const names = Array.from({ length: 40 }, () => coined(rng))
  const taken: number[] = []
  for (let round = 0; round < timesOf(options, 3); round++) {
    for (const concept of CONCEPTS) {
      const product = rng.pick(defaultProducts)
      const phrase = round === 0 ? concept.phrase : `${concept.phrase} ${rng.pick(names)}`
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
