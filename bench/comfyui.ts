/** ComfyUI's client against the stand-in: what is lost and doubled under faults, what it costs above the bare protocol, and whether its memory grows. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { deriveUuid } from '../src/main/kernel/ids.ts'
import { openClient, orderOf } from '../test/support/fake-comfyui/open-client.ts'
import { openBare } from './comfyui/bare.ts'
import { countFaults } from './comfyui/faults.ts'
import { faultTable, sumOf } from './comfyui/fault-table.ts'
import type { Bench } from './report.ts'
import { median, percentile, timed } from './samples.ts'
import { inWorkFolder } from './work-folder.ts'

const FAULTS = 200
const TURNS = 200
const PICTURES = 2_000

export const comfyuiBench: Bench = (options) => inWorkFolder(async (folder) => {
  const of = (count: number, least: number): number => Math.max(least, Math.round(count * options.scale))
  options.say(`${of(FAULTS, 20)} faults`)
  const tallies = await countFaults(of(FAULTS, 20), folder)
  options.say('turns with the bare protocol')
  const { ours, bare } = await besideFloor(of(TURNS, 5), folder)
  options.say(`${of(PICTURES, 40)} pictures, one after another`)
  const memory = await memoryOver(of(PICTURES, 40), folder)
  const overhead = median(ours) - median(bare)
  return {
    tables: [
      faultTable('Faults, two pictures under way at each', tallies, ['Lost: no whole file after six tries. Doubled: drawn and saved more often than once; after a spoiled file, than twice.']),
      {
        title: 'One picture of one step', columns: ['what', 'median ms', 'p95 ms'], rows: [['client', median(ours), percentile(ours, 0.95)], ['floor', median(bare), percentile(bare, 0.95)], ['above the floor', overhead, null]],
        notes: ['Floor: POST /prompt, the end by the socket, GET /history, GET /view, one file written. The client also looks whether the picture stands already and whether its file is whole.'],
      },
      { title: 'Memory of the client in use after a collection', columns: ['pictures', 'MB'], rows: memory.map(({ pictures, bytes }) => [pictures, bytes / 1e6]) },
    ],
    promised: [
      { what: 'Pictures lost', measured: sumOf(tallies, 'lost'), unit: '', bound: { below: 1 } },
      { what: 'Pictures doubled', measured: sumOf(tallies, 'doubled'), unit: '', bound: { below: 1 } },
      { what: 'Client above the bare protocol', measured: overhead, unit: ' ms', bound: { below: 20 } },
      { what: 'Memory gained between a tenth and all of the pictures', measured: ((memory.at(-1)?.bytes ?? 0) - (memory[0]?.bytes ?? 0)) / 1e6, unit: ' MB', bound: { below: 5 } },
    ],
  }
})

/** The stand-in in a process of its own, so that neither its time nor its memory counts. */
async function withServer<T>(work: (address: string) => Promise<T>): Promise<T> {
  const child = fork(join(import.meta.dirname, '../test/support/fake-comfyui/main.ts'), ['--step-ms', '0', '--side', '64'], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] })
  try {
    if (child.stdout === null) throw new Error('The stand-in says nothing.')
    const [address] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    return await work(address)
  } finally {
    child.kill('SIGKILL')
  }
}

function besideFloor(turns: number, folder: string): Promise<{ ours: number[]; bare: number[] }> {
  return withServer(async (address) => {
    const [client, floor] = [openClient(address), await openBare(address)]
    const [ours, bare]: [number[], number[]] = [[], []]
    // The first turns open connections and warm both up.
    for (let turn = -5; turn < turns; turn++) {
      const order = orderOf({ seed: 10 + turn * 2, steps: 1 }, { folder })
      const other = orderOf({ seed: 11 + turn * 2, steps: 1 }, { folder })
      const { ms: took } = await timed(() => client.make(order, { signal: new AbortController().signal, progress: () => undefined }))
      const { ms: least } = await timed(() => floor.make(deriveUuid('bare', turn), other.graph, join(folder, 'bare.png')))
      if (turn >= 0) ours.push(took)
      if (turn >= 0) bare.push(least)
    }
    floor.close()
    await client.close()
    return { ours, bare }
  })
}

function memoryOver(pictures: number, folder: string): Promise<{ pictures: number; bytes: number }[]> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  return withServer(async (address) => {
    const client = openClient(address)
    const seen: { pictures: number; bytes: number }[] = []
    for (let seed = 1; seed <= pictures; seed++) {
      await client.make(orderOf({ seed: 1_000_000 + seed, steps: 1 }, { folder, key: `memory-${seed}` }), { signal: new AbortController().signal, progress: () => undefined })
      rmSync(join(folder, `${1_000_000 + seed}.png`))
      if (seed % Math.ceil(pictures / 10) !== 0 && seed !== pictures) continue
      collect()
      const { heapUsed, external } = process.memoryUsage()
      seen.push({ pictures: seed, bytes: heapUsed + external })
    }
    await client.close()
    return seen
  })
}
