/** Test connection: the source is asked for a little, and nothing is kept. */
import { Cancelled } from '../../kernel/errors.ts'
import type { SourceTest } from '../contract.ts'
import type { PlanContext, SourceRequest } from '../pure/source-definition.ts'
import { askingContext, faultsInWords, inWords, type Polling } from './asking.ts'
import type { Gathered } from './gather.ts'
import { missingFields, type Setup } from './setup.ts'

/** Enough to see that it works: the first requests of a plan, and as many that they lead to. */
const REQUESTS = 3
const EXAMPLES = 3
const MAX_EXAMPLE = 120
/** What a suggestion box is asked. */
const SAMPLE_KEYWORD = 'gifts for gardeners'

export async function testOnce(polling: Polling, setup: Setup, signal: AbortSignal): Promise<SourceTest> {
  const missing = missingFields(setup)
  if (missing.length > 0) return { ok: false, sentence: `${setup.definition.title} needs ${missing.join(', ')} first.`, examples: [] }
  try {
    const { context, from, to } = askingContext(polling, setup)
    const asking = { ...context, memory: undefined }
    const requests = requestsOf(setup, asking)
    const gathered = await polling.gatherer.gather({
      setup, context: asking, requests: requests.slice(0, REQUESTS), from, to, signal, mostFollowed: REQUESTS, validatorsOf: () => undefined, progress: () => undefined,
    })
    return requests.length === 0 ? { ok: true, sentence: 'There is nothing to ask it for right now.', examples: [] } : told(gathered, setup)
  } catch (error) {
    if (signal.aborted && isTimeout(signal.reason)) return { ok: false, sentence: 'It takes longer than three minutes; that is too long for a test.', examples: [] }
    if (error instanceof Cancelled || signal.aborted) throw error
    const { message, action } = inWords(error, setup.definition)
    return { ok: false, sentence: message, examples: [], ...(action === null ? {} : { action }) }
  }
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError'
}

function requestsOf({ definition }: Setup, context: PlanContext<unknown>): readonly SourceRequest[] {
  return definition.suggest === undefined ? definition.plan(context) : [definition.suggest(SAMPLE_KEYWORD, context)]
}

function told(gathered: Gathered, { definition }: Setup): SourceTest {
  const { drafts, rejects, suggestions } = gathered
  const trouble = faultsInWords(gathered, definition)
  const also = trouble === null ? '' : ` But ${trouble}`
  const found = suggestions.length > 0 ? suggestions : drafts.map(({ text }) => text)
  const examples = found.slice(0, EXAMPLES).map((text) => (text.length > MAX_EXAMPLE ? `${text.slice(0, MAX_EXAMPLE - 1)}…` : text))
  const [reject] = rejects
  if (found.length === 0 && reject !== undefined) return { ok: false, sentence: `It answered, but nothing could be read: ${reject.place}: ${reject.reason}.${also}`, examples }
  if (found.length === 0) return { ok: true, sentence: `It answered, and there is nothing in it right now.${also}`, examples }
  const left = rejects.length === 0 ? '' : `, and ${rejects.length} left out`
  return { ok: true, sentence: `It works: ${found.length} ${found.length === 1 ? 'item' : 'items'}${left}.${also}`, examples }
}
