/** A core at work: it holds the home, answers on a socket and, in the browser host, on a loopback port. */
import { chmodSync, lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createApp, type App } from './app.ts'
import type { Host } from './host.ts'
import { AppError } from './kernel/errors.ts'
import { createHandler } from './server.ts'
import { createBrowserAccess } from './server/browser-access.ts'
import { lockHome } from './store/index.ts'

export interface Core {
  readonly app: App
  readonly socketPath: string
  /** Opens a further door: 127.0.0.1 only, for browsers that come with a token. @returns an address that works once. */
  listen(port: number): Promise<string>
  stop(): Promise<void>
}

/** What other processes read to find the core of a home. Advice only: the lock says whether one lives. */
export interface CoreNote {
  readonly pid: number
  readonly socketPath: string
}

export function coreNoteFile(home: string): string {
  return join(home, 'core.json')
}

/** @throws AppError `conflict` when another core holds the home. */
export async function startCore(host: Host): Promise<Core> {
  const { home } = host.paths
  const lock = lockHome(home)
  if (lock === null) {
    throw new AppError('conflict', `Design Idea Engine is already open on ${home}.`, { action: 'Use the open window, or close it and try again.' })
  }
  let app: App | null = null
  try {
    app = await createApp(host)
    return await openDoors(app, home, lock)
  } catch (error) {
    await app?.stop()
    lock.release()
    throw error
  }
}

async function openDoors(app: App, home: string, lock: { release(): void }): Promise<Core> {
  const socketPath = socketPathOf(home)
  let newAddress: (() => string) | null = null
  const servers: Server[] = [await listenOnSocket(app, socketPath, () => newAddress?.() ?? null)]
  writeFileSync(coreNoteFile(home), JSON.stringify({ pid: process.pid, socketPath } satisfies CoreNote), { mode: 0o600 })
  return {
    app,
    socketPath,
    async listen(port) {
      const access = createBrowserAccess()
      const server = createServer(createHandler(app, { kind: 'browser', ...access }))
      servers.push(server)
      await listening(server, () => server.listen({ port, host: '127.0.0.1' }))
      const address = server.address()
      const taken = typeof address === 'object' && address !== null ? address.port : port
      newAddress = () => `http://127.0.0.1:${taken}/?token=${access.newToken()}`
      return newAddress()
    },
    async stop() {
      for (const server of servers) closeNow(server)
      await app.stop()
      rmSync(coreNoteFile(home), { force: true })
      lock.release()
    },
  }
}

async function listenOnSocket(app: App, socketPath: string, newAddress: () => string | null): Promise<Server> {
  const server = createServer(createHandler(app, { kind: 'socket', newAddress }))
  if (process.platform !== 'win32') {
    mkdirSync(dirname(socketPath), { recursive: true, mode: 0o700 })
    refuseForeignFolder(dirname(socketPath))
    // We hold the home, so a socket that lies here belongs to a core that died.
    rmSync(socketPath, { force: true })
  }
  await listening(server, () => server.listen(socketPath))
  if (process.platform !== 'win32') chmodSync(socketPath, 0o600)
  return server
}

/** In the temporary folder anybody may have made a folder of our name first, to listen in our stead. */
function refuseForeignFolder(folder: string): void {
  const { uid } = lstatSync(folder)
  if (process.getuid !== undefined && uid !== process.getuid()) {
    throw new AppError('unavailable', `${folder} belongs to somebody else on this computer.`, { action: 'Remove it, or choose a --home with a shorter path.' })
  }
}

/** Unix sockets take paths of about 100 bytes; a deeper home gets a name in the temporary folder, for its owner only. */
export function socketPathOf(home: string): string {
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\idea-engine-${name}`
  const inHome = join(home, 'core.sock')
  if (Buffer.byteLength(inHome) < 100) return inHome
  return join(tmpdir(), `idea-engine-${process.getuid?.() ?? 0}`, `${name}.sock`)
}

function listening(server: Server, listen: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new AppError('conflict', 'The port is taken by another program.', { action: 'Choose another with --port.' }) : error)
    })
    server.once('listening', resolve)
    listen()
  })
}

/** Event streams never end by themselves; they are cut, and the window connects again. */
function closeNow(server: Server): void {
  server.close()
  server.closeAllConnections()
}
