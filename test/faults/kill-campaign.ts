/** kill -9 at random moments: a night, an approval and an export are cut again and again, and must end as if nothing was. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRng, type Rng } from '../../src/main/kernel/pure/rng.ts'
import { exportPath, faultsOfExport } from './export-check.ts'
import { faultsOf } from './invariants.ts'
import { made, rowsOf } from './library-view.ts'
import { runJson, start, type Running } from './program.ts'

export interface Kill {
  readonly number: number
  readonly home: number
  readonly command: string
  /** When: milliseconds after the start, or the event after which. */
  readonly point: string
  /** How far the library was. */
  readonly state: string
  /** Whether the next night said that it went on; null after other commands. */
  resumed: boolean | null
}

export interface Home {
  readonly number: number
  readonly kills: readonly Kill[]
  readonly faults: readonly string[]
}

export interface Campaign {
  readonly kills: number
  readonly seed: string
  readonly count: number
  /** Which program; the source when left out. */
  readonly program?: string
  onKill(kill: Kill): void
  onHome(home: Home): void
}

/** A kill takes a night's length at most; one that takes ten times that hangs. */
const MOST_RUNS_PER_STAGE = 60
const NIGHT = ['night', '--seed', 'faults', '--at', '2026-11-23T02:00:00Z']

interface Setting {
  readonly campaign: Campaign
  readonly rng: Rng
  /** Milliseconds that each undisturbed command took. */
  readonly length: Record<'night' | 'approve' | 'export', number>
}

interface Place {
  readonly number: number
  readonly home: string
  readonly full: boolean
  readonly kills: Kill[]
}

