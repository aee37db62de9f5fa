/**
 * A ComfyUI that this program runs: started, waited for, watched, started again when it dies, and ended with the program.
 * One that an earlier run left behind is taken over or ended first, so that there are never two.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../../../kernel/clock.ts'
import { AppError, NeedsHuman } from '../../../../kernel/errors.ts'
import { pause } from '../../../../kernel/http/pause.ts'
import type { Log } from '../../../../kernel/log.ts'
import { createComfyServer } from '../server.ts'
import { createWire } from '../wire.ts'
import { commandFor } from './command.ts'
import type { Install } from './find-installs.ts'
import { lastWords, type LastWords } from './last-words.ts'
import { sizeOf, tailOf, trimLog } from './log-file.ts'
import { adoptProcess, commandOf, endProcess, freePort, startProcess, type Running } from './process.ts'
import { isOurs, readNote, removeNote, writeNote } from './started-note.ts'
import { tidyOutput } from './tidy-output.ts'

/** Milliseconds. */
export interface StartedTimes {
  /** A first start with custom nodes takes minutes. */
  readonly readyMs: number
  readonly pollMs: number
  /** Between looks while it works. */
  readonly watchMs: number
  /** Loading a large model keeps it from answering for long; after this it is stuck. */
  readonly hungMs: number
  readonly endMs: number
  readonly firstPauseMs: number
  readonly longestPauseMs: number
}
export const STARTED_TIMES: StartedTimes = { readyMs: 900_000, pollMs: 1_000, watchMs: 5_000, hungMs: 300_000, endMs: 10_000, firstPauseMs: 1_000, longestPauseMs: 60_000 }

/** So many deaths within the time: something is wrong that starting again does not mend. */
const MOST_DEATHS = 5
const DEATHS_WITHIN_MS = 600_000

export type StartedState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting'; readonly sentence: string }
  | { readonly kind: 'ready'; readonly address: string; readonly pid: number }
  | { readonly kind: 'failed'; readonly sentence: string; readonly action: string }

export interface Started {
  state(): StartedState
  /** Returns at once; `onChange` tells how it goes. Does nothing while it runs. */
  start(): void
  /** Resolves when all of it has ended. */
  stop(): Promise<void>
  /** Ends what an earlier run left behind, and starts nothing. */
  endLeftOver(): Promise<void>
}

export interface StartedDeps {
  readonly id: string
  readonly home: string
  /** @throws AppError when it is not there any more. */
  readonly install: () => Promise<Install>
  readonly clock: Clock
  readonly log: Log
  readonly onChange: (state: StartedState) => void
  readonly times?: Partial<StartedTimes>
  /** The port of an earlier run, so that pictures under way find it again. */
  readonly port: () => number | null
}

interface Live {
  readonly process: Running
  readonly port: number
  readonly logFrom: number
}

export function createStarted(deps: StartedDeps): Started {
  const times = { ...STARTED_TIMES, ...deps.times }
  const files = filesOf(deps.home, deps.id)
  let state: StartedState = { kind: 'stopped' }
  let live: Live | null = null
  let lastPort: number | null = null
  let stopping: AbortController | null = null
  let running: Promise<void> = Promise.resolve()
  const become = (next: StartedState): void => {
    state = next
    deps.onChange(next)
  }
  const oneLife = async (signal: AbortSignal): Promise<LastWords> => {
    live = (await leftOver(files)) ?? (await begin(deps, files, lastPort ?? deps.port()))
    lastPort = live.port
    if (signal.aborted) return { sentence: '', action: '' }
    const { process, port } = live
    const address = `http://127.0.0.1:${port}`
    const wire = createWire(new URL(address), null, { connectMs: 2_000, answerMs: 5_000 })
    const answers = (): Promise<boolean> => createComfyServer(wire).stats().then(() => true, () => false)
    try {
      if (!(await untilAnswers(process, answers, times, deps.clock, signal))) return await endOf(live, files, times, process.alive() ? 'It did not answer in time.' : null)
      become({ kind: 'ready', address, pid: process.pid })
      deps.log.info('comfyui answers', { port, pid: process.pid })
      const hung = await untilSilent(live, files, answers, times, deps.clock, signal)
      return signal.aborted ? { sentence: '', action: '' } : await endOf(live, files, times, hung ? 'It did not answer any more.' : null)
    } finally {
      await wire.close()
    }
  }
  const liveOn = async (signal: AbortSignal): Promise<void> => {
    for (let deaths: number[] = []; !signal.aborted; ) {
      let words: LastWords
      try {
        words = await oneLife(signal)
      } catch (error) {
        if (signal.aborted) return
        return become({ kind: 'failed', sentence: error instanceof AppError ? error.message : 'ComfyUI could not be started.', action: (error instanceof AppError ? error.action : undefined) ?? 'Look whether its folder is still there.' })
      }
      if (signal.aborted) return
      const now = deps.clock.now()
      deaths = [...deaths.filter((at) => at <= now && now - at < DEATHS_WITHIN_MS), now]
      deps.log.warn('comfyui ended', { deaths: deaths.length })
      if (deaths.length >= MOST_DEATHS) return become({ kind: 'failed', sentence: `ComfyUI ended ${deaths.length} times. ${words.sentence}`, action: words.action })
      become({ kind: 'starting', sentence: `ComfyUI ended and is started again. ${words.sentence}` })
      await pause(Math.min(times.longestPauseMs, times.firstPauseMs * 2 ** (deaths.length - 1)), signal).catch(() => undefined)
    }
  }
  const end = async (): Promise<void> => {
    const last = live
    live = null
    if (last !== null) await endOurs(last, files, times.endMs)
    await removeNote(files.note)
  }
  return {
    state: () => state,
    start() {
      if (stopping !== null && state.kind !== 'failed') return
      const mine = new AbortController()
      stopping = mine
      become({ kind: 'starting', sentence: 'ComfyUI is starting; the first time takes minutes.' })
      running = running.then(() => liveOn(mine.signal))
    },
    async stop() {
      stopping?.abort()
      await running
      await end()
      stopping = null
      if (state.kind !== 'stopped') become({ kind: 'stopped' })
    },
    async endLeftOver() {
      const found = await leftOver(files)
      if (found !== null) await endProcess(found.process, times.endMs)
      await removeNote(files.note)
    },
  }
}

