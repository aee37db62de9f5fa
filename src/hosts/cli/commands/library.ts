import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError, InvalidInput } from '../../../main/kernel/errors.ts'
import { lockHome, restoreArchive } from '../../../main/store/index.ts'
import { contextOf, withCore } from './context.ts'

/** `doctor`, `backup`, `restore`, `settings`. */
export function addLibraryCommands(program: Command): void {
  program
    .command('doctor')
    .description('check every part of the program')
    .action(async (_options: object, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const parts = await core.api.system.doctor.query()
        context.terminal.result(parts, parts.map((part) => `${part.ok ? 'ok  ' : 'BAD '} ${part.part}: ${part.sentence}${part.action === undefined ? '' : ` ${part.action}`}`))
        if (parts.some((part) => !part.ok)) throw new AppError('unavailable', 'Not every part is well.')
      })
    })
  program
    .command('backup')
    .description('write everything of yours into one file')
    .argument('<file>')
    .action(async (file: string, _options: object, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const written = await core.api.system.backup.mutate({ file: resolve(file) })
        context.terminal.result(written, [`${written.file} holds your library (${(written.bytes / 1024 ** 2).toFixed(1)} MB).`])
      })
    })
  program
    .command('restore')
    .description('go back to a backup; what is there now is set aside')
    .argument('<file>')
    .action(async (file: string, _options: object, command: Command) => {
      const { home, terminal } = contextOf(command)
      const { setAside } = await restore(home, resolve(file))
      terminal.result({ home, setAside }, [`${home} is as the backup was.`, ...(setAside === null ? [] : [`What was there before lies in ${setAside}.`])])
    })
  program
    .command('settings')
    .description('show the settings, or take them over from a JSON file')
    .argument('[file]', 'a JSON file with the settings to change')
    .action(async (file: string | undefined, _options: object, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const settings = file === undefined ? await core.api.settings.get.query() : await core.api.settings.importText.mutate({ file, text: readText(resolve(file)) })
        context.terminal.result(settings, JSON.stringify(settings, null, 2).split('\n'))
      })
    })
}

/** A library is replaced only while nobody has it open. */
async function restore(home: string, file: string): Promise<{ setAside: string | null }> {
  const lock = lockHome(home)
  if (lock === null) throw new AppError('conflict', `Design Idea Engine is open on ${home}.`, { action: 'Close it, then restore.' })
  try {
    return await restoreArchive(home, file)
  } finally {
    lock.release()
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new InvalidInput(file, error instanceof Error ? error.message : 'cannot be read')
  }
}
