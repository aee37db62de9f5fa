/** `npm run faults`: kills the program at least fifty times at random moments and looks at what is left. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runCampaign, type Kill } from './kill-campaign.ts'
import { BUILT } from './program.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '50' },
    seed: { type: 'string', default: 'faults' },
    designs: { type: 'string', default: '6' },
    built: { type: 'boolean', default: false },
  },
})

function whole(name: string, text: string, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  console.error(`--${name} must be a whole number from 1 to ${most}, not “${text}”.`)
  process.exit(2)
}

const cell = (text: string, width: number): string => text.padEnd(width).slice(0, Math.max(width, text.length))

function line({ number, home, command, point, state }: Kill): string {
  return `${cell(String(number), 4)}${cell(String(home), 6)}${cell(command, 14)}${cell(point, 28)}${state}`
}

const kills = whole('count', values.count, 10_000)
const count = whole('designs', values.designs, 100)
const program = values.built && existsSync(BUILT) ? { program: BUILT } : {}
const started = performance.now()
const seconds = (): string => `${Math.round((performance.now() - started) / 1000)} s`
console.log(`Nights of ${count} designs from ${'program' in program ? 'the built program' : 'source'}, killed ${kills} times, seed “${values.seed}”.`)
console.log(`${cell('#', 4)}${cell('home', 6)}${cell('command', 14)}${cell('killed at', 28)}what stood then`)

const homes = await runCampaign({
  kills, count, seed: values.seed, ...program,
  onKill: (kill) => console.log(line(kill)),
  onHome: ({ number, kills: mine, faults }) => {
    const resumed = mine.some((kill) => kill.resumed === true) ? 'went on where it stood' : 'had nothing to go on with'
    console.log(`    home ${number}: killed ${mine.length} times, ${resumed}, ${faults.length === 0 ? 'ok' : `${faults.length} FAULTS`}  (${seconds()})`)
    for (const fault of faults) console.log(`    FAULT ${fault}`)
  },
})

const faults = homes.reduce((sum, home) => sum + home.faults.length, 0)
const done = homes.reduce((sum, home) => sum + home.kills.length, 0)
console.log(`${done} kills in ${homes.length} homes, ${faults} faults, ${seconds()}.`)
process.exitCode = faults === 0 ? 0 : 1
