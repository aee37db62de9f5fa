import { resolve } from 'node:path'
import type { Command } from 'commander'
import { ownFileFormat, ownListingsImported, type OwnListingsImported } from '../../../main/catalogue/contract.ts'
import { AppError, InvalidInput } from '../../../main/kernel/errors.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, withCore } from './context.ts'

/** Rejects that are printed; the rest is counted. */
const SHOWN_REJECTS = 5

export function addCatalogueCommand(program: Command): void {
  const catalogue = program.command('catalogue').description('what you sell already, so that it does not go out twice')
  catalogue
    .command('import')
    .description('read your listings from Etsy’s download, Shopify’s product CSV or Productor’s workbook')
    .argument('<files...>')
    .action(async (files: string[], _options: unknown, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const done: OwnListingsImported[] = []
        const failures: { file: string; reason: string; action?: string | undefined }[] = []
        for (const file of files.map((name) => resolve(name))) {
          try {
            const { jobId } = await core.api.catalogue.import.mutate({ file })
            done.push(ownListingsImported.parse((await waitForJob(core, jobId, context.terminal)).result))
          } catch (error) {
            if (!(error instanceof AppError) || error.kind === 'cancelled') throw error
            failures.push({ file, reason: error.message, action: error.action })
          }
        }
        context.terminal.result({ files: done, failures }, done.flatMap(linesOf))
        for (const { reason, action } of failures) context.terminal.line(`${reason}${action === undefined ? '' : `\n${action}`}`)
        if (failures.length > 0) throw new AppError('invalid-input', `${failures.length} of ${files.length} files could not be read.`)
      })
    })
  catalogue
    .command('list')
    .description('your listings as their files had them')
    .option('--limit <number>', 'how many', '50')
    .option('--after <id>', 'continue after this one')
    .action(async ({ limit, after }: { limit: string; after?: string }, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const page = await core.api.catalogue.page.query({ limit: Number(limit), ...(after === undefined ? {} : { after }) })
        context.terminal.result(page, page.items.map(({ market, title, price, currency }) => `${market}: ${title}${price === null ? '' : ` (${price} ${currency ?? ''})`}`))
      })
    })
  catalogue
    .command('forget')
    .description('drop all listings of one kind of file')
    .argument('<format>', ownFileFormat.options.join(', '))
    .action(async (format: string, _options: unknown, command: Command) => {
      const known = ownFileFormat.safeParse(format)
      if (!known.success) throw new InvalidInput(format, 'is no kind of file that listings are read from', `Name one of ${ownFileFormat.options.join(', ')}.`)
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const { listings } = await core.api.catalogue.forget.mutate({ format: known.data })
        context.terminal.result({ listings }, [`${listings} listings are forgotten.`])
      })
    })
  for (const command of catalogue.commands) command.option('--json', 'print one JSON document').option('--home <dir>', 'the folder that holds the library').exitOverride()
}

function linesOf({ file, format, new: fresh, known, rejected, rejects }: OwnListingsImported): string[] {
  const shown = rejects.slice(0, SHOWN_REJECTS)
  return [
    `${file}: ${fresh} new listings from ${format}, ${known} known already, ${rejected} rejected.`,
    ...shown.map(({ place, reason }) => `  ${place}: ${reason}`),
    ...(rejected > shown.length ? [`  and ${rejected - shown.length} more.`] : []),
  ]
}
