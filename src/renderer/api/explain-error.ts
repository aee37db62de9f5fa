import { words } from '../words/en.ts'

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

/** One sentence for a notice. */
export const explainShort = (error: unknown): string => {
  const { offline, sentence } = explain(error)
  return offline ? words.trouble.offline : sentence
}

function offlineTrouble(error: unknown): Trouble {
  const { offlineTitle, offline, offlineAction } = words.trouble
  return { offline: true, title: offlineTitle, sentence: offline, action: offlineAction, detail: detailOf(error) }
}

/** The core's own answer, if there was one: tRPC puts `data` on the error only then. */
function answerOf(error: unknown): Answered | null {
  if (!(error instanceof Error) || !('data' in error)) return null
  const { data } = error
  return isRecord(data) ? { message: error.message, data } : null
}

function toldBy({ message, data }: Answered): { sentence: string; action: string } {
  const plain = isRecord(data['error']) ? data['error'] : data
  return { sentence: textOf(plain['message']) || message, action: textOf(plain['action']) }
}

const detailOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
