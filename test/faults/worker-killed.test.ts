import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tempHome } from '../support/temp-home.ts'
import { faultsOf } from './invariants.ts'
import { rowsOf } from './library-view.ts'
import { start } from './program.ts'

/** The pids of a process's children whose command line names `worker`, as Linux tells them under /proc. */
function workersOf(parent: number, worker: string): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => Number.isInteger(pid)).filter((pid) => {
    try {
      // The parent is the second field after the name, which stands in brackets and may hold anything (proc(5)).
      const parentOfPid = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]
      return parentOfPid === String(parent) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(worker)
    } catch {
      return false
    }
  })
}

test.runIf(process.platform === 'linux')('a night goes on when its imaging worker is killed in the middle of its work, again and again', { timeout: 180_000 }, async () => {
  const home = tempHome()
  const night = start(['night', '--count', '3', '--full', '--home', home, '--json'])
  let over = false
  void night.ended.then(() => (over = true))
  let killed = 0
  while (!over && killed < 3) {
    await new Promise((resolve) => setTimeout(resolve, 700))
    for (const pid of workersOf(night.child.pid ?? 0, 'imaging')) {
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
