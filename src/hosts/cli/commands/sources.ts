import type { Command } from 'commander'
import { AppError, InvalidInput, RateLimited } from '../../../main/kernel/errors.ts'
import type { Job } from '../../../main/jobs/contract.ts'
import type { SourceField, SourceTest, SourceView } from '../../../main/signals/contract.ts'
import type { CoreConnection } from '../core-client.ts'
import type { Terminal } from '../terminal.ts'
import { askInTerminal } from '../terminal.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, withCore } from './context.ts'

/** `sources`, `sources test|on|off|set`, and `poll`. */
export function addSourceCommands(program: Command): void {
  const sources = program.command('sources').description('what is read over the network, and how it went').action((_options: object, command: Command) => list(command))
  const named = (name: string, description: string, work: (core: CoreConnection, source: SourceView, terminal: Terminal) => Promise<void>): void => {
    sources.command(name).description(description).argument('<name>', 'the source, as "sources" lists it').action((source: string, _options: object, command: Command) => {
      const context = contextOf(command)
      return withCore(context, async (core) => work(core, await find(core, source), context.terminal))
    })
  }
  named('test', 'ask a source for a little and keep nothing', async (core, { id }, terminal) => tested(await core.api.signals.sources.test.mutate({ id }), terminal))
  named('on', 'switch a source on', async (core, { id }, terminal) => changed(await core.api.signals.sources.set.mutate({ id, on: true }), terminal))
  named('off', 'switch a source off', async (core, { id }, terminal) => changed(await core.api.signals.sources.set.mutate({ id, on: false }), terminal))
  sources
    .command('set')
    .description('change what a source is asked for')
    .argument('<name>', 'the source, as "sources" lists it')
    .argument('<settings...>', 'key=value; a list with commas; "proxy=http://host:port"; a key alone asks for its value, so that no key stands on the command line')
    .action((source: string, settings: string[], _options: object, command: Command) => {
      const context = contextOf(command)
      return withCore(context, async (core) => changed(await set(core, await find(core, source), settings), context.terminal))
    })
  for (const command of sources.commands) command.option('--json', 'print one JSON document').option('--home <dir>', 'the folder that holds the library').exitOverride()
  program
    .command('poll')
    .description('ask sources now for what is new')
    .argument('[names...]', 'these sources; without a name, all that are on')
    .action((names: string[], _options: object, command: Command) => poll(command, names))
}

async function list(command: Command): Promise<void> {
  const context = contextOf(command)
  await withCore(context, async (core) => {
    const views = await core.api.signals.sources.list.query()
    context.terminal.result(views, views.map(lineOf))
  })
}

async function find(core: CoreConnection, name: string): Promise<SourceView> {
  const views = await core.api.signals.sources.list.query()
  const found = views.find(({ id }) => id === name)
  if (found === undefined) throw new InvalidInput(name, 'is no source', `There are ${views.map(({ id }) => id).join(', ')}.`)
  return found
}

function lineOf({ id, title, on, ready, lastError, lastErrorAt, lastSuccessAt, lastFound, provenLive }: SourceView): string {
  const state = on ? (ready ? 'on' : 'on, not set up') : 'off'
  const failed = lastError !== null && (lastSuccessAt === null || (lastErrorAt ?? '') >= lastSuccessAt)
  const news = failed ? lastError : lastFound
  return `${id.padEnd(20)} ${state.padEnd(14)} ${title}${provenLive === null ? ', not yet proven live' : ''}${news === null ? '' : `: ${news}`}`
}

function changed(view: SourceView, terminal: Terminal): void {
  const fields = view.fields.map((field) => `  ${field.name} = ${valueOf(view, field)}`)
  terminal.result(view, [lineOf(view), ...fields, ...(view.proxy === '' ? [] : [`  proxy = ${view.proxy}`])])
}

