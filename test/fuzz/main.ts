/** `npm run fuzz`: 10,000 malformations for each parser. A parser that hangs is stopped and counted as a fault. */
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { PARSERS } from './parsers.ts'
import type { Trial } from './try-parser.ts'

const { values } = parseArgs({ options: { count: { type: 'string', default: '10000' }, seed: { type: 'string', default: '20261123' }, only: { type: 'string', default: '' } } })
const count = Number(values.count)
const seed = Number(values.seed)
if (!Number.isInteger(count) || count < 10 || !Number.isInteger(seed)) {
  console.error('--count must be a whole number of at least 10 and --seed a whole number.')
  process.exit(2)
}

/** No payload here is larger than some kilobytes; a parser that is silent for so long does not come back. */
const SILENCE_MS = 60_000

/** A thread of its own for each parser, so that one that never ends can be stopped. */
async function trialOf(parser: string): Promise<Trial> {
  const worker = new Worker(fileURLToPath(new URL('thread.ts', import.meta.url)), { workerData: { parser, count, seed } })
  return new Promise((resolve) => {
    const lost = (fault: string): void => {
      clearTimeout(timer)
      resolve({ parser, malformations: count, read: 0, refused: 0, spoiledItems: 0, slowestMs: 0, faults: [fault] })
      void worker.terminate()
    }
    let timer = setTimeout(lost, SILENCE_MS, 'it hangs')
    worker.on('message', (message: { readonly alive: true } | { readonly trial: Trial }) => {
      clearTimeout(timer)
      if ('trial' in message) resolve(message.trial)
      else timer = setTimeout(lost, SILENCE_MS, 'it hangs')
    })
    worker.on('error', (error) => lost(`its thread died: ${error.message}`))
  })
}

const chosen = PARSERS.map(({ name }) => name).filter((name) => name.includes(values.only))
const cell = (text: string | number, width: number): string => (typeof text === 'number' ? String(text).padStart(width) : text.padEnd(width))
console.log(`${count} malformations for each of ${chosen.length} parsers, seed ${seed}.`)
console.log(`${cell('parser', 34)}${cell('tried', 8)}${cell('read', 8)}${cell('refused', 9)}${cell('spoiled', 9)}${cell('slowest', 10)}faults`)
const started = performance.now()
let faults = 0
for (const name of chosen) {
  const trial = await trialOf(name)
  faults += trial.faults.length
  console.log(`${cell(trial.parser, 34)}${cell(trial.malformations, 6)}  ${cell(trial.read, 6)}  ${cell(trial.refused, 7)}  ${cell(trial.spoiledItems, 7)}  ${cell(`${trial.slowestMs.toFixed(0)} ms`, 10)}${trial.faults.length}`)
  for (const fault of trial.faults) console.log(`    FAULT ${fault}`)
}
console.log(`${chosen.length * count} malformations, ${faults} faults, ${Math.round((performance.now() - started) / 1_000)} s.`)
process.exitCode = faults === 0 ? 0 : 1
