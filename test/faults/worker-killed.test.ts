import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tempHome } from '../support/temp-home.ts'
import { faultsOf } from './invariants.ts'
import { rowsOf } from './library-view.ts'
import { start } from './program.ts'

/** The pids of a process's children whose command line names `worker`. */
function workersOf(pid: number, worker: string): number[] {
  return execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' }).split('\n')
    .filter((line) => line.includes(worker)).map((line) => Number.parseInt(line, 10))
}

function workersOfOrNone(pid: number, worker: string): number[] {
  try {
    return workersOf(pid, worker)
  } catch {
    return []
  }
}

test.runIf(process.platform === 'linux')('a night goes on when its imaging worker is killed in the middle of its work, again and again', { timeout: 180_000 }, async () => {
  const home = tempHome()
  const night = start(['night', '--count', '3', '--full', '--home', home, '--json'])
  let over = false
  void night.ended.then(() => (over = true))
  let killed = 0
  while (!over && killed < 3) {
    await new Promise((resolve) => setTimeout(resolve, 700))
    for (const pid of workersOfOrNone(night.child.pid ?? 0, 'imaging')) {
      process.kill(pid, 'SIGKILL')
      killed++
    }
  }
  const { code, stdout, stderr } = await night.ended
  expect(killed).toBeGreaterThan(0)
  expect(code, stderr).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ status: 'finished', designs: 3, summary: { designs: 3, printFiles: 3, mockups: 12, failed: 0 } })
  expect(faultsOf(home)).toEqual([])
  expect(rowsOf(home, 'SELECT max(attempt) AS most FROM jobs')[0]?.['most']).toBeGreaterThan(1)
  expect(readFileSync(`${home}/idea-engine.log`, 'utf8')).toContain('worker died')
  expect(readdirSync(`${home}/assets/staging`)).toEqual([])
})