function valueOf({ config, secretsSet }: SourceView, { name, type }: SourceField): string {
  if (type === 'secret') return secretsSet.includes(name) ? '(set)' : '(not set)'
  const value = config[name]
  return Array.isArray(value) ? value.join(', ') : typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function tested(test: SourceTest, terminal: Terminal): void {
  terminal.result(test, [test.sentence, ...test.examples.map((example) => `  ${example}`), ...(test.action === undefined ? [] : [test.action])])
  if (!test.ok) throw new AppError('unavailable', 'The test did not succeed.')
}

/** Fields go together, so that settings which only make sense together are accepted; secrets go one by one. */
async function set(core: CoreConnection, view: SourceView, settings: readonly string[]): Promise<SourceView> {
  const { id } = view
  const config: Record<string, unknown> = {}
  const secrets = new Map<string, string>()
  let proxy: string | undefined
  for (const setting of settings) {
    const name = setting.split('=', 1)[0] ?? ''
    const given = setting.includes('=') ? setting.slice(name.length + 1) : null
    const field = view.fields.find((candidate) => candidate.name === name)
    if (field === undefined && name !== 'proxy') throw new InvalidInput(name, `is no setting of ${view.title}`, `There are ${[...view.fields.map((known) => known.name), 'proxy'].join(', ')}.`)
    const value = given ?? (await askInTerminal(`${field?.label ?? 'Proxy'}: `)) ?? refuseSilence(name)
    if (field === undefined) proxy = value
    else if (field.type === 'secret') secrets.set(name, value)
    else config[name] = typed(field, value)
  }
  if (Object.keys(config).length > 0 || proxy !== undefined) await core.api.signals.sources.set.mutate({ id, config, ...(proxy === undefined ? {} : { proxy }) })
  for (const [field, value] of secrets) {
    if (value === '') await core.api.signals.sources.clearSecret.mutate({ id, field })
    else await core.api.signals.sources.setSecret.mutate({ id, field, value })
  }
  return find(core, id)
}

function refuseSilence(name: string): never {
  throw new InvalidInput(name, 'has no value', `Write ${name}=value.`)
}

function typed(field: SourceField, text: string): unknown {
  if (field.type === 'number') return Number(text)
  if (field.type !== 'list') return text
  return text.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '')
}

/** Each source for itself: one that fails does not keep the others from being asked. */
async function poll(command: Command, names: readonly string[]): Promise<void> {
  const context = contextOf(command)
  await withCore(context, async (core) => {
    const views = names.length > 0 ? await Promise.all(names.map((name) => find(core, name))) : (await core.api.signals.sources.list.query()).filter((view) => view.nextPollAt !== null)
    if (views.length === 0) throw new InvalidInput('sources', 'none is switched on and set up', 'Run "idea-engine sources", then "idea-engine sources on NAME".')
    const outcomes = await Promise.all(views.map((view) => pollOne(core, view, context.terminal)))
    context.terminal.result(outcomes, outcomes.map(({ id, sentence }) => `${id}: ${sentence}`))
    const failed = outcomes.filter(({ ok }) => !ok).length
    if (failed > 0) throw new AppError('unavailable', `${failed} of ${outcomes.length} sources could not be read.`, { action: 'Run "idea-engine sources" to see why.' })
  })
}

async function pollOne(core: CoreConnection, { id }: SourceView, terminal: Terminal): Promise<{ id: string; ok: boolean; sentence: string; result?: unknown }> {
  try {
    const { jobId } = await core.api.signals.sources.poll.mutate({ id })
    const job = await Promise.race([waitForJob(core, jobId, terminal), heldUp(core, jobId)])
    const { sentence } = job.result as { sentence: string }
    return { id, ok: true, sentence, result: job.result }
  } catch (error) {
    if (error instanceof AppError && error.kind === 'cancelled') throw error
    return { id, ok: false, sentence: error instanceof Error ? error.message : String(error) }
  }
}

/** Work that was asked to wait may stand for hours; the command does not. */
async function heldUp(core: CoreConnection, jobId: string): Promise<Job> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 300).unref())
    const job = await core.api.jobs.find.query({ id: jobId })
    if (job.state === 'waiting' && job.reason !== undefined) throw new RateLimited(Date.parse(job.runAt), `${job.reason} It is asked again at ${job.runAt}.`)
    if (job.state !== 'waiting' && job.state !== 'running') return new Promise(() => undefined)
  }
}
