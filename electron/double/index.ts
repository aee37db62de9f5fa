/**
 * Stands in for the electron package in tests: only the parts the shell uses, each held to Electron's own types, so
 * that a change there is a compile error here. It behaves as the real one does where the shell depends on it: the
 * order of quit events, ports that wait, processes that die.
 */
import { EventEmitter } from 'node:events'
import type {
  App,
  BrowserWindow as RealWindow,
  BrowserWindowConstructorOptions,
  ContextBridge,
  CustomScheme,
  Dialog,
  HandlerDetails,
  IpcMain,
  IpcMainInvokeEvent,
  IpcRenderer,
  MessageBoxOptions,
  NativeTheme,
  Protocol,
  Session,
  Shell,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron'
import { forked, steps } from './utility-process.ts'

/** What the tests set beforehand and read afterwards. */
export const world = {
  isFirstInstance: true,
  appPath: process.cwd(),
  /** Index of the button that the next message box is answered with. */
  answer: 0,
  openedOutside: [] as string[],
  shownInFolder: [] as string[],
  errorBoxes: [] as string[],
  messageBoxes: [] as string[],
  exposed: new Map<string, unknown>(),
}

type Preventable = { defaultPrevented: boolean; preventDefault(): void }
export function preventable<T extends object>(fields: T): T & Preventable {
  const event = { ...fields, defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) }
  return event
}

class AppDouble extends EventEmitter implements Pick<App, 'whenReady' | 'quit' | 'requestSingleInstanceLock' | 'setPath' | 'getAppPath' | 'enableSandbox' | 'exit'> {
  readonly paths = new Map<string, string>()
  hasQuit = false

  whenReady(): Promise<void> {
    return Promise.resolve().then(() => void steps.push('ready'))
  }

  requestSingleInstanceLock(): boolean {
    steps.push('lock')
    return world.isFirstInstance
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }

  getAppPath(): string {
    return world.appPath
  }

  exit(): void {
    this.hasQuit = true
  }

  enableSandbox(): void {
    steps.push('sandbox')
  }

  /** As documented: `before-quit` may refuse; then windows close; then the program ends. */
  quit(): void {
    if (this.hasQuit) return
    const event = preventable({})
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    for (const window of windows.splice(0)) window.emit('closed')
    this.hasQuit = true
    this.emit('will-quit', preventable({}))
  }
}

class WebContentsDouble extends EventEmitter implements Pick<WebContents, 'setWindowOpenHandler' | 'getURL'> {
  url = ''
  private openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openHandler = handler
  }

  getURL(): string {
    return this.url
  }

  /** What a click on a link with a target does. */
  openLink(url: string): WindowOpenHandlerResponse | undefined {
    return this.openHandler?.({ url, frameName: '', features: '', disposition: 'new-window', referrer: { url: '', policy: 'default' } })
  }
}

type WindowParts = 'show' | 'focus' | 'restore' | 'isMinimized' | 'loadURL' | 'reload'

export class BrowserWindow extends EventEmitter implements Pick<RealWindow, WindowParts> {
  readonly webContents = new WebContentsDouble()
  readonly options: BrowserWindowConstructorOptions
  visible = false
  minimized = false
  focused = 0
  reloads = 0

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    this.visible = options.show !== false
    windows.push(this)
    steps.push('window')
  }

  loadURL(url: string): Promise<void> {
    this.webContents.url = url
    steps.push(`load ${url}`)
    return Promise.resolve()
  }

  show(): void {
    this.visible = true
  }

  focus(): void {
    this.focused++
  }

  restore(): void {
    this.minimized = false
  }

  isMinimized(): boolean {
    return this.minimized
  }

  reload(): void {
    this.reloads++
  }

  /** The seller closes it. */
  close(): void {
    windows.splice(windows.indexOf(this), 1)
    this.emit('closed')
    if (windows.length === 0) app.emit('window-all-closed')
  }
}

type PermissionRequest = Parameters<Session['setPermissionRequestHandler']>[0]
type PermissionCheck = Parameters<Session['setPermissionCheckHandler']>[0]

class SessionDouble implements Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'> {
  onRequest: PermissionRequest = null
  onCheck: PermissionCheck = null

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.onRequest = handler
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.onCheck = handler
  }
}

type Handler = Parameters<Protocol['handle']>[1]

class ProtocolDouble implements Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'> {
  schemes: CustomScheme[] = []
  private readonly handlers = new Map<string, Handler>()

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    steps.push('register-schemes')
    this.schemes = schemes
  }

  handle(scheme: string, handler: Handler): void {
    steps.push(`handle ${scheme}`)
    this.handlers.set(scheme, handler)
  }

  /** What a page's request does; `initiatorOrigin` is the page's origin. */
  async request(url: string, init: RequestInit & { initiatorOrigin?: string; duplex?: 'half' } = {}): Promise<Response> {
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1))
    if (handler === undefined) throw new Error(`No handler for ${url}.`)
    const { initiatorOrigin, ...rest } = init
    return handler(Object.assign(new Request(url, rest), initiatorOrigin === undefined ? {} : { initiatorOrigin }))
  }
}

type Invoke = Parameters<IpcMain['handle']>[1]

class IpcMainDouble implements Pick<IpcMain, 'handle'> {
  private readonly handlers = new Map<string, Invoke>()

  handle(channel: string, listener: Invoke): void {
    this.handlers.set(channel, listener)
  }

  /** What `ipcRenderer.invoke` does in a frame at `url`. */
  async invokeFrom(url: string, channel: string, ...args: unknown[]): Promise<unknown> {
    const event = { senderFrame: { url } } as IpcMainInvokeEvent
    return this.handlers.get(channel)?.(event, ...args) as unknown
  }
}

export const app = new AppDouble()
export const windows: BrowserWindow[] = []
export const protocol = new ProtocolDouble()
export const session = { defaultSession: new SessionDouble() }
export const ipcMain = new IpcMainDouble()
export { forked, MessageChannelDouble as MessageChannelMain, steps, utilityProcessDouble as utilityProcess } from './utility-process.ts'

export const nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'> = { shouldUseDarkColors: false }

export const shell = {
  openExternal: async (url: string) => void world.openedOutside.push(url),
  showItemInFolder: (file: string) => void world.shownInFolder.push(file),
} satisfies Pick<Shell, 'openExternal' | 'showItemInFolder'>

export const dialog = {
  showErrorBox: (title: string, content: string) => void world.errorBoxes.push(`${title}: ${content}`),
  showMessageBox: async (options: MessageBoxOptions) => {
    world.messageBoxes.push(options.message)
    return { response: world.answer, checkboxChecked: false }
  },
} satisfies Pick<Dialog, 'showErrorBox'> & { showMessageBox(options: MessageBoxOptions): ReturnType<Dialog['showMessageBox']> }

export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown) => void world.exposed.set(name, api),
} satisfies Pick<ContextBridge, 'exposeInMainWorld'>

/** The page under test is always the app's own. */
export const ipcRenderer = {
  invoke: (channel: string, ...args: unknown[]) => ipcMain.invokeFrom('app://idea-engine/', channel, ...args),
} satisfies Pick<IpcRenderer, 'invoke'>

/** Forgets what the last test did; its shell must have quit. */
export function reset(): void {
  forked.splice(0)
  app.removeAllListeners()
  app.hasQuit = false
  windows.splice(0)
  steps.splice(0)
  Object.assign(world, { isFirstInstance: true, answer: 0, openedOutside: [], shownInFolder: [], errorBoxes: [], messageBoxes: [] })
}
