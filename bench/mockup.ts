/** What a mock-up costs: one at a time against the least that it can cost, the first of a scene, and many with both cores busy. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createNodeHost } from '../src/hosts/node-host.ts'
import { makeDesign } from '../src/main/designs/pure/engine.ts'
import { silentLog } from '../src/main/kernel/log.ts'
import { createWorkerClient } from '../src/main/kernel/worker-client.ts'
import { inPairs } from '../src/main/mockups/in-pairs.ts'
import { imagingPort } from '../src/workers/imaging/contract.ts'
import { renderMockup } from '../src/workers/imaging/mockup.ts'
import { loadScene } from '../src/workers/imaging/scenes.ts'
import { openShelves } from '../src/workers/imaging/shelves.ts'
import { watchMemory } from './memory.ts'
import { floorOf } from './mockup/floor.ts'
import { timesOf, type Bench, type BenchOptions } from './report.ts'
import { median, timed } from './samples.ts'
import { inWorkFolder } from './work-folder.ts'

const SCENE = 'tee-front'
const GARMENT = { id: 'navy', name: 'Navy', hex: '#1F2A44', tone: 'dark' } as const
const GARMENTS = ['#1F2A44', '#1A1A1A', '#B2222B', '#26412F']
const AREA = { name: 'front', widthPx: 4500, heightPx: 5400 }
const PHRASES = ['Coffee first, then chaos', 'Just a girl who loves chickens', 'Hiking is my therapy', 'Best cat dad ever', 'Camp more, worry less', 'Night shift nurse']
const SIZE = 2000
const signal = new AbortController().signal

export const mockupBench: Bench = (options) =>
  inWorkFolder(async (folder) => {
    options.say('drawing designs')
    const svgs = PHRASES.map(drawn)
    const single = await oneByOne(options, folder, svgs)
    const many = await batch(options, folder, svgs)
    return {
      tables: [
        {
          title: `One mock-up of ${SIZE} × ${SIZE} pixels, ${single.warped.toLocaleString('en-US')} of them in the print area`,
          columns: ['what', 'ms', 'of the floor'],
          rows: [
            ['floor: drawing, addresses worked out before, plain loop, JPEG', single.floor, 1],
            ['another design on a garment that was shown before', single.next, single.next / single.floor],
            ['a design on another garment', single.dyed, single.dyed / single.floor],
            ['the scene read and its maps decoded, once', single.load, single.load / single.floor],
          ],
        },
        {
          title: 'Many in the imaging worker, two at a time',
          columns: ['mock-ups', 'seconds', 'mock-ups a second', 'peak memory MB'],
          rows: [[many.count, many.seconds, many.count / many.seconds, many.bytes === null ? null : many.bytes / 1e6]],
          notes: [`${PHRASES.length} designs on ${GARMENTS.length} garments in turn; the first of them reads the scene. Memory is that of the bench and the worker together.`],
        },
      ],
      promised: [{ what: 'One mock-up, as often as the floor', measured: single.next / single.floor, unit: '×', bound: { below: 2 } }],
    }
  })

function drawn(phrase: string): string {
  const concept = { phrase, mood: 'funny' as const, style: 'type', language: 'en' }
  const [variant] = makeDesign({ concept, seed: `bench ${phrase}`, area: AREA, garments: [GARMENT], choices: {} }, openShelves()).variants
  if (variant === undefined) throw new Error(`No design of “${phrase}”.`)
  return variant.svg
}

async function oneByOne(options: BenchOptions, folder: string, svgs: readonly string[]) {
  const { value: scene, ms: load } = await timed(() => loadScene(SCENE))
  const least = floorOf(scene.prepared, GARMENT.hex, AREA.heightPx / AREA.widthPx)
  const out = join(folder, 'one.jpg')
  const ours = (svg: string, garmentHex: string): Promise<unknown> => renderMockup({ art: { svg }, scene: SCENE, garmentHex, sizePx: SIZE, format: 'jpg', out }, { signal })
  const [floor, next, dyed]: [number[], number[], number[]] = [[], [], []]
  for (const svg of svgs) await Promise.all([least.run(svg, join(folder, 'floor.jpg')), ours(svg, GARMENT.hex)])
  for (let round = 0; round < timesOf(options, 8); round++) {
    options.say(`one by one, round ${round + 1}`)
    for (const [i, svg] of svgs.entries()) {
      floor.push((await timed(() => least.run(svg, join(folder, 'floor.jpg')))).ms)
      next.push((await timed(() => ours(svg, GARMENT.hex))).ms)
      // A colour that no earlier round has asked for.
      if (i === 0) dyed.push((await timed(() => ours(svg, `#${(0x702000 + round).toString(16)}`))).ms)
      await ours(svg, GARMENT.hex)
    }
  }
  return { load, warped: least.warped, floor: median(floor), next: median(next), dyed: median(dyed) }
}

async function batch(options: BenchOptions, folder: string, svgs: readonly string[]) {
  const host = createNodeHost({ kind: 'cli', home: folder })
  const worker = createWorkerClient('imaging', imagingPort, { spawn: () => host.spawnWorker('imaging'), clock: host.clock, log: silentLog })
  const count = Math.max(8, Math.round(120 * options.scale))
  options.say(`${count} mock-ups in the worker`)
  const memory = watchMemory(process.pid)
  try {
    const shots = Array.from({ length: count }, (_, i) => ({ svg: svgs[Math.floor(i / GARMENTS.length) % svgs.length] ?? '', garmentHex: GARMENTS[i % GARMENTS.length] ?? GARMENT.hex, out: join(folder, `${i}.jpg`) }))
    const { ms } = await timed(() => inPairs(shots, async ({ svg, garmentHex, out }) => void (await worker.call('mockup', { art: { svg }, scene: SCENE, garmentHex, sizePx: SIZE, out })), () => undefined))
    const empty = shots.find(({ out }) => statSync(out).size === 0)
    if (empty !== undefined) throw new Error(`${empty.out} is empty.`)
    return { count, seconds: ms / 1000, bytes: memory.stop() }
  } finally {
    memory.stop()
    worker.stop()
  }
}
