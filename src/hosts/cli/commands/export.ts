import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { AppError, InvalidInput } from '../../../main/kernel/errors.ts'
import { exportFormat, exportSummary, type ExportCheck, type ExportFormat } from '../../../main/exports/contract.ts'
import { marketId, type MarketId } from '../../../main/listings/contract.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, withCore } from './context.ts'

interface ExportOptions {
  readonly format: ExportFormat
  readonly out?: string
  readonly market?: MarketId
  readonly set: Readonly<Record<string, string>>
  readonly leaveOut: boolean
  readonly check: boolean
}

/** Problems that are printed; the rest is counted. */
const SHOWN = 30

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('write approved listings to a file or a folder')
    .argument('[ids...]', 'only these designs or listings')
    .addOption(new Option('--format <format>', 'folder: files ready to upload by hand; all others are one table').choices([...exportFormat.options]).default('shopify'))
    .option('--out <path>', 'the file or folder to write')
    .addOption(new Option('--market <market>', 'whose listings, where a format takes several markets').choices([...marketId.options]))
    .option('--set <column=value>', 'what stands in a column this program knows nothing of; may be repeated', column, {})
    .option('--leave-out', 'write the others when some listings cannot go out as they are', false)
    .option('--check', 'say what is wrong and write nothing', false)
    .action(async (ids: string[], options: ExportOptions, command: Command) => {
      const context = contextOf(command)
      const wanted = { format: options.format, fill: options.set, leaveOut: options.leaveOut, ...(ids.length === 0 ? {} : { ids }), ...(options.market === undefined ? {} : { market: options.market }) }
      const { out } = options
      await withCore(context, async (core) => {
        if (options.check) {
          const check = await core.api.exports.check.query(wanted)
          return context.terminal.result(check, linesOf(check))
        }
        if (out === undefined) throw new InvalidInput('--out', 'is missing', 'Name the file or the folder to write, or ask with --check.')
        const { jobId } = await core.api.exports.write.mutate({ ...wanted, out: resolve(out) })
        const job = await waitForJob(core, jobId, context.terminal).catch(async (error: unknown) => {
          // A refusal names the first problems only; the seller wants all of them at once.
          if (error instanceof AppError && error.message.includes('nothing was written')) for (const line of linesOf(await core.api.exports.check.query(wanted))) context.terminal.line(line)
          throw error
        })
        const summary = exportSummary.parse(job.result)
        context.terminal.result(summary, summary.sentences)
      })
    })
}

function column(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  // Column names may hold the sign themselves, in eBay's first one.
  const at = text.startsWith('*Action(') ? text.indexOf('=', text.indexOf(')')) : text.indexOf('=')
  if (at < 1) throw new InvalidInput('--set', `“${text}” is no column=value`, 'Write --set "quantity=20".')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}

function linesOf({ listings, stopped, unwritten, problems, more }: ExportCheck): string[] {
  const hidden = more + Math.max(0, problems.length - SHOWN)
  return [
    `${listings} approved ${listings === 1 ? 'listing' : 'listings'}, ${stopped} of them cannot go out as they are.`,
    ...(unwritten === 0 ? [] : [`${unwritten} approved ${unwritten === 1 ? 'design gets its' : 'designs get their'} texts for this market when it is exported.`]),
    ...problems.slice(0, SHOWN).map(({ severity, sentence, remedy }) => `${severity === 'stops' ? '✗' : '·'} ${sentence} ${remedy}`),
    ...(hidden === 0 ? [] : [`  and ${hidden} more.`]),
  ]
}
