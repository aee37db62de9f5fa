/** The machine as plain Node sees it: child processes, the keychain through a library, files. */
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Host, WorkerKind, WorkerProcess } from '../main/host.ts'
import { systemClock, type Clock } from '../main/kernel/clock.ts'
import { createFileLog } from '../main/kernel/log.ts'
import { createSecretStore, type AskPassphrase } from './secrets.ts'

/** Megabytes of JavaScript heap; foreign files are parsed in `acquire`, so that one gets the least. */
export const HEAP_MB = { acquire: 512, compute: 1024, inference: 1024, imaging: 1024, browser: 512 } satisfies Record<WorkerKind, number>

export interface NodeHostOptions {
  readonly kind: 'browser' | 'cli'
  readonly home: string
  readonly clock?: Clock
  readonly askPassphrase?: AskPassphrase
  /** A folder of built workers, which start in a third of the time; those beside this file when not given. */
  readonly builtWorkers?: string
}

export function createNodeHost(options: NodeHostOptions): Host {
  const clock = options.clock ?? systemClock
  const resources = join(projectRoot(), 'resources')
  return {
    kind: options.kind,
    version: packageVersion(),
    paths: { home: options.home, resources, renderer: join(projectRoot(), 'out', 'renderer') },
    clock,
    log: createFileLog(join(options.home, 'idea-engine.log'), clock),
    secrets: createSecretStore({ home: options.home, ...(options.askPassphrase === undefined ? {} : { askPassphrase: options.askPassphrase }) }),
    spawnWorker: (kind) => spawnWorker(options.builtWorkers === undefined ? workerEntry(kind) : join(options.builtWorkers, `worker-${kind}.js`), kind, resources),
  }
}

/** Where the seller's library lies unless `--home` says otherwise. */
export function defaultHome(): string {
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Design Idea Engine')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Design Idea Engine')
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'design-idea-engine')
}

/** Source runs and builds lie two or more folders below the project: the first with resources/ beside it is it. */
function projectRoot(): string {
  for (let folder = fileURLToPath(new URL('.', import.meta.url)); ; folder = join(folder, '..')) {
    if (existsSync(join(folder, 'resources', 'migrations'))) return folder
    if (folder === join(folder, '..')) throw new Error('The folder "resources" is missing beside the program.')
  }
}

/** The program's version, as its package says. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }
  return version
}

function spawnWorker(entry: string, kind: WorkerKind, resources: string): WorkerProcess {
  const child = fork(entry, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${HEAP_MB[kind]}`],
    env: workerEnvironment(resources),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return channelOf(child)
}

const INHERITED = [
  'PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'FONTCONFIG_PATH', 'VIPS_CONCURRENCY',
  // Where the seller's browser stands, and the screen that it opens on.
  'PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS',
]

/**
 * How glibc keeps what a worker frees (read by no other system): two arenas instead of eight a core, and every large
 * block a mapping of its own that goes back at once. Otherwise pictures leave holes, and a long night grows by half a gigabyte (docs/decisions/freed-memory.md).
 */
const FREES_AT_ONCE = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_TRIM_THRESHOLD_: '4194304' }

/** A worker gets what it needs and no more: no tokens or keys that stand in the environment. */
export function workerEnvironment(resources: string): Record<string, string> {
  const inherited = INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]))
  return { ...FREES_AT_ONCE, ...Object.fromEntries(inherited), IDEA_ENGINE_RESOURCES: resources }
}

function workerEntry(kind: WorkerKind): string {
  const here = import.meta.url
  if (here.endsWith('.ts')) return fileURLToPath(new URL(`../workers/${kind}/main.ts`, here))
  return fileURLToPath(new URL(`${here.includes('/chunks/') ? '../' : './'}worker-${kind}.js`, here))
}

function channelOf(child: ChildProcess): WorkerProcess {
  const closing: ((reason: string) => void)[] = []
  let closed = false
  const close = (reason: string): void => {
    if (closed) return
    closed = true
    for (const listener of closing) listener(reason)
  }
  child.once('error', (error) => close(error.message))
  child.once('exit', (code, signal) => close(signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`))
  return {
    pid: child.pid,
    post: (message) => void child.send(message as object, (error) => error !== null && close(error.message)),
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) => void closing.push(listener),
    kill: () => void child.kill('SIGKILL'),
  }
}
