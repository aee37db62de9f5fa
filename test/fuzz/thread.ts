/** One parser's trial, in a thread that can be stopped from outside. */
import { parentPort, workerData } from 'node:worker_threads'
import { PARSERS } from './parsers.ts'
import { tryParser } from './try-parser.ts'

const { parser: name, count, seed } = workerData as { parser: string; count: number; seed: number }
const parser = PARSERS.find((candidate) => candidate.name === name)
if (parser === undefined) throw new Error(`There is no parser called ${name}.`)

const ALIVE_EVERY = 100
let tried = 0
const trial = tryParser(parser, count, seed, () => performance.now(), () => {
  if (++tried % ALIVE_EVERY === 0) parentPort?.postMessage({ alive: true })
})
parentPort?.postMessage({ trial })
