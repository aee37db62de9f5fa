import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { fakeInstall } from '../../../../../../test/support/fake-comfyui/fake-install.ts'
import { following, openPool, wishOf } from '../../../../../../test/support/fake-comfyui/open-pool.ts'
import { tempHome } from '../../../../../../test/support/temp-home.ts'
import { systemClock } from '../../../../kernel/clock.ts'
import { silentLog } from '../../../../kernel/log.ts'
import { commandFor } from './command.ts'
import { findInstalls, installIn } from './find-installs.ts'
import { lastWords } from './last-words.ts'
import { trimLog } from './log-file.ts'
import { placesOf } from './places.ts'
import { createStarted, type Started, type StartedState, type StartedTimes } from './supervise.ts'
import { tidyOutput } from './tidy-output.ts'

const QUICK: Partial<StartedTimes> = { pollMs: 30, watchMs: 50, firstPauseMs: 10, longestPauseMs: 40, endMs: 3_000 }

interface Opened {
  readonly started: Started
  readonly states: StartedState[]
  readonly home: string
  readonly until: <K extends StartedState['kind']>(kind: K, after?: number) => Promise<Extract<StartedState, { kind: K }>>
}

function open(folder: string, given: { home?: string; times?: Partial<StartedTimes>; port?: number } = {}): Opened {
  const home = given.home ?? tempHome()
  const states: StartedState[] = []
  const started = createStarted({
    id: 'one', home, clock: systemClock, log: silentLog, times: { ...QUICK, ...given.times }, port: () => given.port ?? null, onChange: (state) => void states.push(state),
    install: async () => (await installIn(folder)) ?? Promise.reject(new Error('no install')),
  })
  onTestFinished(() => started.stop())
  return {
    started, states, home,
    until: async (kind, after = 0) => {
      for (;;) {
        const found = states.slice(after).find((state) => state.kind === kind)
        if (found !== undefined) return found as never
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
  }
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

test('one whose note cannot be written is ended again, so that none is left that nobody knows', async () => {
  const folder = fakeInstall(tempHome(), 'echo $$ > "$PWD/pid"\nexec sleep 600')
  const home = tempHome()
  mkdirSync(join(home, 'comfyui', 'one', 'running.json.part'), { recursive: true })
  const { started, until } = open(folder, { home })
  started.start()
  expect(await until('failed')).toMatchObject({ sentence: 'ComfyUI was ended again: the library takes no file for it (EISDIR).' })
  await expect.poll(() => existsSync(join(folder, 'pid')) ? readFileSync(join(folder, 'pid'), 'utf8').trim() : '').not.toBe('')
  await gone(Number(readFileSync(join(folder, 'pid'), 'utf8')))
})

test('a ComfyUI in the seller’s folder is found with its version, and what has no Python of its own says so', async () => {
  const home = tempHome()
  const good = fakeInstall(join(home, 'Documents', 'ComfyUI'))
  const bare = join(home, 'comfy-test')
  mkdirSync(join(bare, 'comfy'), { recursive: true })
  writeFileSync(join(bare, 'main.py'), '')
  const portable = join(home, 'Downloads', 'ComfyUI_windows_portable')
  mkdirSync(join(portable, 'python_embeded'), { recursive: true })
  mkdirSync(join(portable, 'ComfyUI', 'comfy'), { recursive: true })
  for (const file of ['python_embeded/python.exe', 'ComfyUI/main.py']) writeFileSync(join(portable, file), '')
  writeFileSync(join(portable, 'ComfyUI', 'pyproject.toml'), '[project]\nname = "ComfyUI"\nversion = "0.3.64"\n')
  const found = await findInstalls({ platform: 'linux', env: {}, home, further: null })
  expect(found.filter(({ folder }) => folder.startsWith(home)).map(({ folder, kind, version, problem }) => [folder, kind, version, problem === null])).toEqual([[bare, 'git', null, false], [good, 'git', '0.33.0', true], [portable, 'portable', '0.3.64', true]])
})

test('the folder that the desktop app was told to use holds its Python', async () => {
  const home = tempHome()
  const program = join(home, 'Applications', 'ComfyUI.app', 'Contents', 'Resources', 'ComfyUI')
  mkdirSync(program, { recursive: true })
  for (const file of ['main.py', 'comfyui_version.py']) writeFileSync(join(program, file), '__version__ = "0.22.3"')
  const base = join(home, 'elsewhere')
  mkdirSync(join(base, '.venv', 'bin'), { recursive: true })
  writeFileSync(join(base, '.venv', 'bin', 'python'), '')
  const config = join(home, 'Library', 'Application Support', 'ComfyUI')
  mkdirSync(config, { recursive: true })
  writeFileSync(join(config, 'config.json'), JSON.stringify({ basePath: base }))
  const [install] = (await findInstalls({ platform: 'darwin', env: {}, home, further: null })).filter(({ kind }) => kind === 'desktop')
  if (install === undefined || install.python === null) throw new Error('not found')
  const { args } = commandFor(install, install.python, 8000, { output: '/o', temp: '/t', data: '/d' })
  expect([install.version, install.base, args.slice(1, 3), args.includes('sqlite:////d/comfyui.db')]).toEqual(['0.22.3', base, ['--base-directory', base], true])
})

test('each kind of machine is looked at where people put it', () => {
  const windows = placesOf({ platform: 'win32', env: { LOCALAPPDATA: 'C:\\L', COMFYUI_PATH: 'X:\\c' }, home: 'C:\\Users\\a', further: 'Y:\\d' })
  expect(windows.folders.slice(0, 2)).toEqual(['Y:\\d', 'X:\\c'])
  expect(windows.folders).toContain('C:\\Users\\a\\Documents')
  expect(windows.desktop[0]?.program).toBe('C:\\L\\Programs\\@comfyorgcomfyui-electron\\resources\\ComfyUI')
  const portable = commandFor({ folder: 'C:\\p', kind: 'portable', version: null, problem: null, python: 'C:\\p\\python_embeded\\python.exe', main: 'C:\\p\\ComfyUI\\main.py', base: null }, 'py', 8199, { output: 'O', temp: 'T', data: 'D' })
  expect(portable.args.join(' ')).toBe('-s C:\\p\\ComfyUI\\main.py --windows-standalone-build --listen 127.0.0.1 --port 8199 --output-directory O --temp-directory T --disable-auto-launch --preview-method auto')
})

test('it is started, makes a picture, and is ended with all that it started', async () => {
  const { started, until, home } = open(fakeInstall(join(tempHome(), 'ComfyUI')))
  started.start()
  const { address, pid } = await until('ready')
  const { engine, pool } = openPool({ one: address })
  onTestFinished(() => pool.close())
  await engine.make(wishOf(1), join(home, '1.png'), following())
  expect([existsSync(join(home, '1.png')), existsSync(join(home, 'comfyui', 'one', 'output', 'idea-engine'))]).toEqual([true, true])
  expect(JSON.parse(readFileSync(join(home, 'comfyui', 'one', 'running.json'), 'utf8'))).toMatchObject({ pid, port: Number(new URL(address).port) })
  await started.stop()
  await gone(pid)
  expect([existsSync(join(home, 'comfyui', 'one', 'running.json')), started.state().kind]).toEqual([false, 'stopped'])
})

test('one that is killed is started again on the same port, and its pictures come all the same', async () => {
  const { started, until, states, home } = open(fakeInstall(join(tempHome(), 'ComfyUI')))
  started.start()
  const first = await until('ready')
  const { engine, pool } = openPool({ one: first.address })
  onTestFinished(() => pool.close())
  const making = engine.make(wishOf(1), join(home, '1.png'), following())
  process.kill(first.pid, 'SIGKILL')
  const again = await until('ready', states.indexOf(first) + 1)
  expect([again.pid === first.pid, again.address]).toEqual([false, first.address])
  await making
  expect(states.some((state) => state.kind === 'starting' && state.sentence.startsWith('ComfyUI ended and is started again.'))).toBe(true)
})

test('after the program itself was killed, what it started is taken over and not doubled', async () => {
  const [folder, home] = [fakeInstall(join(tempHome(), 'ComfyUI')), tempHome()]
  const core = fork(join(import.meta.dirname, 'fixtures', 'started-core.ts'), [home, folder], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  onTestFinished(() => void core.kill('SIGKILL'))
  if (core.stdout === null) throw new Error('no output')
  let before: StartedState = { kind: 'stopped' }
  for await (const line of createInterface({ input: core.stdout })) {
    before = JSON.parse(line) as StartedState
    if (before.kind === 'ready') break
  }
  core.kill('SIGKILL')
  await once(core, 'exit')
  const { started, until } = open(folder, { home })
  started.start()
  const after = await until('ready')
  expect(after).toEqual(before)
  // It is watched like a child of this program.
  await started.stop()
  expect(await fetch(after.address).then(() => 'answers', () => 'gone')).toBe('gone')
})

test('a left-over of a server that is not wanted any more is ended, and a number that belongs to another process is let be', async () => {
  const [folder, home] = [fakeInstall(join(tempHome(), 'ComfyUI')), tempHome()]
  const first = open(folder, { home })
  first.started.start()
  const { address } = await first.until('ready')
  const second = open(folder, { home })
  await second.started.endLeftOver()
  expect(await fetch(address).then(() => 'answers', () => 'gone')).toBe('gone')
  await first.started.stop()
  mkdirSync(join(home, 'comfyui', 'one'), { recursive: true })
  writeFileSync(join(home, 'comfyui', 'one', 'running.json'), JSON.stringify({ pid: process.pid, port: 8188, folder, startedAt: 1 }))
  // This very process would be ended.
  await second.started.endLeftOver()
  expect(existsSync(join(home, 'comfyui', 'one', 'running.json'))).toBe(false)
})

test('a port that is taken is not asked for', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  onTestFinished(() => void holder.close())
  const { port } = holder.address() as { port: number }
  const { started, until } = open(fakeInstall(join(tempHome(), 'ComfyUI')), { port })
  started.start()
  expect((await until('ready')).address).not.toBe(`http://127.0.0.1:${port}`)
})

test('one that dies at its start is given up after five times, with its last words', async () => {
  const { started, until, states } = open(fakeInstall(join(tempHome(), 'ComfyUI'), 'echo "ModuleNotFoundError: No module named \'torch\'" >&2; exit 1'))
  started.start()
  const { sentence, action } = await until('failed')
  expect([sentence, action]).toEqual(['ComfyUI ended 5 times. Its Python lacks “torch”.', 'Start ComfyUI by yourself once and let it install what it lacks.'])
  expect(states.filter(({ kind }) => kind === 'starting')).toHaveLength(5)
  started.start()
  expect(started.state().kind).toBe('starting')
})

test('one that never answers is ended after its time, with what it left behind', async () => {
  const { started, until } = open(fakeInstall(join(tempHome(), 'ComfyUI'), 'sleep 300 & echo $! > "$0.child"; echo "loading custom nodes"; wait'), { times: { readyMs: 150 } })
  started.start()
  expect((await until('failed')).sentence).toBe('ComfyUI ended 5 times. It did not answer in time. Its last words: “loading custom nodes”')
})

test('a folder that is gone is said to be gone', async () => {
  const { started, until } = open(join(tempHome(), 'nothing'))
  started.start()
  expect((await until('failed')).sentence).toBe('ComfyUI could not be started.')
})

test.each([
  ['OSError: [Errno 28] No space left on device', 'The disk is full.'], ['main.py: error: unrecognized arguments: --temp-directory x', 'It is too old: it does not know --temp-directory.'],
  ['', 'It said nothing.'], ['a\n\u001B[31mb\u001B[0m\n\nc\nd\n', 'Its last words: “b / c / d”'],
])('of a log that ends in %j it is said: %s', (log, sentence) => {
  expect(lastWords(log).sentence).toBe(sentence)
})

test('pictures of last week go from the folder of the server, newer ones stay', async () => {
  const output = tempHome()
  for (const name of ['old', 'new']) mkdirSync(join(output, 'idea-engine', name), { recursive: true })
  utimesSync(join(output, 'idea-engine', 'old'), 1, 1)
  await tidyOutput(output, systemClock.now())
  expect(readdirSync(join(output, 'idea-engine'))).toEqual(['new'])
  await tidyOutput(join(output, 'nothing'), 0)
})

test('a log that grew keeps its end', async () => {
  const file = join(tempHome(), 'x.log')
  writeFileSync(file, `${'a'.repeat(1_000)}end`)
  await trimLog(file, 500, 10)
  expect(readFileSync(file, 'utf8')).toBe('aaaaaaaend')
})
