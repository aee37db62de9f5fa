import type { SourceView } from '../../main/signals/contract.ts'
import { asSentence } from '../api/explain-error.ts'
import { words } from '../words/en.ts'
import { ago, fromNow } from '../words/format.ts'

export type Tone = 'quiet' | 'good' | 'waiting' | 'trouble'

export interface SourceState {
  readonly tone: Tone
  readonly sentence: string
  /** What helps, when something went wrong. */
  readonly action: string | null
}

/** A source that will not be asked again for this much longer than usual is resting. */
const RESTING = 1.5

/** How a source stands, as the seller reads it. `now` in milliseconds since the epoch. */
export function stateOf(view: SourceView, now: number): SourceState {
  const { states } = words.sources
  if (!view.on) return { tone: 'quiet', sentence: states.off, action: null }
  if (!view.ready) return { tone: 'waiting', sentence: states.needs(missingOf(view).join(', ')), action: null }
  const next = nextSentence(view, now)
  if (hasFailed(view)) return { tone: 'trouble', sentence: joined(states.failed(ago(view.lastErrorAt ?? '', now), view.lastError ?? ''), next), action: view.lastErrorAction }
  if (view.lastSuccessAt !== null) return { tone: 'good', sentence: joined(states.found(ago(view.lastSuccessAt, now), view.lastFound ?? ''), next), action: null }
  return { tone: 'waiting', sentence: joined(states.never, next), action: null }
}

/** Whether the newest thing known of it is an error. ISO instants compare as text. */
export const hasFailed = ({ lastErrorAt, lastSuccessAt }: SourceView): boolean => lastErrorAt !== null && lastErrorAt > (lastSuccessAt ?? '')

/** Labels of the required fields that are empty. */
export function missingOf({ fields, config, secretsSet }: SourceView): string[] {
  return fields.filter((field) => field.required && (field.type === 'secret' ? !secretsSet.includes(field.name) : isBlank(config[field.name]))).map(({ label }) => label)
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

function nextSentence({ nextPollAt, everyMinutes }: SourceView, now: number): string {
  if (nextPollAt === null) return ''
  const wait = Date.parse(nextPollAt) - now
  const { next, resting } = words.sources.states
  return wait > everyMinutes * 60_000 * RESTING ? resting(fromNow(nextPollAt, now)) : next(fromNow(nextPollAt, now))
}

const joined = (...sentences: readonly string[]): string => sentences.filter((sentence) => sentence !== '').map(asSentence).map(capital).join(' ')
const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)
