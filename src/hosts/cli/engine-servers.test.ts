import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runJson, start } from '../../../test/faults/program.ts'
import { fakeInstall } from '../../../test/support/fake-comfyui/fake-install.ts'
import { startFakeComfy } from '../../../test/support/fake-comfyui/server.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { testHost } from '../../../test/support/test-host.ts'
import { startCore } from '../../main/core.ts'
import type { ComfyView } from '../../main/image-engines/contract.ts'

const LONG_MS = 240_000

test('a ComfyUI of this computer is started and stopped, and an added server asked no more, from the command line', { timeout: LONG_MS }, async () => {
  const home = tempHome()
  const core = await startCore(testHost({ home }))
  onTestFinished(() => core.stop())
  const servers = async (...args: string[]) => (await runJson<ComfyView>(['engine', 'servers', ...args, '--home', home])).servers
  const folder = fakeInstall(join(tempHome(), 'ComfyUI'))
  const [begun] = await servers('--start', folder)
  expect(begun).toMatchObject({ kind: 'started', enabled: true })
  await expect.poll(async () => (await core.app.comfy.view()).servers[0]?.state, { timeout: LONG_MS, interval: 50 }).toBe('ready')
  const address = (await core.app.comfy.view()).servers[0]?.address ?? ''
  expect(await servers('--stop', `http://${address}/`)).toMatchObject([{ enabled: false, state: 'stopped' }])
  await expect(fetch(`http://${address}/system_stats`)).rejects.toThrow('fetch failed')

  const fake = await startFakeComfy()
  onTestFinished(() => fake.stop())
  await core.app.comfy.addServer(fake.address)
  expect((await servers('--stop', fake.address)).find(({ kind }) => kind === 'attached')).toMatchObject({ enabled: false, sentence: 'It is turned off and not asked.' })
  const refused = await start(['engine', 'servers', '--stop', 'elsewhere:1', '--home', home]).ended
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('There is no server “elsewhere:1”.') as string])
})
