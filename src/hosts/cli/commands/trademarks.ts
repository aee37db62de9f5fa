import { resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../../main/kernel/errors.ts'
import { trademarksImported, type TrademarksImported } from '../../../main/compliance/trademarks/contract.ts'
import type { CoreConnection } from '../core-client.ts'
import type { Terminal } from '../terminal.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, withCore } from './context.ts'

/** Rejects that are printed; the rest is counted. */
const SHOWN_REJECTS = 5

export function addTrademarksCommand(program: Command): void {
  const trademarks = program.command('trademarks').description('the local index of US trademarks')
  trademarks
    .command('import')
    .description('read annual and daily application files of the USPTO (ZIP or XML); a stopped import goes on where it was')
    .argument('<files...>', 'files from the USPTO’s Open Data Portal, products TRTYRAP and TRTDXFAP')
    .action(async (files: string[], _options: unknown, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const { done, failures } = await importAll(core, files.map((file) => resolve(file)), context.terminal)
        const status = await core.api.compliance.status.query()
        context.terminal.result({ files: done, failures, status }, [...done.flatMap(linesOf), status.sentence])
        for (const { reason, action } of failures) context.terminal.line(`${reason}${action === undefined ? '' : `\n${action}`}`)
        if (failures.length > 0) throw new AppError('invalid-input', `${failures.length} of ${files.length} files could not be imported.`)
      })
    })
  trademarks
    .command('status')
    .description('what the index holds')
    .action(async (_options: unknown, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const status = await core.api.compliance.status.query()
        const files = status.files.map(({ file, finished, read, rejected }) => `  ${file}: ${read} case files, ${rejected} rejected${finished ? '' : ', not finished'}`)
        context.terminal.result(status, [status.sentence, ...(status.bytes === 0 ? [] : [`${(status.bytes / 1_000_000).toFixed(1)} MB on disk, no part of backups.`]), ...files])
      })
    })
  for (const command of trademarks.commands) command.option('--json', 'print one JSON document').option('--home <dir>', 'the folder that holds the library').exitOverride()
}

interface Failure {
  readonly file: string
  readonly reason: string
  readonly action?: string | undefined
}

/** One file after the other; one that cannot be read does not stop the rest. */
async function importAll(core: CoreConnection, files: readonly string[], terminal: Terminal): Promise<{ done: TrademarksImported[]; failures: Failure[] }> {
  const done: TrademarksImported[] = []
  const failures: Failure[] = []
  for (const file of files) {
    try {
      const { jobId } = await core.api.compliance.import.mutate({ file })
      done.push(trademarksImported.parse((await waitForJob(core, jobId, terminal)).result))
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'cancelled') throw error
      failures.push({ file, reason: error.message, action: error.action })
    }
  }
  return { done, failures }
}

function linesOf({ file, read, live, rejected, rejects, known }: TrademarksImported): string[] {
  if (known) return [`${file}: imported before.`]
  const shown = rejects.slice(0, SHOWN_REJECTS)
  return [
    `${file}: ${read} case files, ${live} of them live marks to look for, ${rejected} rejected.`,
    ...shown.map(({ place, reason }) => `  ${place}: ${reason}`),
    ...(rejected > shown.length ? [`  and ${rejected - shown.length} more.`] : []),
  ]
}
