/** One question to a model: set aside, asked, booked, kept and checked; once more when the answer does not fit. */
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Costs } from '../costs/index.ts'
import { toIso, type Clock } from '../kernel/clock.ts'
import { AppError, NotFound } from '../kernel/errors.ts'
import { errorOf } from './faults.ts'
import type { Provider } from './contract.ts'
import { CallFault, type Answer, type ProviderClient, type Turn } from './provider.ts'
import { costMinor, mostTokens, type Price } from './pure/cost.ts'
import { providerSchema } from './pure/json-schema.ts'
import { repairText, systemText, userText } from './pure/prompt.ts'
import { readAnswer } from './pure/read-answer.ts'

export interface CompleteRequest<T> {
  /** Who the model is and what it must and must not do; our own words only. */
  readonly system: string
  /** What to do with `data`; our own words only. */
  readonly task: string
  /** Material as plain JSON. It may hold text from strangers: it is escaped, delimited and named as such. */
  readonly data: unknown
  /** Closed objects without optional fields: `nullable` says that a value may be missing. */
  readonly schema: z.ZodType<T>
  /** The schema's name, letters and underscores: "concepts". */
  readonly shape: string
  readonly maxTokens: number
  /** What the cost is booked for, in the seller's words. */
  readonly what: string
  readonly correlationId: string
  readonly signal: AbortSignal
}

/** An answer as it is kept, so that what followed from it can be done again without asking. */
export interface KeptAnswer {
  /** Of the whole question with its model and what it followed from: the same question has the same key. */
  readonly key: string
  readonly at: string
  readonly provider: string
  readonly model: string
  readonly what: string
  readonly text: string
}

export interface AnswerLog {
  keep(answer: KeptAnswer): void
  find(key: string): Promise<string | null>
}

export interface CompleteDeps {
  readonly clock: Clock
  readonly costs: Costs
  readonly answers: AnswerLog
}

/** Who answers: a model, or the answers it once gave. */
export interface Line {
  readonly provider: Provider
  readonly who: string
  readonly model: string
  /** Null takes what was kept and asks nobody. */
  readonly ask: { readonly client: ProviderClient; readonly price: Price } | null
}

/** The first answer and one repair. */
const TRIES = 2

export async function complete<T>(deps: CompleteDeps, line: Line, request: CompleteRequest<T>): Promise<T> {
  const schema = providerSchema(request.schema)
  const system = systemText(request.system, schema)
  const turns: Turn[] = [{ role: 'user', text: userText(request.task, request.data) }]
  for (let attempt = 1; ; attempt++) {
    const text = await textFor(deps, line, request, { system, turns, schema })
    const read = readAnswer(text, request.schema)
    if (read.ok) return read.value
    if (attempt === TRIES) throw new AppError('rejected', `${line.who} answered twice in a form that cannot be read (${read.reason}).`, { action: 'Choose another model in Settings.' })
    turns.push({ role: 'assistant', text }, { role: 'user', text: repairText(read.reason) })
  }
}

interface Asked {
  readonly system: string
  readonly turns: readonly Turn[]
  readonly schema: Record<string, unknown>
}

async function textFor<T>(deps: CompleteDeps, line: Line, request: CompleteRequest<T>, asked: Asked): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify([line.provider, line.model, asked, request.maxTokens, request.correlationId])).digest('hex')
  if (line.ask === null) {
    const kept = await deps.answers.find(key)
    if (kept === null) throw new NotFound('An answer to this question')
    return kept
  }
  const { text, end } = await pay(deps, line, line.ask, request, asked)
  if (end === 'refused') throw new AppError('rejected', `${line.who} would not answer this.`)
  if (end === 'length') throw new AppError('rejected', `${line.who} was cut off at ${request.maxTokens} tokens.`, { action: 'Ask for fewer ideas at once, or choose another model.' })
  deps.answers.keep({ key, at: toIso(deps.clock.now()), provider: line.provider, model: line.model, what: request.what, text })
  return text
}

/** Sets the most it can cost aside, asks, and books what it did cost. */
async function pay<T>({ costs, clock }: CompleteDeps, line: Line, { client, price }: NonNullable<Line['ask']>, request: CompleteRequest<T>, { system, turns, schema }: Asked): Promise<Answer> {
  const most = mostTokens([system, ...turns.map(({ text }) => text), JSON.stringify(schema)], request.maxTokens)
  const reserved = costs.reserve({ what: `${request.what} (${line.model})`, minor: costMinor(price, most), correlationId: request.correlationId })
  try {
    const answer = await client.ask({ model: line.model, system, turns, shape: { name: request.shape, schema }, maxTokens: request.maxTokens, signal: request.signal })
    reserved.commit(costMinor(price, answer.usage ?? most))
    return answer
  } catch (error) {
    // Only a refusal is known to cost nothing: what broke off may have been worked on, and is counted in full.
    if (error instanceof CallFault && error.fault.kind !== 'status' && error.fault.kind !== 'no-connection') reserved.commit(costMinor(price, most))
    else reserved.release()
    throw error instanceof CallFault ? errorOf(error, { who: line.who, model: line.model, now: clock.now() }) : error
  }
}
