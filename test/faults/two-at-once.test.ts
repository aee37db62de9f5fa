import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { NightRun } from '../../src/main/night/contract.ts'
import { tempHome } from '../support/temp-home.ts'
import { faultsOf } from './invariants.ts'
import { rowsOf } from './library-view.ts'
import { runJson, start } from './program.ts'

test('two nights started at the same moment on one home are one night', { timeout: 120_000 }, async () => {
  const home = tempHome()
  const both = await Promise.all([2, 3].map((count) => start(['night', '--count', String(count), '--home', home, '--json']).ended))
  expect(both.map(({ code }) => code), both.map(({ stderr }) => stderr).join('\n')).toEqual([0, 0])
  const [one, other] = both.map(({ stdout }) => JSON.parse(stdout) as NightRun)
  expect(other?.id).toBe(one?.id)
  expect(rowsOf(home, 'SELECT count(*) AS runs FROM runs')).toEqual([{ runs: 1 }])
  expect(faultsOf(home)).toEqual([])
})

test('when the core that serves others is killed, a command that follows says so, and a night goes on by itself', { timeout: 120_000 }, async () => {
  const home = tempHome()
  const settings = join(home, 'settings.json')
  writeFileSync(settings, '{"firstDesignsMade":true}')
  await runJson(['settings', settings, '--home', home])
  const core = start(['serve', '--no-open', '--port', '0', '--home', home])
  onTestFinished(() => core.killAll())
  await once(core.child.stdout ?? core.child, 'data')
  const night = start(['night', '--count', '2', '--home', home, '--json'])
  await once(night.child.stderr ?? night.child, 'data')
  const client = start(['events', '--follow', '--home', home])
  await once(client.child.stdout ?? client.child, 'data')
  await core.killAll()
  expect(await client.ended).toMatchObject({ code: 1, stderr: 'The program that this command spoke to has ended.\nRun the command again; what was made stays.\n' })
  const { code, stdout, stderr } = await night.ended
  expect(code, stderr).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ status: 'finished', resumed: true, designs: 2 })
  expect(faultsOf(home)).toEqual([])
})
