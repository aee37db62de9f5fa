/** Print files: what the imaging worker adds to the bare renderer and encoder, drawing by drawing, and what two at once cost. */
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { makeDesign } from '../src/main/designs/pure/engine.ts'
import type { Concept } from '../src/main/ideas/contract.ts'
import { createPortClient, type PortClient } from '../src/main/kernel/ports.ts'
import { imagingPort, type ImagingPort } from '../src/workers/imaging/contract.ts'
import { openShelves } from '../src/workers/imaging/shelves.ts'
import { watchMemory } from './memory.ts'
import { timesOf, type Bench, type BenchOptions } from './report.ts'
import { median, timed } from './samples.ts'
import { inWorkFolder } from './work-folder.ts'

const AREA = { name: 'front', widthPx: 4500, heightPx: 5400 }
const GARMENTS = [
  { id: 'black', name: 'Black', hex: '#1A1A1A', tone: 'dark' as const },
  { id: 'white', name: 'White', hex: '#F7F7F5', tone: 'light' as const },
]
const PHRASES: readonly (readonly [string, Concept['mood'], string])[] = [
  ['Coffee first, then chaos', 'funny', 'modern'], ['Hiking is my therapy', 'retro', 'vintage distressed'], ['Best cat dad ever', 'proud', 'modern'], ['Take it easy', 'retro', 'vintage'],
]
const ROUNDS = 7
/** Pixels of a side that picture models make. */
const PICTURE_PX = 1024

export const printBench: Bench = (options) => inWorkFolder((folder) => measure(folder, options))

async function measure(folder: string, options: BenchOptions) {
  const shelves = openShelves()
  const svgs = PHRASES.map(([phrase, mood, style], seed) => makeDesign({ concept: { phrase, mood, style, language: 'en' }, seed: String(seed), area: AREA, garments: [...GARMENTS] }, shelves).variants[0]?.svg ?? '')
  const picture = join(folder, 'picture.png')
  writeFileSync(picture, await sharp(Buffer.from(svgs[0] ?? '')).resize(PICTURE_PX, PICTURE_PX, { fit: 'inside' }).png().toBuffer())
  const { child, port } = startWorker()
  const watch = child.pid === undefined ? null : watchMemory(child.pid)
  const print = (svg: string, out: string) => port.call('printFile', { svg, widthPx: AREA.widthPx, heightPx: AREA.heightPx, out })
  const foreign = (file: string, out: string) => port.call('printArt', { file, widthPx: AREA.widthPx, heightPx: AREA.heightPx, garments: GARMENTS, removeBackground: false, holes: false, maxBytes: 25_000_000, out })
  try {
    sharp.cache(false)
    sharp.concurrency(2)
    const rows: { ours: number; bare: number; bytes: number }[] = []
    await print(svgs[0] ?? '', join(folder, 'warm.png'))
    await drawBare(svgs[0] ?? '', join(folder, 'warm-bare.png'))
    for (const [index, svg] of svgs.entries()) {
      options.say(`drawing ${index + 1} of ${svgs.length}`)
      const [ours, bare]: [number[], number[]] = [[], []]
      // By turns, so that a busy moment of the machine meets both.
      for (let round = 0; round < timesOf(options, ROUNDS); round++) {
        bare.push((await timed(() => drawBare(svg, join(folder, 'bare.png')))).ms)
        ours.push((await timed(() => print(svg, join(folder, `print-${index}.png`)))).ms)
      }
      rows.push({ ours: median(ours), bare: median(bare), bytes: readFileSync(join(folder, `print-${index}.png`)).length })
    }
    options.say('pictures, and two at once')
    const raster = median(await repeated(timesOf(options, 3), () => foreign(picture, join(folder, 'art.png'))))
    const rasterBare = median(await repeated(timesOf(options, 3), () => enlargeBare(picture, join(folder, 'art-bare.png'))))
    const pair = median(await repeated(timesOf(options, ROUNDS), () => Promise.all([print(svgs[0] ?? '', join(folder, 'a.png')), print(svgs[1] ?? '', join(folder, 'b.png'))])))
    const ratio = median(rows.map(({ ours, bare }) => ours / bare))
    const peak = watch?.stop() ?? null
    return {
      tables: [
        {
          title: 'SVG to a print file of 4500 × 5400, written', columns: ['design', 'worker ms', 'bare ms', 'ratio', 'kB'],
          rows: rows.map(({ ours, bare, bytes }, index) => [PHRASES[index]?.[0] ?? '', ours, bare, ours / bare, bytes / 1000]),
          notes: ['Bare: sharp draws the same SVG and encodes it with the same settings into a file, in this process.'],
        },
        {
          title: 'Other work', columns: ['', 'ms', 'against bare ×'],
          rows: [[`a picture of ${PICTURE_PX}² trimmed, enlarged, measured, checked, written`, raster, raster / rasterBare], ['bare: Lanczos and the encoder', rasterBare, 1], ['two drawings at once, each', pair / 2, null]],
        },
      ],
      promised: [
        { what: 'A print file against the bare renderer and encoder', measured: ratio, unit: ' ×', bound: { below: 1.5 } },
        { what: 'Peak memory of the worker (PSS)', measured: peak === null ? null : peak / 1e9, unit: ' GB', bound: { below: 1.5 } },
      ],
    }
  } finally {
    watch?.stop()
    child.kill()
  }
}

const PNG = { compressionLevel: 6, adaptiveFiltering: false }

async function drawBare(svg: string, out: string): Promise<void> {
  await sharp(Buffer.from(svg), { unlimited: true }).resize(AREA.widthPx, AREA.heightPx).png(PNG).toFile(out)
}

async function enlargeBare(file: string, out: string): Promise<void> {
  await sharp(file).resize(AREA.widthPx, AREA.heightPx, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } }).png(PNG).toFile(out)
}

async function repeated(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round < times; round++) samples.push((await timed(work)).ms)
  return samples
}

function startWorker(): { child: ChildProcess; port: PortClient<ImagingPort> } {
  const child = fork(fileURLToPath(new URL('../src/workers/imaging/main.ts', import.meta.url)), [], { serialization: 'advanced', execArgv: [] })
  const port = createPortClient('imaging', imagingPort, {
    post: (message) => void child.send(message as object),
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) => void child.on('exit', () => listener('it ended')),
  })
  return { child, port }
}
