import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { ComfyServerView, ComfyView } from '../../../main/image-engines/contract.ts'
import { AppError, InvalidInput } from '../../../main/kernel/errors.ts'
import type { CoreConnection } from '../core-client.ts'
import { contextOf, withCore } from './context.ts'

interface Options {
  readonly add?: string
  readonly look?: string | true
  readonly start?: string | true
  readonly stop?: string
}
type Comfy = CoreConnection['api']['imageEngines']['comfy']

/** `engine servers`: the ComfyUI servers of the library, those on this machine, and the graphics card. */
export function addServersCommand(engine: Command): void {
  engine.command('servers').description('your ComfyUI servers, what was found on this computer, and its graphics card')
    .option('--add <address>', 'add a server').option('--look [folder]', 'look for ComfyUI on this computer, also in that folder')
    .option('--start [folder]', 'let the program run the ComfyUI of this computer, by its folder where there are several').option('--stop <address>', 'stop one that the program runs, or ask an added one no more')
    .action(async (options: Options, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async ({ api: { imageEngines: { comfy } }, own }) => {
        const view = await changed(comfy, options)
        // What a command runs ends with it.
        const brief = own !== null && view.servers.some(({ kind, enabled }) => kind === 'started' && enabled) ? ['It runs while the program is open, and is started when a picture is wanted.'] : []
        context.terminal.result(view, [...linesOf(view), ...brief])
      })
    })
}

async function changed(comfy: Comfy, { add, look, start, stop }: Options): Promise<ComfyView> {
  if (look !== undefined) await comfy.lookForInstalls.mutate(look === true ? {} : { folder: resolve(look) })
  if (add !== undefined) await comfy.addServer.mutate({ address: add })
  if (start !== undefined) return comfy.start.mutate({ folder: start === true ? onlyInstall(await comfy.view.query()) : resolve(start) })
  const view = await comfy.view.query()
  if (stop === undefined) return view
  const { id, kind } = serverAt(view, stop)
  return kind === 'started' ? comfy.stop.mutate({ id }) : comfy.setServer.mutate({ id, enabled: false })
}

/** @throws AppError `not-found`; InvalidInput when the seller must say which. */
function onlyInstall({ installs }: ComfyView): string {
  const able = installs.filter(({ problem }) => problem === null)
  const [first] = able
  if (first === undefined) throw new AppError('not-found', installs[0]?.problem ?? 'No ComfyUI was found on this computer.', { action: 'Name its folder: --start FOLDER.' })
  if (able.length > 1) throw new InvalidInput('--start', `there are ${able.length} on this computer`, `Name one: ${able.map(({ folder }) => folder).join(', ')}.`)
  return first.folder
}

/** By its address as it is shown. @throws AppError `not-found` */
function serverAt({ servers }: ComfyView, text: string): ComfyServerView {
  const wanted = text.trim().replace(/^https?:\/\//i, '').replace(/\/+$/, '').toLowerCase()
  const found = servers.find(({ address }) => address.toLowerCase() === wanted)
  if (found === undefined) throw new AppError('not-found', `There is no server “${text.slice(0, 120)}”.`, { action: servers.length === 0 ? 'None is set up.' : `There ${servers.length === 1 ? 'is' : 'are'} ${servers.map(({ address }) => address).join(', ')}.` })
  return found
}

function linesOf({ servers, installs, card }: ComfyView): string[] {
  return [
    card.sentence,
    ...(servers.length === 0 ? ['No server is set up. Add one with --add, or look for one with --look.'] : []),
    ...servers.flatMap(({ address, state, sentence, action, version, checkpoints }) => [
      `${address}${version === null ? '' : `, ComfyUI ${version}`}: ${state}. ${sentence}${action === null ? '' : ` ${action}`}`, ...(checkpoints.length === 0 ? [] : [`  ${checkpoints.slice(0, 12).join(', ')}`]),
    ]),
    ...installs.map(({ folder, version, problem }) => `Found in ${folder}${version === null ? '' : `, ${version}`}: ${problem ?? 'can be started with --start.'}`),
  ]
}
