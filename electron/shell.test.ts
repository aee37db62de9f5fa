import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { app, forked, protocol, steps, windows, world } from './double/index.ts'
import { startDesktop } from './fixtures/desktop.ts'

const PAGE = 'app://idea-engine/'
const seen = <T>(what: () => T | Promise<T>): Promise<T> => vi.waitFor(what, { timeout: 10_000, interval: 20 })

test('declares the scheme and takes the lock before Electron is ready, and opens the window while the core starts', async () => {
  const { home } = await startDesktop()
  expect(steps).toEqual(['sandbox', 'register-schemes', 'lock', 'ready', 'fork core.ts', 'handle app', 'window', `load ${PAGE}`])
  expect(app.paths.get('userData')).toBe(`${home}/window`)
  expect(await (await protocol.request(PAGE)).text()).toBe('<h1>hello</h1>')
})

test('a second start of the program brings the window to the front', async () => {
  await startDesktop()
  const [window] = windows
  if (window !== undefined) window.minimized = true
  app.emit('second-instance')
  expect(windows).toHaveLength(1)
  expect(window).toMatchObject({ minimized: false, visible: true, focused: 1 })
})

test('the second instance itself ends before it starts anything', async () => {
  world.isFirstInstance = false
  await startDesktop()
  expect([app.hasQuit, forked, windows]).toEqual([true, [], []])
})

test('a core that crashes is started again, and a request made meanwhile waits for it', async () => {
  await startDesktop()
  await protocol.request(PAGE)
  expect((await protocol.request(`${PAGE}crash`)).status).toBe(503)
  await seen(() => expect(forked[0]?.pid).toBeUndefined())
  expect(await (await protocol.request(PAGE)).text()).toBe('<h1>hello</h1>')
  expect(forked).toHaveLength(2)
})

test('after five deaths within a minute it says so, and starts again only when asked', async () => {
  world.answer = 1
  await startDesktop('dies')
  await seen(() => expect(world.messageBoxes).toEqual(['The part of the app that does the work keeps stopping.']))
  expect(forked).toHaveLength(5)
  await seen(() => expect(app.hasQuit).toBe(true))
})

test('a core that cannot open the library gives its sentence to the seller and is not started again', async () => {
  await startDesktop('refuses')
  await seen(() => expect(world.errorBoxes).toEqual(['Design Idea Engine cannot open this library: Another program has this library open.']))
  await seen(() => expect(app.hasQuit).toBe(true))
  expect(forked).toHaveLength(1)
})

test('quitting waits until the core has put its work down', async () => {
  const { diary } = await startDesktop()
  await protocol.request(PAGE)
  windows[0]?.close()
  expect(app.hasQuit).toBe(false)
  await seen(() => expect(app.hasQuit).toBe(true))
  expect(diary()).toEqual(['asked to stop', 'work finished'])
})

test('a core that does not stop is ended when the wait is over', async () => {
  const { diary } = await startDesktop('never-stops')
  await protocol.request(PAGE)
  app.quit()
  app.quit()
  await pause(500)
  expect(app.hasQuit).toBe(false)
  await seen(() => expect(app.hasQuit).toBe(true))
  expect(diary()).toEqual(['asked to stop'])
})

test('the core gets its worker through the shell, hears it, and learns of its end', async () => {
  await startDesktop()
  const [echo, end] = (await (await protocol.request(`${PAGE}worker`)).text()).split('\n')
  expect(JSON.parse(echo ?? '')).toEqual({ echo: 'hello', pid: expect.any(Number) as number })
  expect(end).toBe('its process ended with code 3')
  expect(steps).toContain('fork worker-imaging.js')
})

test('workers end together with the core they belong to', async () => {
  await startDesktop()
  const answer = await protocol.request(`${PAGE}worker`)
  await answer.body?.cancel()
  await protocol.request(`${PAGE}crash`)
  await seen(() => expect(forked[1]?.pid).toBeUndefined())
})
