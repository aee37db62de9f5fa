import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { exportFormat, exportSummary, type ExportFormat } from '../../../main/exports/contract.ts'
import { marketId, type MarketId } from '../../../main/listings/contract.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, withCore } from './context.ts'

interface ExportOptions {
  readonly format: ExportFormat
  readonly out: string
  readonly market?: MarketId
}

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('write approved listings to a file or a folder')
    .argument('[ids...]', 'only these designs or listings')
    .addOption(new Option('--format <format>', 'shopify: one product CSV; folder: files ready to upload by hand').choices([...exportFormat.options]).default('shopify'))
    .requiredOption('--out <path>', 'the file or folder to write')
    .addOption(new Option('--market <market>', 'the market of a folder').choices([...marketId.options]))
    .action(async (ids: string[], options: ExportOptions, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const { jobId } = await core.api.exports.write.mutate({
          format: options.format, out: resolve(options.out), ...(ids.length === 0 ? {} : { ids }), ...(options.market === undefined ? {} : { market: options.market }),
        })
        const job = await waitForJob(core, jobId, context.terminal)
        const summary = exportSummary.parse(job.result)
        context.terminal.result(summary, summary.sentences)
      })
    })
}
