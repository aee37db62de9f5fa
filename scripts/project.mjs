/**
 * What the start, test and command-line scripts share. Plain JavaScript without packages, because it runs before
 * anything is installed and under a Node (20) in which the native database module crashes without a word.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository, without a slash at its end. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** First Node that loads every native module the project uses; older ones crash without a message. */
const NODE_FLOOR = [22, 12]

/** What the build is made from; a change in any of it makes `out/` stale. */
const SOURCES = ['electron', 'src', 'package-lock.json', 'package.json', 'electron.vite.config.ts']
const BUILD_STAMP = join(root, 'out', 'built-at')

/** A failure with a sentence for the person at the terminal; anything else that is thrown is a bug. */
export class SetupError extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** What shells give for Ctrl-C and terminate: the person knows, and is told nothing. */
const INTERRUPTED = [130, 143]

/** Runs `main`, and turns a SetupError into one line and an exit code. */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    if (!INTERRUPTED.includes(error.exitCode)) console.error(error.message)
    process.exitCode = error.exitCode
  }
}

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor >= NODE_FLOOR[1])
}

/**
 * The Node to run the program with: the running one if it is new enough, else the one npm installed with the project.
 * @throws {SetupError} where neither is there (macOS has no such package)
 */
export function projectNode(running = process) {
  if (isNewEnough(running.versions.node)) return running.execPath
  const local = nodeFromPackage(running.platform, running.arch)
  if (existsSync(local)) return local
  throw new SetupError(
    `Design Idea Engine needs Node ${NODE_FLOOR.join('.')} or newer here, and this is Node ${running.versions.node}. ` +
      (running.platform === 'darwin' || existsSync(join(root, 'node_modules'))
        ? 'Install a newer Node from https://nodejs.org and try again.'
        : 'Run "npm ci" in the project folder: it brings its own.'),
  )
}

function nodeFromPackage(platform, arch) {
  const windows = platform === 'win32'
  return join(root, 'node_modules', `node-${windows ? 'win' : platform}-${arch}`, 'bin', windows ? 'node.exe' : 'node')
}

/**
 * Starts a program, passes Ctrl-C and terminate on to it, and waits. `options` are those of node's spawn.
 * @returns its exit code; 128 + signal number when a signal ended it, as shells do
 */
export function run(command, args, { env = {}, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, ...options })
    const passOn = forwardSignals((signal) => child.kill(signal))
    child.once('error', (error) => {
      passOn.stop()
      reject(new SetupError(`Could not start ${command}: ${error.message}`))
    })
    child.once('exit', (code, signal) => {
      passOn.stop()
      resolve(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0))
    })
  })
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }

/**
 * While it is on, this process outlives SIGINT and SIGTERM, so that the child can end in its own time.
 * A terminal gives Ctrl-C to the whole group: SIGINT has then reached the child already and is not sent twice.
 */
function forwardSignals(send) {
  const onInterrupt = () => {
    if (![process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY)) send('SIGINT')
  }
  const onTerminate = () => send('SIGTERM')
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onTerminate)
  return {
    stop() {
      process.off('SIGINT', onInterrupt)
      process.off('SIGTERM', onTerminate)
    },
  }
}

/** npm as a command: the one that started this script if there is one, else the one on the PATH. */
export function npm(args) {
  const cli = process.env.npm_execpath
  return cli !== undefined && /\.[cm]?js$/.test(cli)
    ? { command: process.execPath, args: [cli, ...args], shell: false }
    : { command: 'npm', args, shell: process.platform === 'win32' }
}


/**
 * Why `npm ci` has to run, or null. npm leaves what it installed in node_modules/.package-lock.json; packages that are
 * only for other systems are not in it.
 */
export function missingPackages() {
  const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json'))
  if (installed === null) return 'The packages are not installed yet'
  const wanted = lockedPackages(join(root, 'package-lock.json')) ?? {}
  const differs = Object.entries(wanted).some(([path, { version, optional }]) => {
    if (path === '') return false
    const there = installed[path]
    return there === undefined ? optional !== true : there.version !== version
  })
  return differs ? 'The installed packages are not those of package-lock.json' : null
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

/** Installs with one line first, if something is missing. Throws a SetupError when npm fails. */
export async function ensurePackages(say = console.log, stdio = ['ignore', 'inherit', 'inherit']) {
  const reason = missingPackages()
  if (reason === null) return
  say(`${reason}; running npm ci (about a minute).`)
  const { command, args, shell } = npm(['ci', '--loglevel=error'])
  const code = await run(command, args, { cwd: root, stdio, shell })
  if (code !== 0) throw new SetupError('npm ci failed; its own message above says why. Check the network and the npm registry setting, then try again.', code)
}

/** Builds with one line first, if `out/` is missing or older than a source. Throws a SetupError when the build fails. */
export async function ensureBuild(say = console.log) {
  if (!isBuildStale()) return
  say('Building the program.')
  await build()
}

/** Runs the bundler and leaves a stamp beside what it made; no stamp means that the last build did not end well. */
export async function build(stdio = ['ignore', 'inherit', 'inherit']) {
  const started = new Date()
  const bundler = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  rmSync(BUILD_STAMP, { force: true })
  const code = await run(projectNode(), [bundler, 'build', '--logLevel', 'warn'], { cwd: root, stdio })
  if (code !== 0) throw new SetupError('The build failed; the message above says where.', code)
  // A source that changes while the build runs must count as newer than the build.
  mkdirSync(dirname(BUILD_STAMP), { recursive: true })
  writeFileSync(BUILD_STAMP, '')
  utimesSync(BUILD_STAMP, started, started)
}

/** Whether a whole build lies in `out/`, be it older than the sources. */
export function isBuilt() {
  return existsSync(BUILD_STAMP)
}

export function isBuildStale() {
  const built = statSync(BUILD_STAMP, { throwIfNoEntry: false })?.mtimeMs
  return built === undefined || SOURCES.some((source) => newestChange(join(root, source)) > built)
}

/** Newest modification in milliseconds; folders count too, because a deleted file shows only there. */
function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return 0
  const children = stats.isDirectory() ? readdirSync(path).map((name) => newestChange(join(path, name))) : []
  return Math.max(stats.mtimeMs, ...children)
}
