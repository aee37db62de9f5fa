import { setTimeout as pause } from 'node:timers/promises'
import { Option, type Command } from 'commander'
import { AppError, Cancelled } from '../../../main/kernel/errors.ts'
import { InvalidInput } from '../../../main/kernel/errors.ts'
import type { NightRequest, NightRun, PublishMode } from '../../../main/night/contract.ts'
import { CoreEnded, whatFailed, type CoreConnection } from '../core-client.ts'
import type { Terminal } from '../terminal.ts'
import { contextOf, wholeNumber, withCore, type Context } from './context.ts'

interface NightOptions {
  readonly count?: number
  readonly seed?: string
  readonly at?: string
  readonly publish?: PublishMode
  readonly full?: boolean
}

export function addNightCommand(program: Command): void {
  program
    .command('night')
    .description('work through one whole night: ideas, designs, mock-ups, listings')
    .option('--count <number>', 'how many designs', wholeNumber('--count', 1, 1000))
    .option('--seed <text>', 'the same seed makes the same designs from the same signals')
    .option('--at <time>', 'work as if it were this time (ISO 8601)', isoTime)
    .addOption(new Option('--publish <mode>', 'what to do with approved listings').choices(['off', 'dry-run', 'on']))
    .option('--full', 'make print files and all mock-ups at once, not at approval')
    .action(async (options: NightOptions, command: Command) => {
      const context = contextOf(command)
      const run = await wholeNight(context, requestOf(options))
      context.terminal.result(run, run.summary?.sentences ?? [])
      if ((run.summary?.failed ?? 0) > 0) throw new AppError('unavailable', 'Some steps of the night failed.', { action: 'Run "idea-engine jobs" to see why.' })
    })
}

/** When another program did the work and ended before the night did, this one goes on with it. */
async function wholeNight(context: Context, request: NightRequest): Promise<NightRun> {
  for (let begun: string | null = null; ; ) {
    try {
      return await withCore(context, async (core) => {
        const known = begun === null ? null : await core.api.night.find.query({ id: begun })
        return known?.status === 'finished' ? known : await workThrough(core, request, context.terminal, (id) => (begun = id))
      })
    } catch (error) {
      if (begun === null || !(whatFailed(error) instanceof CoreEnded)) throw error
    }
  }
}

async function workThrough(core: CoreConnection, request: NightRequest, terminal: Terminal, onBegun: (id: string) => void): Promise<NightRun> {
  const started = await core.api.night.start.mutate(request)
  onBegun(started.id)
  if (started.resumed) terminal.line(`Going on with the night of ${started.date} that was cut short (${started.designs} of ${started.count} designs stand).`)
  if (request.count !== undefined && started.count !== request.count) terminal.line(`A night of ${started.count} designs is under way; --count ${request.count} and the other options are for the next one.`)
  const end = new AbortController()
  const interrupt = (): void => {
    terminal.line('Stopping; what is made stays, and the next night goes on from here.')
    void core.api.night.stop.mutate()
  }
  process.once('SIGINT', interrupt)
  const showing = show(core, started.id, terminal, end.signal).catch(() => undefined)
  try {
    return await Promise.race([untilEnded(core, started.id), stuck(core, terminal, end.signal)])
  } finally {
    end.abort()
    await showing
    process.off('SIGINT', interrupt)
    terminal.clear()
  }
}

async function show(core: CoreConnection, runId: string, terminal: Terminal, signal: AbortSignal): Promise<void> {
  for await (const message of core.follow(null, signal)) {
    if (message.type === 'progress' && message.progress.kind === 'night.run' && message.progress.correlationId === runId) terminal.progress(message.progress)
  }
}

async function untilEnded(core: CoreConnection, runId: string): Promise<NightRun> {
  for (;;) {
    const run = await core.api.night.find.query({ id: runId })
    if (run?.status === 'finished') return run
    if (run?.status === 'stopped') throw new Cancelled('The night')
    if (run === null || run.status === 'failed') throw await reasonOf(core, runId)
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

/** How long a machine that refuses is waited for before the command gives up; the night goes on at the next one. */
const LONGEST_TROUBLE_MS = 60_000
const LOOK_EVERY_MS = 2_000

/** Never resolves; says once why nothing gets on. @throws AppError when that lasts. */
async function stuck(core: CoreConnection, terminal: Terminal, signal: AbortSignal): Promise<never> {
  let told = false
  for (let lasted = 0; ; await pause(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => new Promise(() => undefined))) {
    const trouble = await core.api.jobs.trouble.query()
    lasted = trouble === null ? 0 : lasted + LOOK_EVERY_MS
    if (trouble === null) continue
    const remedy = trouble.action ?? ''
    if (lasted > LONGEST_TROUBLE_MS) throw new AppError('unavailable', trouble.message, { action: `${remedy} Then run the night again: it goes on where it stands.` })
    if (!told) terminal.line(`${trouble.message} ${remedy}`)
    told = true
  }
}

async function reasonOf(core: CoreConnection, runId: string): Promise<AppError> {
  const failed = await core.api.jobs.list.query({ states: ['failed', 'needs-human'], limit: 100 })
  const job = failed.find((candidate) => candidate.correlationId === runId && candidate.kind === 'night.run')
  return new AppError('unavailable', job?.reason ?? 'The night failed.', job?.action === undefined ? {} : { action: job.action })
}

function requestOf({ count, seed, at, publish, full }: NightOptions): NightRequest {
  return {
    ...(count === undefined ? {} : { count }), ...(seed === undefined ? {} : { seed }), ...(at === undefined ? {} : { at }),
    ...(publish === undefined ? {} : { publish }), ...(full === undefined ? {} : { full }),
  }
}

function isoTime(text: string): string {
  const time = Date.parse(text)
  if (Number.isNaN(time) || !/^\d{4}-\d{2}-\d{2}/.test(text)) throw new InvalidInput('--at', `“${text}” is not a time`, 'Write it like 2026-11-23T02:00:00Z.')
  return new Date(time).toISOString()
}
