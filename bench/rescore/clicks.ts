/** Questions from outside the thread that answers them, so that a thread that is held up shows. */
import { Worker } from 'node:worker_threads'

export interface Clicks {
  /** Milliseconds from the click to the answer, so far. */
  readonly samples: readonly number[]
  stop(): Promise<void>
}

/** Clicks 20 ms after each answer, on a clock of its own. */
const CLICKER = `
const { parentPort } = require('node:worker_threads')
const click = () => parentPort.postMessage(performance.timeOrigin + performance.now())
parentPort.on('message', () => setTimeout(click, 20))
click()`

/** Asks at every click until it is stopped. */
export function startClicks(ask: (turn: number) => Promise<unknown>): Clicks {
  const samples: number[] = []
  const clicker = new Worker(CLICKER, { eval: true })
  const answer = async (at: number): Promise<void> => {
    await ask(samples.length)
    samples.push(performance.timeOrigin + performance.now() - at)
    clicker.postMessage('answered')
  }
  let answered = Promise.resolve()
  clicker.on('message', (at: number) => {
    answered = answer(at)
  })
  return {
    samples,
    async stop() {
      await clicker.terminate()
      await answered
    },
  }
}
