import type { Command } from 'commander'
import { replay } from '../../../main/app.ts'
import { AppError, InvalidInput } from '../../../main/kernel/errors.ts'
import { lockHome } from '../../../main/store/index.ts'
import { createNodeHost } from '../../node-host.ts'
import { askInTerminal } from '../terminal.ts'
import { contextOf, type Context } from './context.ts'

export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .description('make signals and ideas again from the raw archive; designs and listings stay')
    .option('--yes', 'do it: what is there now is thrown away after a backup')
    .action(async (options: { yes?: boolean }, command: Command) => {
      const context = contextOf(command)
      if (options.yes !== true) {
        throw new InvalidInput('replay', 'throws away signals, figures and ideas and makes them again from the raw archive, which takes a while', 'Run it again with --yes. A backup is made first; designs and listings stay.')
      }
      const made = await replayClosed(context)
      context.terminal.result(made, [
        `Made again: ${made.signals} signals, ${made.observations} figures, ${made.ideas} ideas from ${made.ideations} searches for ideas.`,
        ...(made.kept === 0 ? [] : [`${made.kept} ideas cannot be made again from what is kept; they stay as they were.`]),
        `What was there before lies in ${made.backup}.`,
      ])
    })
}

/** Only while nobody has the library open: whoever had would see its signals change under the hand. */
async function replayClosed({ home, terminal }: Context) {
  const lock = lockHome(home)
  if (lock === null) throw new AppError('conflict', `Design Idea Engine is open on ${home}.`, { action: 'Close it, then replay.' })
  const stop = new AbortController()
  const abort = (): void => stop.abort()
  process.once('SIGINT', abort)
  process.once('SIGTERM', abort)
  try {
    return await replay(createNodeHost({ kind: 'cli', home, askPassphrase: askInTerminal }), stop.signal, (note) => terminal.line(note))
  } finally {
    process.off('SIGINT', abort)
    process.off('SIGTERM', abort)
    lock.release()
  }
}
