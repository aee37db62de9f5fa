import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { tryOut, type Trial } from '../../../main/image-engines/engines/comfyui/try-out.ts'
import { BUNDLED, openWorkflow } from '../../../main/image-engines/engines/comfyui/workflows.ts'
import { AppError, InvalidInput } from '../../../main/kernel/errors.ts'
import { silentLog } from '../../../main/kernel/log.ts'
import { createWorkerClient } from '../../../main/kernel/worker-client.ts'
import { defaultProducts } from '../../../main/products/index.ts'
import { imagingPort } from '../../../workers/imaging/contract.ts'
import { createNodeHost } from '../../node-host.ts'
import { keepKey, USUAL_ADDRESS, withComfy } from '../comfyui.ts'
import { askInTerminal } from '../terminal.ts'
import { contextOf, type Context } from './context.ts'

const ENGINES = [
  { name: 'typographic', title: 'Type and motifs', makes: 'designs of words, drawn on this machine', cost: 'free', setUp: 'nothing' },
  { name: 'comfyui', title: 'ComfyUI', makes: 'pictures by models on your own graphics card', cost: 'free', setUp: 'a running ComfyUI; name it with --url' },
] as const
const NAMES = ENGINES.map(({ name }) => name)

interface AtServer {
  readonly url: string
}

/** `engine list`, `engine test NAME`, `engine workflow FILE`, `engine key comfyui`. */
export function addEngineCommand(program: Command): void {
  const engine = program.command('engine').description('what makes designs, and whether it works')
  const url = (): Option => new Option('--url <address>', 'where ComfyUI listens').default(USUAL_ADDRESS)
  engine.command('list').description('the engines there are').action((_options: object, command: Command) => {
    contextOf(command).terminal.result(ENGINES, ENGINES.map(({ name, title, makes, cost, setUp }) => `${name.padEnd(12)} ${title}: ${makes}; ${cost}; needs ${setUp}`))
  })
  engine.command('test').description('look whether an engine works, and what it has').argument('<name>', NAMES.join(' or ')).addOption(url())
    .action((name: string, options: AtServer, command: Command) => test(name, options, contextOf(command)))
  engine.command('workflow').description('what can be changed in a workflow, and what the server lacks for it').argument('<file>', `a file of “Export (API)”, or ${Object.keys(BUNDLED).join(', ')}`)
    .option('--map <file>', 'JSON that says where prompt, seed, size … stand').addOption(new Option('--url <address>', 'also ask this ComfyUI whether it can run it'))
    .action((file: string, options: Partial<AtServer> & { map?: string }, command: Command) => workflow(file, options, contextOf(command)))
  engine.command('key').description('enter the key of a proxy that stands before ComfyUI; nothing entered forgets it').argument('<name>', 'comfyui').addOption(url())
    .action((name: string, options: AtServer, command: Command) => key(name, options, contextOf(command)))
  for (const command of engine.commands) command.option('--json', 'print one JSON document').option('--home <dir>', 'the folder that holds the library').exitOverride()
}

async function test(name: string, { url }: AtServer, context: Context): Promise<void> {
  if (name === 'typographic') return typographic(context)
  if (name !== 'comfyui') throw unknown(name)
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

async function workflow(file: string, { url, map }: Partial<AtServer> & { map?: string }, context: Context): Promise<void> {
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

async function key(name: string, { url }: AtServer, { home, terminal }: Context): Promise<void> {
  if (name !== 'comfyui') throw name === 'typographic' ? new InvalidInput(name, 'needs no key') : unknown(name)
  const typed = await askInTerminal(`Key for ${url} (bare, or a header as “Name: value”): `)
  if (typed === null) throw new InvalidInput('key', 'nobody is there to type it', 'Run the command in a terminal.')
  const said = await keepKey(home, url, typed)
  terminal.result({ engine: name, url, kept: typed.trim() !== '' }, [said])
}

function unknown(name: string): InvalidInput {
  return new InvalidInput(name.slice(0, 80), 'is no engine', `There are ${NAMES.join(' and ')}.`)
}
