import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { tryOut, type Trial } from '../../../main/image-engines/engines/comfyui/try-out.ts'
import { BUNDLED, openWorkflow } from '../../../main/image-engines/engines/comfyui/workflows.ts'
import type { EngineView } from '../../../main/image-engines/contract.ts'
import { AppError, InvalidInput } from '../../../main/kernel/errors.ts'
import { silentLog } from '../../../main/kernel/log.ts'
import { createWorkerClient } from '../../../main/kernel/worker-client.ts'
import { defaultProducts } from '../../../main/products/index.ts'
import { imageEngine, type ImageEngineId } from '../../../main/settings/contract.ts'
import { imagingPort } from '../../../workers/imaging/contract.ts'
import { createNodeHost } from '../../node-host.ts'
import { keepKey, USUAL_ADDRESS, withComfy } from '../comfyui.ts'
import { askInTerminal } from '../terminal.ts'
import { contextOf, withCore, type Context } from './context.ts'
import { addServersCommand } from './engine-servers.ts'

/** Sets words; it is always there and no part of the engines that make pictures. */
const TYPE = { id: 'typographic', title: 'Type and motifs', paid: false, ready: true, sentence: 'It draws designs of words on this machine.', action: null } as const
const NAMES = [TYPE.id, ...imageEngine.options]

interface AtServer {
  readonly url?: string
}

/** `engine list`, `engine servers`, `engine test NAME`, `engine workflow FILE`, `engine key NAME`. */
export function addEngineCommand(program: Command): void {
  const engine = program.command('engine').description('what makes designs, and whether it works')
  const url = (): Option => new Option('--url <address>', `where ComfyUI listens: ${USUAL_ADDRESS} unless said`)
  engine.command('list').description('the engines there are, whether each can be asked, and what tonight would cost').action((_options: object, command: Command) => list(contextOf(command)))
  engine.command('test').description('look whether an engine works, and what it has; makes no picture').argument('<name>', NAMES.join(', ')).addOption(url())
    .action((name: string, options: AtServer, command: Command) => test(name, options, contextOf(command)))
  engine.command('workflow').description('what can be changed in a workflow, and what the server lacks for it').argument('<file>', `a file of “Export (API)”, or ${Object.keys(BUNDLED).join(', ')}`)
    .option('--map <file>', 'JSON that says where prompt, seed, size … stand').addOption(new Option('--url <address>', 'also ask this ComfyUI whether it can run it'))
    .action((file: string, options: AtServer & { map?: string }, command: Command) => workflow(file, options, contextOf(command)))
  engine.command('key').description('enter the key of a service, or of a proxy that stands before ComfyUI; nothing entered forgets it').argument('<name>', imageEngine.options.join(', ')).addOption(url())
    .action((name: string, options: AtServer, command: Command) => key(name, options, contextOf(command)))
  addServersCommand(engine)
  for (const command of engine.commands) command.option('--json', 'print one JSON document').option('--home <dir>', 'the folder that holds the library').exitOverride()
}

async function list(context: Context): Promise<void> {
  await withCore(context, async ({ api }) => {
    const { engines, pictures, budget, tonight } = await api.imageEngines.list.query()
    const line = ({ id, title, paid, ready, sentence, action }: Listed): string => `${id.padEnd(12)} ${title}${paid ? ', paid' : ', free'}: ${ready ? 'ready' : 'not ready'}. ${sentence}${action === null ? '' : ` ${action}`}`
    const order = pictures.order.length === 0 ? 'None is asked for pictures; Settings name them.' : `Asked for pictures: ${pictures.order.join(', ')}${pictures.prefer === 'cheapest' ? '; the cheapest first' : ''}.`
    context.terminal.result({ engines: [TYPE, ...engines], pictures, budget, tonight }, [...[TYPE, ...engines].map(line), order, tonight.sentence])
  })
}
type Listed = Pick<EngineView, 'title' | 'paid' | 'ready' | 'sentence' | 'action'> & { readonly id: string }

async function test(name: string, { url }: AtServer, context: Context): Promise<void> {
  if (name === TYPE.id) return typographic(context)
  const id = engineOf(name)
  if (url !== undefined && id !== 'comfyui') throw new InvalidInput('--url', 'goes with comfyui')
  if (url !== undefined || !(await testedByCore(id, context))) await testServer(url ?? USUAL_ADDRESS, context)
}

/** False when it is ComfyUI and the library knows of none. */
async function testedByCore(id: ImageEngineId, context: Context): Promise<boolean> {
  return withCore(context, async ({ api }) => {
    const known = (await api.imageEngines.list.query()).engines.find((one) => one.id === id)
    if (id === 'comfyui' && known?.ready !== true) return false
    const outcome = await api.imageEngines.test.mutate({ engine: id })
    context.terminal.result({ engine: id, ...outcome }, [outcome.sentence, ...outcome.lines.map((one) => `  ${one}`), ...(outcome.models.length === 0 ? [] : [`  Models: ${outcome.models.slice(0, 12).join(', ')}${outcome.models.length > 12 ? ` and ${outcome.models.length - 12} more` : ''}`])])
    if (!outcome.ok) throw new AppError('unavailable', 'It can make no picture yet.', { action: known?.action ?? 'See above for why.' })
    return true
  })
}

