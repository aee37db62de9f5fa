import { Option, type Command } from 'commander'
import { rejectReason, type RejectReason } from '../../../main/designs/contract.ts'
import type { Decision } from '../../../main/listings/contract.ts'
import { waitForJob } from '../wait-for-job.ts'
import type { CoreConnection } from '../core-client.ts'
import type { Terminal } from '../terminal.ts'
import { contextOf, withCore } from './context.ts'

/** `approve`, `reject`, `undo`. */
export function addDecisionCommands(program: Command): void {
  program
    .command('approve')
    .description('say yes to designs or listings')
    .argument('<ids...>', 'ids that begin with dsg_ or lst_')
    .action((ids: string[], _options: object, command: Command) => decide(command, { ids, decision: 'approve' }))
  program
    .command('reject')
    .description('say no to designs or listings')
    .argument('<ids...>', 'ids that begin with dsg_ or lst_')
    .addOption(new Option('--reason <reason>', 'why; kept with the decision').choices([...rejectReason.options]))
    .action((ids: string[], { reason }: { reason?: RejectReason }, command: Command) => decide(command, { ids, decision: 'reject', ...(reason === undefined ? {} : { reason }) }))
  program
    .command('undo')
    .description('take a decision back')
    .argument('<id>', 'an id that begins with dec_')
    .action(async (decisionId: string, _options: object, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const decision = await core.api.listings.undo.mutate({ decisionId })
        context.terminal.result(decision, [`Taken back: ${decision.designIds.length === 1 ? '1 design is where it was' : `${decision.designIds.length} designs are where they were`}.`])
      })
    })
}

async function decide(command: Command, request: { ids: string[]; decision: 'approve' | 'reject'; reason?: RejectReason }): Promise<void> {
  const context = contextOf(command)
  await withCore(context, async (core) => {
    const decision = await core.api.listings.decide.mutate(request)
    // This process is the core: what the approval asked for is made before it ends.
    if (core.own !== null) await finishFollowUps(core, context.terminal)
    context.terminal.result(decision, [sentence(decision)])
  })
}

async function finishFollowUps(core: CoreConnection, terminal: Terminal): Promise<void> {
  for (;;) {
    const open = await core.api.jobs.list.query({ states: ['waiting', 'running'], limit: 500 })
    // A night that was cut short goes on with the next night, not with a yes.
    const job = open.find(({ kind }) => kind === 'designs.print' || kind === 'mockups.render')
    if (job === undefined) return
    await waitForJob(core, job.id, terminal).catch((error: unknown) => terminal.line(error instanceof Error ? error.message : String(error)))
  }
}

function sentence({ id, kind, designIds }: Decision): string {
  const what = designIds.length === 1 ? '1 design' : `${designIds.length} designs`
  return `${kind === 'approve' ? 'Approved' : 'Rejected'} ${what}. Take it back with: idea-engine undo ${id}`
}
