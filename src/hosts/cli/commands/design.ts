import type { Command } from 'commander'
import type { Job } from '../../../main/jobs/contract.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, wholeNumber, withCore } from './context.ts'

/** `design --idea ID`: designs of one idea, outside any night. */
export function addDesignCommand(program: Command): void {
  program
    .command('design')
    .description('make designs of one idea')
    .requiredOption('--idea <id>', 'the idea, as "idea-engine ideas" lists it')
    .option('--count <number>', 'how many', wholeNumber('--count', 1, 12), 1)
    .action(async ({ idea, count }: { idea: string; count: number }, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        // Each call of the command is a wish of its own.
        const { jobIds } = await core.api.designs.makeFor.mutate({ ideaId: idea, count, requestId: `cli ${process.pid} ${performance.timeOrigin}` })
        const made: Job[] = []
        for (const id of jobIds) made.push(await waitForJob(core, id, context.terminal))
        context.terminal.result(made, [`Made ${made.length === 1 ? 'one design' : `${made.length} designs`}. Review shows ${made.length === 1 ? 'it' : 'them'}.`])
      })
    })
}
