/** Faults over a pool of two servers: which pictures came, and which were drawn more than once, wherever. */
import { join } from 'node:path'
import { idOf } from '../../src/main/image-engines/engines/comfyui/run.ts'
import { AppError } from '../../src/main/kernel/errors.ts'
import { createRng } from '../../src/main/kernel/pure/rng.ts'
import { following, openPool, wishOf, type OpenPool } from '../../test/support/fake-comfyui/open-pool.ts'
import { startFakeComfy, type FakeComfy, type Fault } from '../../test/support/fake-comfyui/server.ts'
import { isPng, type Tally } from './faults.ts'

const HARMS = ['server killed', 'server away for long', 'both servers killed', 'socket dropped', 'line frozen', 'program killed'] as const
const SWITCHES: readonly Fault[] = ['out-of-memory', 'empty-file', 'broken-file', 'post-hangs-accepted', 'post-drops-accepted', 'out-of-ram', 'file-gone', 'queue-503']
type Kind = (typeof HARMS)[number] | Fault
const KINDS: readonly Kind[] = [...HARMS, ...SWITCHES]
const NAMES: Partial<Record<Kind, string>> = { 'empty-file': 'disk full: file empty', 'broken-file': 'disk full: file cut off', 'out-of-memory': 'graphics card out of memory' }
/** What is saved again by design: the first file was no picture, or is gone. */
const SPOILED: readonly Kind[] = ['empty-file', 'broken-file', 'file-gone']

/** Pictures under way at each fault: two at each server. */
const AT_ONCE = 4
/** How often a runner of jobs would ask for a picture that failed. */
const TRIES = 6
const IDS = 20
/** Far less than the servers' absence in “away for long”. */
const PATIENCE_MS = 250
const AWAY_MS = 500

interface Wanted {
  readonly seed: number
  readonly file: string
  readonly tally: Tally
  readonly spoiled: boolean
  /** As the order of the program keeps them. */
  readonly tasks: string[]
}

export async function countPoolFaults(times: number, folder: string): Promise<Tally[]> {
  const fakes = await Promise.all([startFakeComfy({ stepMs: 1 }), startFakeComfy({ stepMs: 1 })])
  const rng = createRng('comfyui-pool-faults')
  const tallies = new Map<Kind, Tally>(KINDS.map((kind) => [kind, { kind: NAMES[kind] ?? kind, times: 0, lost: 0, doubled: 0 }]))
  const open = (): OpenPool => openPool(Object.fromEntries(fakes.map(({ address }, index) => [`s${index}`, address])), { client: { patienceMs: PATIENCE_MS } })
  let pool = open()
  const all: Wanted[] = []
  for (let index = 0; index < times; index++) {
    const kind = KINDS[index % KINDS.length] ?? 'server killed'
    const tally = tallies.get(kind)
    if (tally === undefined) continue
    tally.times += 1
    const wanted = Array.from({ length: AT_ONCE }, (_, at): Wanted => ({ seed: index * AT_ONCE + at, file: join(folder, `p${index * AT_ONCE + at}.png`), tally, spoiled: SPOILED.includes(kind), tasks: [] }))
    all.push(...wanted)
    if (SWITCHES.includes(kind as Fault)) fakes[rng.int(2)]?.next(kind as Fault)
    const made = wanted.map((one) => insisted(() => pool, one))
    await pause(rng.int(60))
    await harm(kind, fakes, rng.int(2), () => {
      void pool.pool.close()
      pool = open()
    })
    for (const [at, done] of (await Promise.all(made)).entries()) if (!done || !isPng(wanted[at]?.file ?? '')) tally.lost += 1
  }
  for (const one of all) if (savedOf(fakes, one) > (one.spoiled ? 2 : 1)) one.tally.doubled += 1
  await pool.pool.close()
  await Promise.all(fakes.map((fake) => fake.stop()))
  return [...tallies.values()].filter((one) => one.times > 0)
}

async function harm(kind: Kind, fakes: readonly FakeComfy[], at: number, killProgram: () => void): Promise<void> {
  const hit = fakes[at]
  if (kind === 'server killed') await hit?.kill().then(() => hit.restart())
  if (kind === 'server away for long') await hit?.kill().then(() => pause(AWAY_MS)).then(() => hit.restart())
  if (kind === 'both servers killed') await Promise.all(fakes.map((fake) => fake.kill().then(() => fake.restart())))
  if (kind === 'socket dropped') fakes.forEach((fake) => fake.dropSockets())
  if (kind === 'line frozen') hit?.freezeSockets()
  if (kind === 'program killed') killProgram()
}

/** As a runner of jobs: again, with what was kept of it, by whatever program there is then. */
async function insisted(pool: () => OpenPool, { seed, file, tasks }: Wanted): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const mine = pool()
    const context = { ...following({ task: tasks.at(-1) || null }), saveTask: (task: string) => void tasks.push(task) }
    const made = mine.engine.make(wishOf(seed, { workflow: 'sdxl' }), file, context).then(() => true, (error: unknown) => {
      if (error instanceof AppError) return false
      throw error
    })
    if (await Promise.race([made, replaced(pool, mine)])) return true
  }
  return false
}

/** False as soon as the program that asked is gone. */
async function replaced(pool: () => OpenPool, mine: OpenPool): Promise<false> {
  while (pool() === mine) await new Promise((resolve) => setTimeout(resolve, 10).unref())
  return false
}

/** On both servers, under every id that it was ever sent with. */
function savedOf(fakes: readonly FakeComfy[], { tasks }: Wanted): number {
  const keys = new Set(tasks.filter((task) => task !== '').map((task) => (JSON.parse(task) as { key: string }).key))
  const ids = [...keys].flatMap((key) => Array.from({ length: IDS }, (_, index) => idOf({ key }, index + 1)))
  return fakes.flatMap(({ saved }) => ids.map((id) => saved.get(id) ?? 0)).reduce((sum, count) => sum + count, 0)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
