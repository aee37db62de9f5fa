import type { Command } from 'commander'
import { AppError, InvalidInput, NeedsHuman } from '../../../main/kernel/errors.ts'
import { marketId, type MarketId } from '../../../main/listings/contract.ts'
import { publishGoal, type MarketConnection, type PlannedPublication, type Publication, type PublishGoal } from '../../../main/publishing/contract.ts'
import { askInTerminal } from '../terminal.ts'
import { contextOf, withCore, type Context } from './context.ts'

/** How often the seller's browser is waited for, and the longest that a publication is watched. */
const LOOK_MS = 500
const WATCH_MS = 600_000
const ENDED: readonly string[] = ['drafted', 'live', 'rejected', 'needs-human', 'cancelled', 'withdrawn']

/** `markets list|test|connect|on|off`, `plan`, `publish ID --market M`. */
export function addMarketCommands(program: Command): void {
  const markets = program.command('markets').description('where listings are published, and whether each market is connected')
  markets.command('list').description('the markets there are, whether each is connected, and today’s number').action((_options: object, command: Command) => list(contextOf(command)))
  markets.command('test').description('ask a market whether it lets us in and the shop is ready; changes nothing').argument('<name>', 'as in markets list').action((name: string, _options: object, command: Command) => test(marketOf(name), contextOf(command)))
  markets.command('connect').description('enter what a market asks for, and sign in where it wants that').argument('<name>', 'as in markets list').option('--set <name=value...>', 'a field that is no secret')
    .action((name: string, options: { set?: string[] }, command: Command) => connect(marketOf(name), options.set ?? [], contextOf(command)))
  for (const [word, enabled] of [['on', true], ['off', false]] as const) {
    markets.command(word).description(enabled ? 'let listings be published to a market' : 'send nothing more to a market').argument('<name>', 'as in markets list')
      .action((name: string, _options: object, command: Command) => turn(marketOf(name), enabled, contextOf(command)))
  }
  for (const command of markets.commands) command.option('--json', 'print one JSON document').option('--home <dir>', 'the folder that holds the library').exitOverride()
  program.command('plan').description('what tonight would publish, request by request; sends nothing').action((_options: object, command: Command) => plan(null, contextOf(command)))
  program.command('publish').description('publish an approved listing, once').argument('<ids...>', 'listings or designs').requiredOption('--market <name>', 'where').option('--dry-run', 'show what would be sent, and send nothing', false)
    .option('--goal <goal>', 'draft or live; live may cost a fee').action((ids: string[], options: PublishOptions, command: Command) => publish(ids, options, contextOf(command)))
}

interface PublishOptions {
  readonly market: string
  readonly dryRun: boolean
  readonly goal?: string
}

function marketOf(name: string): MarketId {
  const parsed = marketId.safeParse(name)
  if (!parsed.success) throw new InvalidInput(name, 'is no market', `There are ${marketId.options.join(', ')}.`)
  return parsed.data
}

function goalOf(text: string | undefined): PublishGoal | undefined {
  const parsed = publishGoal.optional().safeParse(text)
  if (!parsed.success) throw new InvalidInput('--goal', 'must be draft or live')
  return parsed.data
}

async function list(context: Context): Promise<void> {
  await withCore(context, async ({ api }) => {
    const connections = await api.publishing.connections.query()
    const line = ({ market, title, sentence, action, usedToday, dailyCap, proven }: MarketConnection): string =>
      `${market.padEnd(14)} ${title}: ${sentence}${action === null ? '' : ` ${action}`} Today ${usedToday} of ${dailyCap}.${proven ? '' : ' Not yet proven with the real service.'}`
    context.terminal.result({ markets: connections }, connections.map(line))
  })
}

async function test(market: MarketId, context: Context): Promise<void> {
  await withCore(context, async ({ api }) => {
    const told = await api.publishing.testConnection.mutate({ market })
    context.terminal.result({ market, ...told }, [told.sentence, ...told.lines.map((one) => `  ${one}`), ...told.problems.map(({ says, remedy }) => `  ${says} ${remedy}`)])
    if (!told.ok) throw new AppError('unavailable', told.sentence, { action: told.problems[0]?.remedy ?? 'Connect it again.' })
  })
}

async function turn(market: MarketId, enabled: boolean, context: Context): Promise<void> {
  await withCore(context, async ({ api }) => {
    const changed = await api.publishing.setConnection.mutate({ market, enabled })
    context.terminal.result(changed, [changed.sentence])
  })
}

