/** Reads an answer of a source, and says why when it is not what it used to be. */
import type { z } from 'zod'
import { AppError, InvalidInput, SchemaChanged } from '../../main/kernel/errors.ts'
import type { SignalDraft } from '../../main/signals/contract.ts'
import { isReject } from '../../main/signals/pure/draft.ts'
import { isSourceId } from '../../main/signals/pure/source-ids.ts'
import { unreadable } from '../../main/signals/pure/unreadable-answer.ts'
import { ANSWER_READERS } from './answer-readers.ts'
import type { AcquirePort } from './contract.ts'

type Input = z.output<AcquirePort['read']['input']>
type Output = z.input<AcquirePort['read']['output']>

/** @throws SchemaChanged when the answer as a whole cannot be read. */
export async function readAnswer({ memory, ...answer }: Input): Promise<Output> {
  if (!isSourceId(answer.source)) throw new AppError('bug', `There is no reader for the source ${answer.source}.`)
  const fault = unreadable(answer.bytes)
  if (fault !== null) throw new SchemaChanged(answer.source, placeOf(answer), fault)
  const read = await ANSWER_READERS[answer.source]()
  try {
    const { about, ...request } = answer.request
    const reading = read({ ...answer, request: { ...request, ...(about === undefined ? {} : { about }) }, memory: memory ?? undefined })
    const rejects = reading.outcomes.filter(isReject)
    const drafts = reading.outcomes.filter((outcome): outcome is SignalDraft => !isReject(outcome))
    return { drafts, rejects, follow: (reading.follow ?? []).map((next) => ({ ...next, about: next.about })), memory: reading.memory, suggestions: [...(reading.suggestions ?? [])] }
  } catch (error) {
    throw inOurWords(answer, error)
  }
}

/** A library's complaint can quote the answer it met, so only its kind is kept. */
function inOurWords(answer: Omit<Input, 'memory'>, error: unknown): AppError {
  if (error instanceof InvalidInput) return new SchemaChanged(answer.source, placeOf(answer), String(error.detail['reason']), error.action)
  if (error instanceof AppError) return error
  return new SchemaChanged(answer.source, placeOf(answer), `it cannot be read (${error instanceof Error ? error.name : 'unknown'})`)
}

/** The address without its query, or the request's name where the address is a secret. */
function placeOf({ request }: Omit<Input, 'memory'>): string {
  return URL.canParse(request.url) ? `${new URL(request.url).host}${new URL(request.url).pathname}`.slice(0, 200) : request.key
}
