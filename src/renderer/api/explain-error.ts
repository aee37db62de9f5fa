import { words } from '../words/en.ts'
import { useLive } from './live-state.ts'

/** What the seller reads about a failure: what happened, what to do, and the detail that stays folded. */
export interface Trouble {
  readonly offline: boolean
  readonly title: string
  readonly sentence: string
  readonly action: string
  readonly detail: string
}

interface Answered {
  readonly message: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The program answered, and said no; the same shape as an error that tRPC carries. */
export class Refusal extends Error {
  readonly data: { readonly action: string }

  constructor(sentence: string, action = '') {
    super(sentence)
    this.data = { action }
  }
}

/** True when no answer came at all: the core is stopped, starting, or out of reach. */
export function isOffline(error: unknown): boolean {
  return answerOf(error) === null && error instanceof Error && error.name !== 'AbortError'
}

export function explain(error: unknown, title: string = words.trouble.unknown): Trouble {
  const answer = answerOf(error)
  if (answer === null && isOffline(error)) return offlineTrouble(error)
  const { sentence, action } = answer === null ? { sentence: '', action: '' } : toldBy(answer)
  return {
    offline: false,
    title,
    sentence: sentence === '' ? words.trouble.unknown : sentence,
    action: action === '' ? words.trouble.unknownAction : action,
    detail: detailOf(error),
  }
}

/** What happened and what to do, short enough for a notice. */
export function explainShort(error: unknown): string {
  const answer = answerOf(error)
  if (answer === null) return explain(error).sentence
  const { sentence, action } = toldBy(answer)
  return [asSentence(sentence || words.trouble.unknown), action].filter(Boolean).join(' ')
}

function offlineTrouble(error: unknown): Trouble {
  const { offlineTitle, offline, offlineAction, shutOutTitle, shutOut, shutOutAction } = words.trouble
  if (useLive.getState().connection === 'shut-out') return { offline: true, title: shutOutTitle, sentence: shutOut, action: shutOutAction, detail: detailOf(error) }
  return { offline: true, title: offlineTitle, sentence: offline, action: offlineAction, detail: detailOf(error) }
}

/** The core's own answer, if there was one: tRPC puts `data` on the error only then. */
function answerOf(error: unknown): Answered | null {
  if (!(error instanceof Error) || !('data' in error)) return null
  const { data } = error
  return isRecord(data) ? { message: error.message, data } : null
}

function toldBy({ message, data }: Answered): { sentence: string; action: string } {
  return { sentence: message, action: textOf(data['action']) }
}

export const asSentence = (text: string): string => (/[.!?…”]$/.test(text) ? text : `${text}.`)
const detailOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
