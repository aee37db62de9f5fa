/** One design from concept to SVG: what it costs beside the bare shaping and writing of its phrase, and whether it comes out the same twice. */
import { makeDesign, type DesignRequest, type MadeDesign } from '../src/main/designs/pure/engine.ts'
import { LAYOUTS } from '../src/main/designs/pure/layouts/registry.ts'
import { InvalidInput } from '../src/main/kernel/errors.ts'
import { openShelves } from '../src/workers/imaging/shelves.ts'
import { bareSvg } from './design/bare-svg.ts'
import { concepts, requestFor } from './design/requests.ts'
import type { Bench, Cell } from './report.ts'
import { median, percentile } from './samples.ts'

/** Designs with everything left open, and of each family. */
const OPEN = 200
const FAMILY = 12
const TWICE = 500

export const designBench: Bench = (options) => {
  const shelves = openShelves()
  const of = (count: number): number => Math.max(1, Math.round(count * options.scale))
  options.say('warming up: faces and pictures are opened once')
  for (const concept of concepts(of(30))) makeDesign(requestFor(concept, 'warm'), shelves)
  options.say('any family')
  const floor: number[] = []
  const open = concepts(of(OPEN)).map((concept, index) => {
    const took = timed(() => makeDesign(requestFor(concept, `open-${index}`), shelves))
    floor.push(timed(() => bareSvg(concept.phrase, shelves.face('anton'))).ms)
    return took
  })
  const families = LAYOUTS.map((layout) => {
    options.say(layout.id)
    const made = concepts(of(FAMILY)).flatMap((concept, index) => madeOr(requestFor(concept, `${layout.id}-${index}`, layout.id), shelves))
    return [layout.name ?? layout.id, ...figures(made)]
  })
  const [same, designs] = [sameTwice(of(TWICE), shelves, options.say), of(TWICE)]
  const middle = median(open.map(({ ms }) => ms))
  return Promise.resolve({
    tables: [
      {
        title: 'A design, concept to SVG, five drafts judged',
        columns: ['what', 'designs', 'median ms', 'p95 ms', 'KB of SVG'],
        rows: [
          ['any family', ...figures(open)],
          ['floor', floor.length, median(floor), percentile(floor, 0.95), null],
          ['times the floor', null, middle / median(floor), null, null],
        ],
        notes: ['Floor: the words of the same phrase shaped by HarfBuzz, one under the other, moved to their places and written as SVG.', 'The ratio is what drafts, judging, parting of inks, mending for the press and texture cost.'],
      },
      { title: 'By family', columns: ['family', 'designs', 'median ms', 'p95 ms', 'KB of SVG'], rows: families, notes: ['A family that takes none of the phrases has no figures.'] },
    ],
    promised: [
      { what: 'Median of a design, concept to SVG', measured: middle, unit: ' ms', bound: { below: 50 } },
      { what: `Of ${designs} designs, the same to the byte when made again`, measured: same, unit: '', bound: { atLeast: designs } },
    ],
  })
}

interface Took {
  readonly value: MadeDesign
  readonly ms: number
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const begin = performance.now()
  const value = work()
  return { value, ms: performance.now() - begin }
}

/** Nothing where the family cannot carry the phrase. */
function madeOr(request: DesignRequest, shelves: Parameters<typeof makeDesign>[1]): Took[] {
  try {
    return [timed(() => makeDesign(request, shelves))]
  } catch (error) {
    if (error instanceof InvalidInput) return []
    throw error
  }
}

function figures(made: readonly Took[]): Cell[] {
  if (made.length === 0) return [0, null, null, null]
  const times = made.map(({ ms }) => ms)
  return [made.length, median(times), percentile(times, 0.95), median(made.map(({ value }) => (value.variants[0]?.svg.length ?? 0) / 1024))]
}

function sameTwice(count: number, shelves: Parameters<typeof makeDesign>[1], say: (line: string) => void): number {
  say(`${count} designs, each twice`)
  const all = concepts(count).map((concept, index) => requestFor(concept, `twice-${index}`))
  const first = all.map((request) => JSON.stringify(makeDesign(request, shelves)))
  // Backwards, so that nothing kept from the design before can hide a difference.
  return all.reduceRight((same, request, index) => same + (JSON.stringify(makeDesign(request, shelves)) === first[index] ? 1 : 0), 0)
}
