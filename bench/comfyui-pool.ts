/** The pool of ComfyUI servers against stand-ins: what is lost and doubled under faults over two servers, and how long the card has nothing to do in a night. */
import { faultTable, sumOf } from './comfyui/fault-table.ts'
import { nightOf, type NightFigures } from './comfyui/night.ts'
import { countPoolFaults } from './comfyui/pool-faults.ts'
import type { Bench, Table } from './report.ts'
import { inWorkFolder } from './work-folder.ts'

const FAULTS = 200
const NIGHT = 200
/** As the program asks for designs that hold a picture. */
const AT_ONCE = 4
const NIGHT_OF_TWO = 16

export const comfyuiPoolBench: Bench = (options) => inWorkFolder(async (folder) => {
  const of = (count: number, least: number): number => Math.max(least, Math.round(count * options.scale))
  options.say(`${of(FAULTS, 28)} faults over two servers`)
  const tallies = await countPoolFaults(of(FAULTS, 28), folder)
  options.say(`a night of ${of(NIGHT, 6)} designs`)
  const night = await nightOf('one model', of(NIGHT, 6), AT_ONCE, ['sdxl'], folder)
  const many = of(NIGHT_OF_TWO, 6)
  const ofTwo = await nightOf('two models in turn, all asked at once', many, many, ['sdxl', 'sd15'], folder)
  return {
    tables: [
      faultTable('Faults over a pool of two servers, four pictures under way at each', tallies, ['A picture counts wherever it was drawn. Servers are hit at random moments.']),
      nightTable([night, ofTwo]),
    ],
    promised: [
      { what: 'Pictures lost', measured: sumOf(tallies, 'lost'), unit: '', bound: { below: 1 } },
      { what: 'Pictures doubled', measured: sumOf(tallies, 'doubled'), unit: '', bound: { below: 1 } },
      { what: `Share of a night of ${night.pictures} designs in which the card does nothing`, measured: night.idlePercent, unit: ' %', bound: { below: 3 } },
    ],
  }
})

function nightTable(nights: readonly NightFigures[]): Table {
  return {
    title: 'A night of designs by the pool, each cleaned up in the imaging worker', columns: ['night', 'designs', 'seconds', 'models loaded', 'card idle %'],
    rows: nights.map(({ what, pictures, seconds, loads, idlePercent }) => [what, pictures, seconds, loads, idlePercent]),
    notes: ['Idle: from its first start to its last end the card neither reads words nor draws nor decodes; loading a model and writing a file count as idle.', 'Times are a fifth of: 30 steps of 0.25 s, 0.5 s to decode, 0.12 s to write, 10 s to load a model. By themselves, writing and one load in 200 make 2.1 %.'],
  }
}
