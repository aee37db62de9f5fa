import { resolve } from 'node:path'
import type { Command } from 'commander'
import { printReport } from '../../../main/designs/checks/contract.ts'
import type { Check } from '../../../main/compliance/contract.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, withCore } from './context.ts'

interface PrintFileOptions {
  readonly art: string
  readonly product: string
  readonly out: string
  readonly garment?: readonly string[]
  readonly removeBackground?: boolean
  readonly holes?: boolean
}

const MARKS: Readonly<Record<Check['state'], string>> = { clear: 'clear', warn: 'look', block: 'BLOCKED', 'not-checked': 'not checked', 'not-needed': 'not needed' }

/** `print-file`: art of any kind as a print file of a product, with everything that was checked. */
export function addPrintFileCommand(program: Command): void {
  program
    .command('print-file')
    .description('make a print file of your own art')
    .requiredOption('--art <file>', 'an SVG, PNG, JPEG, WebP, TIFF, AVIF or GIF')
    .option('--product <product>', 'what it is for: t-shirt, hoodie, tote, mug, poster, pillow or an id', 't-shirt')
    .requiredOption('--out <file>', 'the PNG to write')
    .option('--garment <colours...>', 'check it on these colours only')
    .option('--remove-background', 'take a flat background away')
    .option('--holes', 'with it, enclosed parts of the same colour as well')
    .action(async (options: PrintFileOptions, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const { jobId } = await core.api.designs.printArt.mutate({
          file: resolve(options.art), productId: options.product, out: resolve(options.out), garments: [...(options.garment ?? [])],
          removeBackground: options.removeBackground === true, holes: options.holes === true,
        })
        const report = printReport.parse((await waitForJob(core, jobId, context.terminal)).result)
        const checks = report.checks.map(({ id, state, reason }) => `  ${MARKS[state].padEnd(12)} ${id.padEnd(17)} ${reason}`)
        context.terminal.result(report, [`Wrote ${report.out} (${report.widthPx} × ${report.heightPx} pixels, ${(report.bytes / 1_000_000).toFixed(1)} MB).`, ...report.done, ...report.notes, 'Checks:', ...checks])
      })
    })
}
