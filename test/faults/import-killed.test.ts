import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createRng } from '../../src/main/kernel/pure/rng.ts'
import { tempHome } from '../support/temp-home.ts'
import { faultsOfArchive } from './invariants.ts'
import { filesBelow, rowsOf } from './library-view.ts'
import { runJson, start } from './program.ts'

const ROWS = 16_000

/** Posts, some of them posted twice under another id and with other punctuation. */
function posts(file: string): void {
  const rng = createRng('posts')
  const words = ['corgi', 'garden', 'nurse', 'kettle', 'harbour', 'violin', 'tractor', 'lantern', 'pepper', 'willow']
  const row = (at: number): string => `p${at},${Array.from({ length: 6 }, () => rng.pick(words)).join(' ')} ${Math.floor(at / 2)}${at % 2 === 1 ? '!!' : ''},${at}`
  writeFileSync(file, `id,title,likes\n${Array.from({ length: ROWS }, (_, at) => row(at)).join('\n')}\n`)
}

const stored = (home: string): number => Number(rowsOf(home, 'SELECT count(*) AS n FROM signals')[0]?.['n'] ?? 0)
const compared = (home: string): number => Number(rowsOf(home, 'SELECT up_to_seq AS n FROM signals_compared')[0]?.['n'] ?? 0)
const begun = (home: string): boolean => filesBelow(join(home, 'raw-signals')).length > 0

/** Moments of an import: while rows are stored, while they are compared, and while the archive is written. */
const POINTS: readonly (readonly [name: string, reached: (home: string) => boolean])[] = [
  ['after the first rows', (home) => stored(home) > 0],
  ['in the middle of the rows', (home) => stored(home) > ROWS / 2],
  ['while signals are compared', (home) => compared(home) > 0],
  ['while the archive is written', begun],
]

test('an import that is killed again and again, also while the archive is written, loses nothing and doubles nothing', { timeout: 300_000 }, async () => {
  const home = tempHome()
  const file = join(home, 'posts.csv')
  posts(file)
  const kills: string[] = []
  for (const [name, reached] of POINTS) {
    const running = start(['import', file, '--home', home, '--json'])
    let over = false
    void running.ended.then(() => (over = true))
    while (!over && !(existsSync(join(home, 'core.json')) && reached(home))) await new Promise((resolve) => setTimeout(resolve, 20))
    if (!over) kills.push(name)
    await running.killAll()
    // What was committed is in the archive or waits for it, at every moment.
    expect(faultsOfArchive(home).filter((fault) => !fault.endsWith('was left behind.')), name).toEqual([])
  }
  await runJson(['import', file, '--home', home])
  expect(kills.length).toBeGreaterThan(1)
  expect(stored(home)).toBe(ROWS)
  expect(rowsOf(home, 'SELECT count(*) AS signals, count(DISTINCT group_seq) AS said FROM signal_prints')[0]?.['signals']).toBe(ROWS)
  expect(rowsOf(home, 'SELECT count(*) AS n FROM archive_outbox')).toEqual([{ n: 0 }])
  expect(rowsOf(home, "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'")).toEqual([])
  expect(faultsOfArchive(home)).toEqual([])
})
