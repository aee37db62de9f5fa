import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { start } from '../../../test/faults/program.ts'
import { startFakeComfy, type FakeComfy, type FakeOptions } from '../../../test/support/fake-comfyui/server.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { testHost } from '../../../test/support/test-host.ts'
import { startCore, type Core } from '../../main/core.ts'
import type { CorePictures } from './core-pictures.ts'

const LONG_MS = 120_000

/** A live core whose library knows a ComfyUI; commands with that home become its clients. */
async function live(options: FakeOptions = {}): Promise<{ fake: FakeComfy; core: Core; home: string; generate: (...args: string[]) => ReturnType<typeof start> }> {
  const fake = await startFakeComfy(options)
  onTestFinished(() => fake.stop())
  const home = tempHome()
  const core = await startCore(testHost({ home }))
  onTestFinished(() => core.stop())
  const { servers } = await core.app.comfy.addServer(fake.address)
  await core.app.comfy.testServer(servers[0]?.id ?? '', new AbortController().signal)
  core.app.settings.set({ pictures: { ...core.app.settings.get().pictures, order: ['comfyui'] } })
  return { fake, core, home, generate: (...args) => start(['generate', ...args, '--home', home, '--json']) }
}

test('pictures of a live core come as files with what made them, and the same command again makes none', { timeout: LONG_MS }, async () => {
  const { fake, home, generate } = await live()
  const out = join(home, 'out')
  const args = ['--engine', 'any', '--prompt', 'a fox', '--style', 'line-art', '--seed', '7', '--count', '2', '--width', '512', '--height', '640', '--out', out]
  const first = await generate(...args).ended
  expect([first.code, first.stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'))]).toEqual([0, []])
  const { pictures, failed } = JSON.parse(first.stdout) as CorePictures
  expect([pictures.map(({ seed, engine, costMinor }) => [seed, engine, costMinor]), failed]).toEqual([[[7, 'comfyui', 0], [8, 'comfyui', 0]], []])
  expect(readdirSync(out).toSorted()).toEqual(['7.json', '7.png', '8.json', '8.png'])
  expect(JSON.parse(readFileSync(join(out, '8.json'), 'utf8'))).toMatchObject({ seed: 8, engine: 'comfyui', aiMade: true, prompt: expect.stringContaining('a fox') as string })
  expect(readFileSync(join(out, '7.png')).includes('a fox')).toBe(false)
  const again = await generate(...args).ended
  expect([again.code, (JSON.parse(again.stdout) as CorePictures).pictures.length, fake.posted.length]).toEqual([0, 2, 2])
})

test('Ctrl-C stops the picture in the core and on the server', { timeout: LONG_MS }, async () => {
  const { fake, core, home, generate } = await live({ stepMs: 40 })
  const running = generate('--engine', 'comfyui', '--prompt', 'a fox', '--out', join(home, 'out'))
  await expect.poll(() => core.app.imageEngines.running().length, { timeout: LONG_MS, interval: 20 }).toBe(1)
  await expect.poll(() => fake.queueLength(), { timeout: LONG_MS, interval: 5 }).toBe(1)
  running.child.kill('SIGINT')
  const { code } = await running.ended
  expect(code).toBe(130)
  await expect.poll(() => [core.app.imageEngines.running().length, fake.queueLength()], { timeout: LONG_MS, interval: 20 }).toEqual([0, 0])
})