async function testServer(url: string, context: Context): Promise<void> {
  await withComfy(context.home, url, async ({ client, host }) => {
    const trial = await tryOut(client.server, host.paths.resources)
    context.terminal.result(trial, linesOf(trial))
    if (!trial.ok) throw new AppError('unavailable', 'It can make no picture yet.', { action: 'See above for what is missing.' })
  })
}

function linesOf({ sentence, server, devices, models, workflows }: Trial): string[] {
  const size = (bytes: number | null): string => (bytes === null ? '' : `${(bytes / 2 ** 30).toFixed(1)} GiB`)
  return [
    sentence,
    ...devices.map(({ name, vramBytes, vramFreeBytes }) => `  ${name}${vramBytes === null ? '' : `, ${size(vramFreeBytes)} of ${size(vramBytes)} free`}`),
    `  ${server.waiting === 0 ? 'Nothing waits.' : `${server.waiting} run or wait.`}`,
    ...Object.entries(models).map(([folder, names]) => `  ${folder}: ${names.length === 0 ? 'none' : names.slice(0, 12).join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`),
    ...workflows.flatMap(({ name, title, ready, missing }) => [`  ${ready ? 'ready  ' : 'lacking'} ${name.padEnd(17)} ${title}`, ...missing.map((one) => `            ${one}`)]),
  ]
}

/** Draws one design in the worker and keeps nothing. */
async function typographic(context: Context): Promise<void> {
  const host = createNodeHost({ kind: 'cli', home: context.home })
  const imaging = createWorkerClient('imaging', imagingPort, { spawn: () => host.spawnWorker('imaging'), clock: host.clock, log: silentLog })
  try {
    const [product] = defaultProducts
    const [area] = product?.printAreas ?? []
    if (product === undefined || area === undefined) throw new AppError('bug', 'There is no product to draw for.')
    const { variants, spelled } = await imaging.call('makeDesign', { concept: { phrase: 'Slow mornings only', mood: 'bold', style: 'modern', language: 'en' }, seed: '1', area, garments: product.colours })
    const trial = { engine: 'typographic', ok: true, sentence: `It drew “${spelled}” in ${variants.length === 1 ? 'one set of inks' : `${variants.length} sets of inks`}.` }
    context.terminal.result(trial, [trial.sentence])
  } finally {
    imaging.stop()
  }
}

async function workflow(file: string, { url, map }: AtServer & { map?: string }, context: Context): Promise<void> {
  const host = createNodeHost({ kind: 'cli', home: context.home })
  const name = Object.hasOwn(BUNDLED, file) ? file : resolve(file)
  const { graph, mapping } = await openWorkflow(host.paths.resources, name, map === undefined ? undefined : resolve(map))
  const places = Object.entries(mapping).filter(([, slots]) => slots.length > 0)
  const problems = url === undefined ? null : await withComfy(context.home, url, ({ client }) => client.server.check(graph))
  const lines = places.map(([field, slots]) => `${field.padEnd(12)} ${slots.map(({ node, input }) => `${input} of ${graph[node]?._meta?.title ?? graph[node]?.class_type ?? ''} (node ${node}): ${short(graph[node]?.inputs[input])}`).join('; ')}`)
  const said = problems === null ? [] : problems.length === 0 ? ['The server can run it.'] : problems.map(({ says }) => says)
  context.terminal.result({ workflow: name, steps: Object.keys(graph).length, mapping, problems }, [...(lines.length === 0 ? ['Nothing in it can be changed by this program: no sampler was found.'] : lines), ...said])
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`
}

async function key(name: string, { url }: AtServer, context: Context): Promise<void> {
  const { home, terminal } = context
  if (name === TYPE.id) throw new InvalidInput(name, 'needs no key')
  const id = engineOf(name)
  if (id !== 'comfyui' && url !== undefined) throw new InvalidInput('--url', 'goes with comfyui')
  const address = url ?? USUAL_ADDRESS
  const typed = await askInTerminal(id === 'comfyui' ? `Key for ${address} (bare, or a header as “Name: value”): ` : `Key for ${id}: `)
  if (typed === null) throw new InvalidInput('key', 'nobody is there to type it', 'Run the command in a terminal.')
  const kept = typed.trim() !== ''
  if (id === 'comfyui') {
    const said = await keepKey(home, address, typed)
    return terminal.result({ engine: id, url: address, kept }, [said])
  }
  await withCore(context, ({ api }) => api.imageEngines.setKey.mutate({ engine: id, key: typed }))
  terminal.result({ engine: id, kept }, [`The key for ${id} is ${kept ? 'kept' : 'forgotten'}.`])
}

/** @throws InvalidInput for a name that no engine has. */
function engineOf(name: string): ImageEngineId {
  const parsed = imageEngine.safeParse(name)
  if (!parsed.success) throw new InvalidInput(name.slice(0, 80), 'is no engine', `There are ${NAMES.join(', ')}.`)
  return parsed.data
}
