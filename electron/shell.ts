/** Start order, single instance, crash and quit of the desktop app. */
import { app, dialog, type BrowserWindow } from 'electron'
import type { Clock } from '../src/main/kernel/clock.ts'
import type { Log } from '../src/main/kernel/log.ts'
import { startCore, type CoreProcess } from './core-process.ts'
import { offerManners } from './manners.ts'
import { declareScheme, serveScheme } from './protocol.ts'
import { focusWindow, openWindow } from './window.ts'

/** How long a request waits for a core that starts or restarts. */
const CORE_WAIT_MS = 30_000

export interface ShellOptions {
  /** Everything of the seller's. The window's own storage lies in it too, so a second home is a second app. */
  readonly home: string
  readonly coreModule: string
  readonly workersFolder: string
  readonly preload: string
  readonly resources: string
  readonly clock: Clock
  readonly log: Log
  readonly windowStorage: string
  /** How long the core may finish a file and write its last rows; what is cut off is taken up at the next start. */
  readonly quitWaitMs: number
}

/** Call it before Electron is ready. Resolves when the window has been opened, or at once in a second instance. */
export async function startShell(options: ShellOptions): Promise<void> {
  app.setPath('userData', options.windowStorage)
  app.enableSandbox()
  declareScheme()
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  await app.whenReady()

  const core = startCore({
    module: options.coreModule,
    workers: options.workersFolder,
    home: options.home,
    resources: options.resources,
    clock: options.clock,
    log: options.log,
    onAlarm: () => void askAfterAlarm(core),
    onRefused: (message) => {
      dialog.showErrorBox('Design Idea Engine cannot open this library', message)
      app.quit()
    },
  })
  serveScheme({ listening: () => core.listening(), waitMs: CORE_WAIT_MS })
  offerManners(options.home)
  keepOneWindow(() => openWindow(options.preload, options.log))
  quitAfterCore(core, options)
}

/** One window; a second start of the program, or a click on its Dock icon, brings it to the front or back. */
function keepOneWindow(open: () => BrowserWindow): void {
  let window: BrowserWindow | null = null
  const show = (): void => {
    if (window !== null) return focusWindow(window)
    window = open()
    window.once('closed', () => (window = null))
  }
  app.on('second-instance', show)
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  show()
}

/** Quitting waits for the core, so that work in hand is put down and not torn off. */
function quitAfterCore(core: CoreProcess, { quitWaitMs, log }: ShellOptions): void {
  let phase: 'running' | 'stopping' | 'stopped' = 'running'
  app.on('before-quit', (event) => {
    if (phase === 'stopped') return
    event.preventDefault()
    if (phase === 'stopping') return
    phase = 'stopping'
    core
      .stop(quitWaitMs)
      .catch((error: unknown) => log.error('core could not be stopped', { error: String(error) }))
      .finally(() => {
        phase = 'stopped'
        app.quit()
      })
  })
}

async function askAfterAlarm(core: CoreProcess): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'The part of the app that does the work keeps stopping.',
    detail: 'It stopped five times within a minute. Your library is safe. If it goes on, run "idea-engine doctor".',
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 0) core.restart()
  else app.quit()
}
