import type { Command } from 'commander'
import type { ComfyView } from '../../../main/image-engines/contract.ts'
import { contextOf, withCore } from './context.ts'

interface Options {
  readonly add?: string
  readonly look?: string | true
}

/** `engine servers`: the ComfyUI servers of the library, those on this machine, and the graphics card. */
export function addServersCommand(engine: Command): void {
  engine.command('servers').description('your ComfyUI servers, what was found on this computer, and its graphics card')
    .option('--add <address>', 'add a server').option('--look [folder]', 'look for ComfyUI on this computer, also in that folder')
    .action(async ({ add, look }: Options, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async ({ api: { imageEngines: { comfy } } }) => {
        if (look !== undefined) await comfy.lookForInstalls.mutate(look === true ? {} : { folder: look })
        const view = add === undefined ? await comfy.view.query() : await comfy.addServer.mutate({ address: add })
        context.terminal.result(view, linesOf(view))
      })
    })
}

function linesOf({ servers, installs, card }: ComfyView): string[] {
  return [
    card.sentence,
    ...(servers.length === 0 ? ['No server is set up. Add one with --add, or look for one with --look.'] : []),
    ...servers.flatMap(({ address, state, sentence, action, version, checkpoints }) => [
      `${address}${version === null ? '' : `, ComfyUI ${version}`}: ${state}. ${sentence}${action === null ? '' : ` ${action}`}`, ...(checkpoints.length === 0 ? [] : [`  ${checkpoints.slice(0, 12).join(', ')}`]),
    ]),
    ...installs.map(({ folder, version, problem }) => `Found in ${folder}${version === null ? '' : `, ${version}`}: ${problem ?? 'can be started in Settings.'}`),
  ]
}
