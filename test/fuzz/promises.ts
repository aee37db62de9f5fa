/** What must hold of everything that any parser hands on, however damaged the payload was. */
import { AppError } from '../../src/main/kernel/errors.ts'
import { signalDraft, type SignalDraft } from '../../src/main/signals/contract.ts'
import { isReject, type Outcome } from '../../src/main/signals/pure/draft.ts'
import type { SourceReading } from '../../src/main/signals/pure/source-definition.ts'

const ALLOWED = new Set(['invalid-input', 'schema-changed', 'unavailable', 'rate-limited', 'auth-expired', 'rejected', 'needs-human'])
const NOT_PLAIN = /[\p{Cc}\p{Cs}\u202A-\u202E\u2060-\u206F\u200B\u200E\u200F\uFEFF\uFFFE\uFFFF]/u
const MAX_MEMORY = 65_536

/** What a parser did with a payload: what it read, or which of our errors it threw. Any other error is thrown on. */
export type Result = { readonly reading: SourceReading } | { readonly refusal: AppError }

export function resultOf(parse: () => SourceReading): Result {
  try {
    return { reading: parse() }
  } catch (error) {
    if (error instanceof AppError && ALLOWED.has(error.kind)) return { refusal: error }
    throw error
  }
}

/** @throws Error naming what is broken */
export function checkResult(result: Result): void {
  if ('refusal' in result) {
    if (result.refusal.message.trim() === '' || result.refusal.message.length > 600) throw new Error(`its refusal says nothing or too much: ${result.refusal.message}`)
    return
  }
  const { outcomes, follow = [], memory, suggestions = [] } = result.reading
  if (suggestions.some((phrase) => phrase === '' || NOT_PLAIN.test(phrase))) throw new Error('a suggestion is not plain')
  for (const outcome of outcomes) checkOutcome(outcome)
  for (const { url, key } of follow) {
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:' || key === '') throw new Error(`it leads to "${url}"`)
  }
  if (memory !== undefined && JSON.stringify(memory).length > MAX_MEMORY) throw new Error('it remembers more than 64 KB')
}

function checkOutcome(outcome: Outcome): void {
  if (!isReject(outcome)) {
    checkDraft(outcome)
  } else if (outcome.place.trim() === '' || outcome.reason.trim() === '' || outcome.place.length > 500 || outcome.reason.length > 500) {
    throw new Error(`a refusal says nothing or too much: ${JSON.stringify(outcome).slice(0, 300)}`)
  }
}

function checkDraft(draft: SignalDraft): void {
  const parsed = signalDraft.safeParse(draft)
  if (!parsed.success) throw new Error(`a signal is not what the contract says: ${parsed.error.message.slice(0, 300)}`)
  const words = [draft.text, ...draft.tags, draft.sourceItemId, draft.source, draft.community ?? '', draft.category ?? '', draft.language ?? '']
  const dirty = words.find((word) => NOT_PLAIN.test(word))
  if (dirty !== undefined) throw new Error(`a text is not plain: ${JSON.stringify(dirty).slice(0, 300)}`)
  if (draft.text === '' || [...draft.text].length > 2_000 || draft.sourceItemId === '' || draft.sourceItemId.length > 520) throw new Error('a text or an id is empty or too long')
  if (draft.url !== undefined && !/^https?:$/.test(new URL(draft.url).protocol)) throw new Error(`a link is no web address: ${draft.url}`)
  const odd = draft.observations.find(({ value }) => value !== null && !Number.isFinite(value))
  if (odd !== undefined) throw new Error(`a figure is no number: ${JSON.stringify(odd)}`)
}

/** Everything a reading holds, one line each: what must still be there when another item was spoiled. */
export function linesOf({ outcomes, follow = [] }: SourceReading): string[] {
  const drafts = outcomes.flatMap((outcome) => (isReject(outcome) ? [] : [outcome]))
  return [
    ...drafts.map(({ observations: _figures, ...draft }) => JSON.stringify(draft)),
    ...drafts.flatMap(({ sourceItemId, observations }) => observations.map((figure) => JSON.stringify([sourceItemId, figure]))),
    ...follow.map(({ url }) => url),
  ]
}
