/** Whether the core's memory stays flat over a week of hourly polls of twenty sources. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bench, Table } from './report.ts'
import { SERVICES, startServices } from './sources/services.ts'
import type { Message, Week } from './sources/week.ts'
import { timed } from './samples.ts'
import { inWorkFolder } from './work-folder.ts'

const HOURS = 168

export const sourcesBench: Bench = (options) =>
  inWorkFolder(async (folder) => {
    const hours = Math.max(4, Math.round(HOURS * options.scale))
    let hour = 0
    const services = await startServices(() => hour)
    try {
      options.say(`${hours} simulated hours of ${SERVICES} sources`)
      const { value: week, ms } = await timed(() => live(join(folder, 'home'), services.origins, hours, (now) => {
        hour = now
        if (now > 0 && now % 24 === 0) options.say(`day ${now / 24} of ${Math.ceil(hours / 24)} has passed`)
      }))
      return {
        tables: [memoryTable(week), workTable(week, services.asked(), ms)],
        promised: [
          { what: 'Live memory of the core, most above the first day', measured: growth(week.days.map(({ heapBytes }) => heapBytes)), unit: ' %', bound: { below: 10 } },
          { what: 'PSS of the core, furthest from the first day, up or down', measured: furthest(week.days.map(({ pssBytes }) => pssBytes)), unit: ' %', bound: { below: 10 } },
        ],
      }
    } finally {
      services.close()
    }
  })

/** In percent of the first; null where nothing was measured. */
function furthest(samples: readonly (number | null)[]): number | null {
  const known = samples.filter((sample) => sample !== null)
  const [first] = known
  return first === undefined || known.length < samples.length ? null : Math.max(...known.map((sample) => (100 * Math.abs(sample - first)) / first))
}

/** In percent of the first; 0 when nothing later is larger. */
function growth([first = Number.NaN, ...later]: readonly number[]): number {
  return Math.max(0, ...later.map((sample) => (100 * (sample - first)) / first))
}

function memoryTable({ days }: Week): Table {
  return {
    title: 'The core at the end of each simulated day, after a collection',
    columns: ['day', 'hours', 'live MB', 'PSS MB'],
    rows: days.map(({ hours, heapBytes, pssBytes }, at) => [at + 1, hours, heapBytes / 1e6, pssBytes === null ? null : pssBytes / 1e6]),
    notes: ['Live is JavaScript heap in use and the buffers it holds. PSS is the process alone, without its worker.', 'Live memory falls once, by some 5 MB, after the first days; that is not held against it.'],
  }
}

function workTable({ polls, failed, signals, observations }: Week, asked: number, ms: number): Table {
  return {
    title: 'What was done meanwhile',
    columns: ['polls that brought an answer', 'polls that failed or had to wait', 'requests', 'signals', 'observations', 'ms a request'],
    rows: [[polls, failed, asked, signals, observations, ms / Math.max(1, asked)]],
    notes: [
      'Services on this machine answer with recordings in which a quarter of the posts is new each hour; every other hour is answered 304.',
      'About one request in twelve fails: 500, 429, a sign-in page, or an answer that is cut off. Sources that fail rest, so there are fewer polls than hours.',
    ],
  }
}

function live(home: string, origins: readonly string[], hours: number, onHour: (hour: number) => void): Promise<Week> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./sources/week.ts', import.meta.url)), [home, String(hours), ...origins], { execArgv: ['--expose-gc'] })
    let week: Week | undefined
    child.on('message', (message: Message) => {
      if (message.type === 'hour') onHour(message.hour)
      else week = message.week
    })
    child.once('error', reject)
    child.once('exit', (code) => (week === undefined ? reject(new Error(`The simulated week ended with code ${code}.`)) : resolve(week)))
  })
}
