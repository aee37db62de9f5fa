import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ipcMain, preventable, session, windows, world } from './double/index.ts'
import { startDesktop } from './fixtures/desktop.ts'
import type { BrowserWindow } from './double/index.ts'
import type { DesktopBridge } from './manners.ts'

async function openDesktop(): Promise<{ window: BrowserWindow; home: string }> {
  const { home } = await startDesktop()
  const [window] = windows
  if (window === undefined) throw new Error('No window was opened.')
  return { window, home }
}

test('the page runs sandboxed and isolated, and is shown when it has something to show', async () => {
  const { window } = await openDesktop()
  expect(window.options.webPreferences).toEqual({ preload: '/preload.cjs', sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
  expect(window.options).toMatchObject({ name: 'main', windowStatePersistence: true })
  expect(window.visible).toBe(false)
  window.emit('ready-to-show')
  expect(window.visible).toBe(true)
})

test.each([
  ['https://shop.example/', true],
  ['file:///etc/passwd', true],
  ['app://elsewhere/', true],
  ['not an address', true],
  ['app://idea-engine/review', false],
])('a navigation to %s is prevented: %s', async (url, prevented) => {
  const { window } = await openDesktop()
  for (const name of ['will-frame-navigate', 'will-redirect']) {
    const event = preventable({ url })
    window.webContents.emit(name, event)
    expect(event.defaultPrevented).toBe(prevented)
  }
})

test('no link opens a second window; https goes to the seller’s browser, other schemes nowhere', async () => {
  const { window } = await openDesktop()
  for (const url of ['https://shop.example/a', 'http://shop.example/', 'file:///etc/passwd', 'javascript:alert(1)', '::']) {
    expect(window.webContents.openLink(url)).toEqual({ action: 'deny' })
  }
  expect(world.openedOutside).toEqual(['https://shop.example/a'])
})

test('a page may copy text and nothing else', async () => {
  await openDesktop()
  const { onRequest, onCheck } = session.defaultSession
  const contents = { getURL: () => 'app://idea-engine/' } as Parameters<NonNullable<typeof onRequest>>[0]
  const granted = (['clipboard-sanitized-write', 'clipboard-read', 'media', 'geolocation', 'openExternal'] as const).filter((permission) => {
    let answer = false
    onRequest?.(contents, permission, (allowed) => (answer = allowed), { isMainFrame: true, requestingUrl: 'app://idea-engine/' })
    expect(onCheck?.(contents, permission, 'app://idea-engine', { isMainFrame: true, requestingUrl: '' })).toBe(answer)
    return answer
  })
  expect(granted).toEqual(['clipboard-sanitized-write'])
})

test('a crashed page is loaded again, but not for ever', async () => {
  const { window } = await openDesktop()
  for (let crash = 0; crash < 10; crash++) window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  expect(window.reloads).toBe(3)
})

test('a file is shown in its folder only for the app’s own page and inside the seller’s folder', async () => {
  const { home } = await openDesktop()
  await import('./preload.ts')
  const { showInFolder } = world.exposed.get('desktop') as DesktopBridge
  mkdirSync(join(home, 'exports'))
  const inside = join(home, 'exports', 'shirt.png')
  writeFileSync(inside, '')
  symlinkSync('/', join(home, 'exports', 'out'))

  await showInFolder(inside)
  expect(world.shownInFolder).toEqual([inside])
  for (const file of ['/etc/passwd', join(home, '..'), join(home, 'exports', 'out', 'etc'), 'exports/shirt.png', join(home, 'missing')]) {
    await expect(showInFolder(file)).rejects.toThrow('not in the folder')
  }
  await expect(ipcMain.invokeFrom('https://shop.example/', 'show-in-folder', inside)).rejects.toThrow('Only a page of this app')
})
