import { expect, test } from 'vitest'
import type { NightRun } from '../../src/main/night/contract.ts'
import { tempHome } from '../support/temp-home.ts'
import { faultsOf } from './invariants.ts'
import { rowsOf } from './library-view.ts'
import { start } from './program.ts'

test('two nights started at the same moment on one home are one night', { timeout: 120_000 }, async () => {
  const home = tempHome()
  const both = await Promise.all([2, 3].map((count) => start(['night', '--count', String(count), '--home', home, '--json']).ended))
  expect(both.map(({ code }) => code), both.map(({ stderr }) => stderr).join('\n')).toEqual([0, 0])
  const [one, other] = both.map(({ stdout }) => JSON.parse(stdout) as NightRun)
  expect(other?.id).toBe(one?.id)
  expect(rowsOf(home, 'SELECT count(*) AS runs FROM runs')).toEqual([{ runs: 1 }])
  expect(faultsOf(home)).toEqual([])
})

test('when the core that serves another command is killed, that command says so, and the next one goes on', { timeout: 120_000 }, async () => {
  const home = tempHome()
  const core = start(['night', '--count', '2', '--home', home, '--json'])
  while (rowsOfOrNone(home).length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
  const client = start(['night', '--home', home, '--json'])
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  await core.killAll()
  const { code, stderr } = await client.ended
  if (code !== 0) expect(stderr).toMatch(/The core that this command spoke to has ended/)
  const after = await start(['night', '--home', home, '--json']).ended
  expect(after.code, after.stderr).toBe(0)
  expect(JSON.parse(after.stdout)).toMatchObject({ status: 'finished' })
  expect(faultsOf(home)).toEqual([])
})

function rowsOfOrNone(home: string): unknown[] {
  try {
    return rowsOf(home, "SELECT 1 FROM runs WHERE phase <> 'ingest'")
  } catch {
    return []
  }
}
