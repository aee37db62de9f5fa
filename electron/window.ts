/** The one window: sandboxed, kept to the app's own pages, and without rights a page could ask for. */
import { BrowserWindow, nativeTheme, session, shell, type Event, type WebContents } from 'electron'
import type { Log } from '../src/main/kernel/log.ts'
import { APP_ORIGIN } from './protocol.ts'

/** The page colour of the window before its first paint, so that it does not flash. */
const BACKGROUND = { light: '#ffffff', dark: '#111113' }

/** Reloads after a crash of the page; a page that goes on crashing is left for the seller to see. */
const RELOADS = 3

export function openWindow(preload: string, log: Log): BrowserWindow {
  const window = new BrowserWindow({
    // The name is what Electron files the window's place and size under.
    name: 'main',
    windowStatePersistence: true,
    title: 'Design Idea Engine',
    width: 1360,
    height: 880,
    minWidth: 720,
    minHeight: 520,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  })
  keepInside(window.webContents)
  refusePermissions()
  reloadAfterCrash(window, log)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Whether an address is a page of this app; anything else belongs in the seller's browser or nowhere. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}` === APP_ORIGIN
}

function keepInside(contents: WebContents): void {
  const refuseOthers = (event: Event<{ url: string }>): void => {
    if (!isOwnPage(event.url)) event.preventDefault()
  }
  contents.on('will-frame-navigate', refuseOthers)
  contents.on('will-redirect', refuseOthers)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (URL.canParse(url) && new URL(url).protocol === 'https:') void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** Copying text is all that the window needs. */
function refusePermissions(): void {
  const allowed = (permission: string): boolean => permission === 'clipboard-sanitized-write'
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) => answer(allowed(permission) && isOwnPage(contents.getURL())))
  session.defaultSession.setPermissionCheckHandler((contents, permission) => allowed(permission) && contents !== null && isOwnPage(contents.getURL()))
}

function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let left = RELOADS
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('window crashed', { reason, exitCode })
    if (reason !== 'clean-exit' && left-- > 0) window.reload()
  })
}
