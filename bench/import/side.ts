/** One measurement in a process of its own, so that no side inherits the other's heap or warm code. */
import { measureFloor, type Floor } from './floor.ts'
import { measureImport, measureSteps } from './ours.ts'

const [side, place = '', file = '', rows = '0'] = process.argv.slice(2)
process.send?.(await measure(side ?? ''))
process.disconnect()

async function measure(name: string): Promise<unknown> {
  if (name === 'ours') return measureImport(file, place, Number(rows))
  if (name === 'steps') return measureSteps(file, place)
  return { ms: measureFloor(name as Floor, place, Number(rows)) }
}