export async function runCampaign(campaign: Campaign): Promise<readonly Home[]> {
  const folder = mkdtempSync(join(tmpdir(), 'die-faults-'))
  try {
    const known = new Map<boolean, ReturnType<typeof undisturbed>>()
    const reference = (full: boolean): ReturnType<typeof undisturbed> => {
      const made = known.get(full) ?? undisturbed(campaign, join(folder, full ? 'full' : 'slim'), full)
      known.set(full, made)
      return made
    }
    const homes: Home[] = []
    for (let done = 0; done < campaign.kills; done += homes.at(-1)?.kills.length ?? 0) {
      const full = homes.length % 2 === 0
      const { length, made: expected } = await reference(full)
      const setting: Setting = { campaign, rng: createRng(`${campaign.seed}/${homes.length}`), length }
      const place: Place = { number: homes.length + 1, home: join(folder, `home-${homes.length + 1}`), full, kills: [] }
      const faults = await torment(setting, place, done, expected)
      homes.push({ number: place.number, kills: place.kills, faults })
      campaign.onHome(homes.at(-1) as Home)
      rmSync(place.home, { recursive: true, force: true })
    }
    return homes
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** One whole pass with nobody disturbing: how long each part takes, and what the seed makes. */
async function undisturbed(campaign: Campaign, home: string, full: boolean) {
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now()
    await work()
    return performance.now() - started
  }
  const night = await timed(() => runJson(nightArgs(campaign, home, full), campaign.program))
  const approve = await timed(() => runJson(['approve', ...designsOf(home), '--home', home], campaign.program))
  const exporting = await timed(() => runJson(exportArgs(home), campaign.program))
  return { length: { night, approve, export: exporting }, made: made(home) }
}

async function torment(setting: Setting, place: Place, before: number, expected: ReturnType<typeof made>): Promise<string[]> {
  const { campaign, rng } = setting
  const left = campaign.kills - before
  const nights = Math.min(left, 3 + rng.int(3))
  const others = left - nights
  const exports = Math.min(others, 1 + rng.int(2))
  const approvals = Math.min(others - exports, 1)
  await stage(setting, place, before, 'night', nights, nightArgs(campaign, place.home, place.full))
  const faults = [...faultsOf(place.home)]
  if (approvals > 0) await stage(setting, place, before, 'approve', approvals, () => ['approve', ...designsOf(place.home), '--home', place.home])
  if (exports > 0) {
    if (approvals === 0) await runJson(['approve', ...designsOf(place.home), '--home', place.home], campaign.program)
    await stage(setting, place, before, 'export', exports, exportArgs(place.home))
    const quiet = join(place.home, 'quiet')
    mkdirSync(quiet)
    await runJson(['export', '--format', 'shopify', '--out', exportPath(quiet), '--home', place.home], campaign.program)
    faults.push(...faultsOf(place.home), ...faultsOfExport(place.home, exportPath(join(place.home, 'out')), exportPath(quiet)))
    const differs = JSON.stringify(made(place.home)) !== JSON.stringify(expected)
    if (differs) faults.push('What was made differs from what the same seed makes undisturbed.')
  }
  return faults
}

/** Starts a command and kills it `kills` times, then lets it finish. A run that ends before its kill is followed by the next one. */
async function stage(setting: Setting, place: Place, before: number, name: 'night' | 'approve' | 'export', kills: number, args: string[] | (() => string[])): Promise<void> {
  const { campaign } = setting
  let done = 0
  for (let run = 0; run < MOST_RUNS_PER_STAGE; run++) {
    const words = typeof args === 'function' ? args() : args
    if (isOver(place.home, name)) return
    if (done === kills) {
      const ended = await runJson<{ resumed?: boolean }>(words, campaign.program)
      noteResumed(place, name, ended.resumed)
      return
    }
    const running = start([...words, '--json'], campaign.program)
    const point = await waitForPoint(setting, place.home, name, running)
    if (point === null) {
      const { code, stdout, stderr } = await running.ended
      if (code !== 0) throw new Error(`${name} ended with ${code}: ${stderr.slice(-2_000)}`)
      noteResumed(place, name, (JSON.parse(stdout) as { resumed?: boolean }).resumed)
      return
    }
    await running.killAll()
    const kill: Kill = { number: before + place.kills.length + 1, home: place.number, command: `${name}${name === 'night' && place.full ? ' --full' : ''}`, point, state: stateOf(place.home), resumed: null }
    place.kills.push(kill)
    campaign.onKill(kill)
    done++
  }
  throw new Error(`${name} did not finish within ${MOST_RUNS_PER_STAGE} runs.`)
}

function noteResumed(place: Place, name: string, resumed: boolean | undefined): void {
  const last = place.kills.at(-1)
  if (name === 'night' && last !== undefined) last.resumed = resumed === true
}

/** Half of the kills fall at a moment of the clock, half right after an event, so that quick steps get theirs too. */
async function waitForPoint({ campaign: { count }, rng, length }: Setting, home: string, name: 'night' | 'approve' | 'export', running: Running): Promise<string | null> {
  let over = false
  void running.ended.then(() => (over = true))
  const until = async (reached: () => boolean): Promise<boolean> => {
    while (!over && !reached()) await pause(20)
    return !over
  }
  const started = performance.now()
  if (name === 'night' && rng.next() < 0.6) {
    const type = rng.pick(TOLD_BY)
    const wanted = countOf(home, type) + 1 + rng.int(type === 'run.phase' ? 6 : 3)
    const extra = rng.int(120)
    if (!(await until(() => countOf(home, type) >= wanted))) return null
    await pause(extra)
    return over ? null : `${type} + ${extra} ms`
  }
  const at = 150 + rng.next() * length[name] * (name === 'night' ? leftOf(home, count) : 1)
  return (await until(() => performance.now() - started >= at)) ? `${Math.round(at)} ms` : null
}

/** The part of a night that is still to do, about; the start takes its time again. */
function leftOf(home: string, count: number): number {
  return 1 - 0.7 * (designsOf(home).length / count)
}

/** Right after one of these the next step has just begun. */
const TOLD_BY = ['run.phase', 'idea.scored', 'design.generated', 'mockup.generated', 'listing.drafted'] as const

function countOf(home: string, type: (typeof TOLD_BY)[number]): number {
  // While the program makes its tables a second opener would be in its way.
  if (!existsSync(join(home, 'core.json')) && !existsSync(join(home, 'backups'))) return 0
  try {
    return Number(rowsOf(home, `SELECT count(*) AS n FROM events WHERE event_type = '${type}'`)[0]?.['n'] ?? 0)
  } catch {
    return 0
  }
}

function stateOf(home: string): string {
  const run = rowsOf(home, 'SELECT phase, status FROM runs ORDER BY seq DESC LIMIT 1')[0]
  const count = (table: string): string => String(rowsOf(home, `SELECT count(*) AS n FROM ${table}`)[0]?.['n'] ?? 0)
  if (run === undefined) return 'no night yet'
  return `${String(run['phase'])}: ${count('designs')} designs, ${count('mockups')} mock-ups, ${count('listings')} listings`
}

function isOver(home: string, name: string): boolean {
  return name === 'night' && rowsOf(home, "SELECT 1 FROM runs WHERE status = 'finished'").length > 0
}

function designsOf(home: string): string[] {
  return rowsOf(home, 'SELECT id FROM designs ORDER BY seq').map((row) => String(row['id']))
}

function nightArgs({ count }: Campaign, home: string, full: boolean): string[] {
  return [...NIGHT, '--count', String(count), ...(full ? ['--full'] : []), '--home', home]
}

function exportArgs(home: string): string[] {
  mkdirSync(join(home, 'out'), { recursive: true })
  return ['export', '--format', 'shopify', '--out', exportPath(join(home, 'out')), '--home', home]
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