interface Files {
  readonly note: string
  readonly log: string
  readonly output: string
  readonly temp: string
  readonly data: string
}

function filesOf(home: string, id: string): Files {
  const data = join(home, 'comfyui', id)
  return { note: join(data, 'running.json'), log: join(home, 'logs', `comfyui-${id}.log`), output: join(data, 'output'), temp: data, data }
}

/** What a killed run of this program left behind and still lives. */
async function leftOver(files: Files): Promise<Live | null> {
  const note = await readNote(files.note)
  if (note === null || !isOurs(await commandOf(note.pid), note.port, files.output)) return null
  return { process: adoptProcess(note.pid), port: note.port, logFrom: await sizeOf(files.log) }
}

async function begin(deps: StartedDeps, files: Files, wanted: number | null): Promise<Live> {
  const install = await deps.install()
  if (install.python === null) throw new NeedsHuman(install.problem ?? 'This ComfyUI has no Python.', 'Start it by yourself, then add its address.')
  await mkdir(files.output, { recursive: true })
  await tidyOutput(files.output, deps.clock.now())
  const [port, logFrom] = [await freePort(wanted), await sizeOf(files.log)]
  const command = commandFor(install, install.python, port, files)
  const process = await startProcess(command, files.log).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('unavailable', `ComfyUI could not be started (${error.code ?? 'unknown'}).`, { action: 'Look whether its folder is whole and may be run.', cause: error })
  })
  await writeNote(files.note, { pid: process.pid, port, folder: install.folder, startedAt: deps.clock.now() }).catch(async (error: NodeJS.ErrnoException) => {
    // Nobody would know it again.
    await endProcess(process, deps.times?.endMs ?? STARTED_TIMES.endMs)
    throw new AppError('store', `ComfyUI was ended again: the library takes no file for it (${error.code ?? 'unknown'}).`, { action: 'Look whether the disk of the library is full or may not be written to.', cause: error })
  })
  return { process, port, logFrom }
}

/** @returns false when it ended, or took too long. */
async function untilAnswers(process: Running, answers: () => Promise<boolean>, { readyMs, pollMs }: StartedTimes, clock: Clock, signal: AbortSignal): Promise<boolean> {
  for (const since = clock.now(); process.alive() && clock.now() - since < readyMs && !signal.aborted; ) {
    if (await answers()) return true
    await pause(pollMs, signal).catch(() => undefined)
  }
  return false
}

/** @returns true when it lives but has not answered for long; false when it ended. */
async function untilSilent({ process, port }: Live, files: Files, answers: () => Promise<boolean>, { watchMs, hungMs }: StartedTimes, clock: Clock, signal: AbortSignal): Promise<boolean> {
  for (let heard = clock.now(); process.alive() && !signal.aborted; ) {
    await pause(watchMs, signal).catch(() => undefined)
    await trimLog(files.log)
    if (await answers()) heard = clock.now()
    // One that was taken over is nobody's child any more: its number may stay after its end, or name another process.
    else if (!isOurs(await commandOf(process.pid), port, files.output)) return false
    else if (clock.now() - heard >= hungMs) return true
  }
  return false
}

/** Also what it left behind ends, before another one is started. */
async function endOf({ process, port, logFrom }: Live, files: Files, { endMs }: StartedTimes, why: string | null): Promise<LastWords> {
  await endOurs({ process, port }, files, endMs)
  await removeNote(files.note)
  const words = lastWords(await tailOf(files.log, 20_000, logFrom))
  return why === null ? words : { ...words, sentence: `${why} ${words.sentence}` }
}

/** Its number may be another process's by now; that one is let be. */
async function endOurs({ process, port }: Pick<Live, 'process' | 'port'>, files: Files, endMs: number): Promise<void> {
  if (process.alive() && !isOurs(await commandOf(process.pid), port, files.output)) return
  await endProcess(process, endMs)
}
