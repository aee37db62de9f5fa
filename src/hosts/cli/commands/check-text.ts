import type { Command } from 'commander'
import { InvalidInput } from '../../../main/kernel/errors.ts'
import { marketId } from '../../../main/listings/contract.ts'
import { contextOf, withCore } from './context.ts'

interface Options {
  readonly market?: string
  readonly as: string
  readonly askOffices?: boolean
}

const PLACES = ['phrase', 'title', 'description', 'bullet', 'tag'] as const
const MARKETS = marketId.options

export function addCheckTextCommand(program: Command): void {
  program
    .command('check-text')
    .description('look for trademarks and for what markets refuse in some words; a risk, never legal advice')
    .argument('<text>', 'the words')
    .option('--market <name>', `by the rules of this market: ${MARKETS.join(', ')}`)
    .option('--as <place>', `where the words stand: ${PLACES.join(', ')}`, 'phrase')
    .option('--ask-offices', 'ask the EUIPO and the USPTO as well, where their keys are in Settings; the words are sent to the EUIPO')
    .action(async (text: string, options: Options, command: Command) => {
      const context = contextOf(command)
      if (text.trim() === '') throw new InvalidInput('text', 'there are no words', 'Put them in quotes after check-text.')
      if (options.market !== undefined && !marketId.safeParse(options.market).success) throw new InvalidInput('--market', `${options.market} is not a market`, `Use ${MARKETS.join(', ')}.`)
      const placed = placedText(text, options.as)
      await withCore(context, async (core) => {
        const report = await core.api.compliance.checkText.query({ text: placed, ...(options.askOffices === true ? { askOffices: true } : {}), ...(options.market === undefined ? {} : { market: options.market }) })
        const missing = report.checks.filter(({ state }) => state === 'not-checked')
        context.terminal.result(report, [
          SENTENCES[report.state],
          ...report.findings.flatMap(({ risk, check, field, words, because, remedy, rule }) => [`  ${risk} (${check}): ${check === 'trademark' ? because : `“${words}” (${field}) ${because}.`} ${remedy}`, `    Rule: ${rule.title}. ${rule.basis}`]),
          ...report.offices.map(({ office, state, sentence }) => `  ${state.replace('-', ' ')} (${office.toUpperCase()}): ${sentence}`),
          ...missing.map(({ id, reason }) => `  not checked (${id}): ${reason}`),
        ])
      })
    })
}

const SENTENCES = {
  clear: 'Nothing was found. That is no legal clearance.',
  warn: 'Something was found that you should look at.',
  block: 'These words should not be used as they are.',
  'not-checked': 'Nothing was found, but not everything was checked.',
} as const

function placedText(text: string, place: string) {
  switch (place) {
    case 'phrase':
    case 'title':
    case 'description':
      return { [place]: text }
    case 'bullet':
      return { bullets: [text] }
    case 'tag':
      return { tags: [text] }
    default:
      throw new InvalidInput('--as', `there is no place “${place}”`, `Use ${PLACES.join(', ')}.`)
  }
}
