import { Option, type Command } from 'commander'
import type { Design } from '../../../main/designs/contract.ts'
import { ideaStatus, type Idea, type IdeaStatus } from '../../../main/ideas/contract.ts'
import type { EventEnvelope, Job } from '../../../main/jobs/contract.ts'
import { marketId, type Listing, type MarketId } from '../../../main/listings/contract.ts'
import type { CoreConnection } from '../core-client.ts'
import type { Terminal } from '../terminal.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, wholeNumber, withCore } from './context.ts'

const PAGE = 200
type Status = 'review' | 'approved' | 'rejected'
type Ask<Item> = (core: CoreConnection, page: { after?: string; limit: number }) => Promise<{ items: Item[]; next: string | null }>

/** `ideas`, `designs`, `listings`: pages of at most `--limit`, continued with `--after`. */
export function addListCommands(program: Command): void {
  addIdeasCommand(program)
  list<Design>(program, 'designs', 'the designs, newest first', ({ status }) => (core, page) => core.api.designs.page.query({ ...page, status: status === undefined ? [] : [status] }), (design) => `${design.id}  ${design.status.padEnd(8)} ${design.layout.padEnd(16)} ${design.phrase}`)
  list<Listing>(program, 'listings', 'the listings', ({ status, market }) => (core, page) => core.api.listings.page.query({ ...page, ...(status === undefined ? {} : { status }), ...(market === undefined ? {} : { market }) }), (listing) => `${listing.id}  ${listing.status.padEnd(8)} ${listing.market.padEnd(12)} ${listing.price.toFixed(2)} ${listing.currency}  ${listing.title}`)
  program
    .command('jobs')
    .description('what runs, waits and failed')
    .option('--limit <number>', 'how many', wholeNumber('--limit', 1, 500), 50)
    .action(async ({ limit }: { limit: number }, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const jobs = await core.api.jobs.list.query({ limit })
        context.terminal.result(jobs, jobs.map(jobLine))
      })
    })
  program
    .command('events')
    .description('the log of what happened')
    .option('--follow', 'go on as more happens')
    .option('--after <seq>', 'only what came after this number', wholeNumber('--after', 0, Number.MAX_SAFE_INTEGER), 0)
    .action(async (options: { follow?: boolean; after: number }, command: Command) => {
      const context = contextOf(command)
      await withCore(context, (core) => events(core, options, context.terminal))
    })
}

/** One idea per theme unless `--all`; signals that nobody looked at are looked at first. */
function addIdeasCommand(program: Command): void {
  program
    .command('ideas')
    .description('the ranked ideas, the best of every theme, with their reasons')
    .option('--limit <number>', 'how many at most', wholeNumber('--limit', 1, 100_000), 50)
    .option('--after <id>', 'continue after this one')
    .option('--all', 'every concept, not only the best of each theme')
    .option('--query <words>', 'only those that hold these words')
    .addOption(new Option('--status <status>', 'only these').choices([...ideaStatus.options]).default('new'))
    .action(async ({ limit, after, ...filter }: { limit: number; after?: string; all?: boolean; query?: string; status: IdeaStatus }, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const { jobId } = await core.api.ideas.refresh.mutate()
        if (jobId !== null) await waitForJob(core, jobId, context.terminal)
        const ideas = await gather(core, (connection, page) => connection.api.ideas.list.query({ ...page, ...filter }), { limit, ...(after === undefined ? {} : { after }) })
        context.terminal.result(ideas, ideas.map(ideaLine))
      })
    })
}

function ideaLine({ id, score, status, concept, theme, signals, sources, why, risk }: Idea): string {
  return `${id}  ${score.toFixed(2)}  ${status.padEnd(9)} ${concept.phrase}  (${theme.label}: ${signals} from ${sources}. ${risk ?? why})`
}

function list<Item>(program: Command, name: string, description: string, askWith: (filter: { status?: Status; market?: MarketId }) => Ask<Item>, line: (item: Item) => string): void {
  const command = program
    .command(name)
    .description(description)
    .option('--limit <number>', 'how many at most', wholeNumber('--limit', 1, 100_000), 50)
    .option('--after <id>', 'continue after this one')
  command.addOption(new Option('--status <status>', 'only these').choices(['review', 'approved', 'rejected']))
  if (name === 'listings') command.addOption(new Option('--market <market>', 'only this market').choices([...marketId.options]))
  command.action(async (options: { limit: number; after?: string; status?: Status; market?: MarketId }, invoked: Command) => {
    const context = contextOf(invoked)
    await withCore(context, async (core) => {
      const items = await gather(core, askWith(options), options)
      context.terminal.result(items, items.map(line))
    })
  })
}

async function gather<Item>(core: CoreConnection, ask: Ask<Item>, { limit, after }: { limit: number; after?: string }): Promise<Item[]> {
  const items: Item[] = []
  let from = after
  while (items.length < limit) {
    const page = await ask(core, { limit: Math.min(PAGE, limit - items.length), ...(from === undefined ? {} : { after: from }) })
    items.push(...page.items)
    if (page.next === null) break
    from = page.next
  }
  return items
}

/** Events are NDJSON with `--json`: a log has no end. */
async function events(core: CoreConnection, options: { follow?: boolean; after: number }, terminal: Terminal): Promise<void> {
  const print = (event: EventEnvelope): void => terminal.result(event, [`${event.seq}  ${event.timestamp}  ${event.eventType.padEnd(18)} ${JSON.stringify(event.data)}`])
  let after = options.after
  for (;;) {
    const page = await core.api.jobs.events.query({ after, limit: PAGE })
    for (const event of page) print(event)
    after = page.at(-1)?.seq ?? after
    if (page.length < PAGE) break
  }
  if (options.follow !== true) return
  const end = new AbortController()
  process.once('SIGINT', () => end.abort())
  process.once('SIGTERM', () => end.abort())
  for await (const message of core.follow(after, end.signal)) if (message.type === 'event') print(message.event)
}

function jobLine(job: Job): string {
  return `${job.id}  ${job.state.padEnd(11)} ${job.label}${job.reason === undefined ? '' : `: ${job.reason}`}`
}
