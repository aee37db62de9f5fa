import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { app, protocol, world } from './double/index.ts'
import { startDesktop } from './fixtures/desktop.ts'
import { lockHome } from '../src/main/store/index.ts'

const core = fileURLToPath(new URL('core.ts', import.meta.url))

test('the real core answers the window through the shell, and puts its library down when the seller quits', async () => {
  const { home } = await startDesktop('none', core)
  const answer = await protocol.request('app://idea-engine/api/trpc/system.info')
  expect(await answer.json()).toMatchObject({ result: { data: { home, host: 'electron' } } })
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';")

  expect(lockHome(home)).toBeNull()
  app.quit()
  await vi.waitFor(() => expect(app.hasQuit).toBe(true), { timeout: 10_000 })
  const lock = lockHome(home)
  expect(lock).not.toBeNull()
  lock?.release()
})

test('a library that is open elsewhere is refused with a sentence that says what to do', async () => {
  let lock: ReturnType<typeof lockHome> = null
  await startDesktop('none', core, (home) => (lock = lockHome(home)))
  onTestFinished(() => lock?.release())
  await vi.waitFor(() => expect(world.errorBoxes).toHaveLength(1), { timeout: 10_000 })
  expect(world.errorBoxes[0]).toMatch(/is already open on .* close it and try again[.]$/)
})