async function connect(market: MarketId, given: readonly string[], context: Context): Promise<void> {
  await withCore(context, async ({ api }) => {
    const known = (await api.publishing.connections.query()).find((one) => one.market === market)
    if (known === undefined) throw new NeedsHuman(`This program has no way to publish to ${market}.`, 'Export its listings instead.')
    const values = Object.fromEntries(given.map((one) => valueOf(known, one)))
    const secrets: Record<string, string> = {}
    for (const { id, label, kind } of known.fields.filter((field) => field.kind === 'secret')) {
      const text = await askInTerminal(`${label}${id in known.secretsSetAt ? ' (empty keeps the one that is there)' : ''}: `)
      if (kind === 'secret' && text !== null && text !== '') secrets[id] = text
    }
    const changed = await api.publishing.setConnection.mutate({ market, values, secrets })
    if (known.signIn !== 'browser') return context.terminal.result(changed, [changed.sentence])
    const { page } = await api.publishing.signIn.mutate({ market })
    process.stderr.write(`Open this page and sign in:\n${page}\n`)
    for (;;) {
      const { state, sentence } = await api.publishing.signInState.query({ market })
      if (state === 'done') return context.terminal.result({ market, state }, [sentence ?? 'Signed in.'])
      if (state !== 'waiting') throw new AppError('rejected', sentence ?? 'Signing in did not succeed.', { action: 'Try again.' })
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  })
}

function valueOf({ fields }: MarketConnection, text: string): [string, string | number | boolean] {
  const [, id = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  const field = fields.find((one) => one.id === id)
  if (field === undefined || field.kind === 'secret') throw new InvalidInput('--set', `“${id}” is no field that is set so`, `There are ${fields.filter(({ kind }) => kind !== 'secret').map((one) => one.id).join(', ')}.`)
  return [id, field.kind === 'number' ? Number(value) : field.kind === 'switch' ? value === 'yes' || value === 'true' : value]
}

async function plan(request: { ids: string[]; market: MarketId; goal?: PublishGoal } | null, context: Context): Promise<void> {
  await withCore(context, async ({ api }) => {
    const planned = await api.publishing.plan.mutate(request)
    context.terminal.result(planned, [...planned.publications.flatMap(lines), planned.sentence])
  })
}

function lines({ title, market, goal, at, problems, steps, waits }: PlannedPublication): string[] {
  return [
    `${title} → ${market} (${goal})${at === null ? '' : `, ${at}`}${waits === null ? '' : `: ${waits}`}`,
    ...problems.map(({ place, says, remedy }) => `  ! ${place}: ${says} ${remedy}`),
    ...steps.flatMap(({ says, call, sends }) => [`  ${says}: ${call}`, ...sends.split('\n').filter((one) => one !== '').map((one) => `      ${one}`)]),
  ]
}

async function publish(ids: string[], options: PublishOptions, context: Context): Promise<void> {
  const market = marketOf(options.market)
  const goal = goalOf(options.goal)
  const request = { ids, market, ...(goal === undefined ? {} : { goal }) }
  if (options.dryRun) return plan(request, context)
  await withCore(context, async ({ api }) => {
    const known = (await api.publishing.connections.query()).find((one) => one.market === market)
    if (known === undefined || !known.enabled) throw new NeedsHuman(`${known?.title ?? market} is not switched on.`, `Connect it with “idea-engine markets connect ${market}” and switch it on with “idea-engine markets on ${market}”.`)
    let publications: Publication[] = await api.publishing.publish.mutate(request)
    for (let left = WATCH_MS; left > 0 && publications.some(({ state, notBefore }) => !ENDED.includes(state) && notBefore === null); left -= LOOK_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      publications = await Promise.all(publications.map(({ id }) => api.publishing.find.query({ id })))
    }
    context.terminal.result({ publications }, publications.map(({ state, market: where, remoteUrl, reason, action }) => `${where}: ${state}${remoteUrl === null ? '' : ` ${remoteUrl}`}${reason === null ? '' : `. ${reason}`}${action === null ? '' : ` ${action}`}`))
    const stuck = publications.find(({ state }) => state === 'needs-human' || state === 'rejected')
    if (stuck !== undefined) throw new NeedsHuman(stuck.reason ?? 'It was not published.', stuck.action ?? undefined)
  })
}
