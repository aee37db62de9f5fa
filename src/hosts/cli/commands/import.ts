import { resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../../main/kernel/errors.ts'
import { importSummary, type ImportMap, type ImportSummary } from '../../../main/signals/contract.ts'
import type { CoreConnection } from '../core-client.ts'
import type { Terminal } from '../terminal.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, withCore } from './context.ts'
import { readMap } from './read-map.ts'

/** Rejects that are printed; the rest is counted. */
const SHOWN_REJECTS = 10

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('read posts, feeds or calendars from files')
    .argument('<files...>', 'CSV, XLSX, JSON, NDJSON, RSS, Atom or ICS')
    .option('--map <file>', 'a JSON file that says which column means what')
    .action(async (files: string[], options: { map?: string }, command: Command) => {
      const context = contextOf(command)
      const map = options.map === undefined ? undefined : readMap(resolve(options.map))
      await withCore(context, async (core) => {
        const { summaries, failures } = await importAll(core, files.map((file) => resolve(file)), map, context.terminal)
        context.terminal.result({ ...totals(summaries), files: summaries, failures }, summaries.flatMap(linesOf))
        for (const failure of failures) context.terminal.line(`${failure.reason}${failure.action === undefined ? '' : `\n${failure.action}`}`)
        if (failures.length > 0) throw new AppError('invalid-input', `${failures.length} of ${files.length} files could not be imported.`)
      })
    })
}

interface Failure {
  readonly file: string
  readonly reason: string
  readonly action?: string | undefined
}

/** One file after the other; one that cannot be read does not stop the rest. */
async function importAll(core: CoreConnection, files: readonly string[], map: ImportMap | undefined, terminal: Terminal) {
  const summaries: ImportSummary[] = []
  const failures: Failure[] = []
  for (const file of files) {
    try {
      const { jobId } = await core.api.signals.import.mutate({ file, ...(map === undefined ? {} : { map }) })
      const job = await waitForJob(core, jobId, terminal)
      summaries.push(importSummary.parse(job.result))
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'cancelled') throw error
      failures.push({ file, reason: error.message, action: error.action })
    }
  }
  return { summaries, failures }
}

function totals(summaries: readonly ImportSummary[]) {
  const sum = (field: 'new' | 'duplicate' | 'rejected' | 'observations'): number => summaries.reduce((total, summary) => total + summary[field], 0)
  return { new: sum('new'), duplicate: sum('duplicate'), rejected: sum('rejected'), observations: sum('observations') }
}

function linesOf(summary: ImportSummary): string[] {
  const rejects = summary.rejects.slice(0, SHOWN_REJECTS).map(({ place, reason }) => `  ${place}: ${reason}`)
  const more = summary.rejected - rejects.length
  return [
    `${summary.file}: ${summary.new} new, ${summary.duplicate} known already, ${summary.rejected} rejected, ${summary.observations} figures.`,
    ...rejects,
    ...(more > 0 ? [`  and ${more} more.`] : []),
  ]
}
