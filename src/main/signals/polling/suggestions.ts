/** What people type into search boxes: whether a keyword is really searched. Unofficial, off by default, kept for days. */
import { Cancelled } from '../../kernel/errors.ts'
import { askingContext, setupIn, type Polling } from './asking.ts'
import type { Gathered } from './gather.ts'
import { noteFailure, noteSuccessTx } from './notes.ts'
import { missingFields, type Setup } from './setup.ts'

export interface Suggestion {
  readonly source: string
  readonly title: string
  /** The likeliest first; empty when the box knows nothing of the keyword. Rank only: no volume, no time. */
  readonly phrases: readonly string[]
}

const KEPT_MS = 7 * 86_400_000
const MAX_KEYWORD = 100
const MAX_PHRASES = 50

/** One entry for each box that is switched on and answered; a box that fails is noted at its source and left out. */
export async function suggestionsOf(polling: Polling, keyword: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const asked = keyword.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ').slice(0, MAX_KEYWORD)
  const found: Suggestion[] = []
  if (asked === '') return found
  for (const id of Object.keys(polling.definitions)) {
    const setup = setupIn(polling, id)
    if (setup.definition.suggest === undefined || setup.row.isOn === 0 || missingFields(setup).length > 0) continue
    const phrases = await phrasesOf(polling, setup, asked, signal)
    if (phrases !== null) found.push({ source: id, title: setup.definition.title, phrases })
  }
  return found
}

async function phrasesOf(polling: Polling, setup: Setup, keyword: string, signal: AbortSignal): Promise<readonly string[] | null> {
  const { clock, repo, settings } = polling
  const { country } = settings.get()
  const now = clock.now()
  const kept = repo.suggested(setup.definition.id, keyword, country, now - KEPT_MS)
  if (kept !== null) return kept
  // A box that failed rests as any other source does.
  if (setup.row.nextPollAt !== null && setup.row.nextPollAt > now) return null
  try {
    const gathered = await ask(polling, setup, keyword, signal)
    return gathered === null ? [] : keep(polling, setup, gathered, { keyword, country })
  } catch (error) {
    if (error instanceof Cancelled || signal.aborted) throw error
    noteFailure(polling, setup, error, setup.definition.id)
    return null
  }
}

async function ask(polling: Polling, setup: Setup, keyword: string, signal: AbortSignal): Promise<Gathered | null> {
  const { context, from, to } = askingContext(polling, setup)
  const request = setup.definition.suggest?.(keyword, context)
  if (request === undefined) return null
  return polling.gatherer.gather({ setup, context, requests: [request], from, to, signal, mostFollowed: 0, validatorsOf: () => undefined, progress: () => undefined })
}

function keep(polling: Polling, setup: Setup, gathered: Gathered, about: { keyword: string; country: string }): readonly string[] {
  const phrases = gathered.suggestions.slice(0, MAX_PHRASES)
  const askedAt = polling.clock.now()
  return polling.store.writeTx((tx) => {
    polling.repo.keepSuggestedTx(tx, { source: setup.definition.id, ...about, phrases, askedAt }, askedAt - KEPT_MS)
    noteSuccessTx(polling, tx, setup, { ...gathered, validators: new Map() }, { new: 0, sentence: `${phrases.length} phrases for “${about.keyword}”.` })
    // A box is asked when somebody wants to know, not at a time.
    polling.repo.saveTx(tx, setup.row, { nextPollAt: null })
    return phrases
  })
}
