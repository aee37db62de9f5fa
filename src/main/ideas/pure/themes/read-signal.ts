/** One signal's themes. Each signal is read by itself, so the order in which signals come does not count. */
import { meaningOf } from '../dates.ts'
import { findOccasion, isNotForSale } from '../occasions/index.ts'
import { isEnglish, isShow, topicsIn } from '../topics.ts'
import { isUnsafe } from '../unsafe.ts'
import type { FoundName } from './found-name.ts'
import { namesIn } from './names.ts'
import { nounsIn } from './nouns.ts'
import type { SignalReading, ThemeMention } from './theme.ts'

/** What is read of a signal. */
export interface ReadableSignal {
  readonly id: string
  readonly source: string
  readonly text: string
  readonly tags: readonly string[]
  readonly language?: string | undefined
  readonly community?: string | undefined
  readonly category?: string | undefined
  readonly occursOn?: string | undefined
}

const BY_TEXT = 0.6
const IN_A_HEADLINE = 0.4
const INEXACT_DAY = 0.5
const MOST_NAMES = 6

export function readSignal(signal: ReadableSignal): SignalReading {
  return { id: signal.id, mentions: signal.occursOn === undefined ? spoken(signal) : dated(signal) }
}

/** A calendar's entry is about its day and nothing else. */
function dated(signal: ReadableSignal): ThemeMention[] {
  const meant = meaningOf(signal.text)
  if (meant === null) return []
  const [kind, key] = 'occasion' in meant.about ? ['occasion', meant.about.occasion.id] as const : ['topic', meant.about.topic.id] as const
  return [{ kind, key, said: signal.text.slice(0, 80), clarity: meant.exact ? 1 : INEXACT_DAY, small: false }]
}

function spoken(signal: ReadableSignal): ThemeMention[] {
  const names = namesIn(signal)
  const rights = names.slice(0, MOST_NAMES).map((name): ThemeMention => ({ kind: 'rights-risk', key: name.key, said: name.said, clarity: name.sure, small: false, names: name.kind }))
  if (isUnsafe(signal.text) || !isEnglish(signal)) return rights
  return [...topicsIn(signal).map(({ topic, clarity }): ThemeMention => ({ kind: 'topic', key: topic.id, said: topic.act ?? topic.many, clarity, small: false })), ...occasionsIn(signal), ...nouns(signal, names), ...rights]
}

function occasionsIn(signal: ReadableSignal): ThemeMention[] {
  if (isShow(signal) || isNotForSale(signal.text)) return []
  const { occasion } = findOccasion(signal.text) ?? {}
  return occasion === undefined ? [] : [{ kind: 'occasion', key: occasion.id, said: occasion.name, clarity: BY_TEXT, small: false }]
}

/** A work's title and a text that names a sure name tell nothing of the thing: "Minecraft house" is Minecraft's. */
function nouns(signal: ReadableSignal, names: readonly FoundName[]): ThemeMention[] {
  if (isShow(signal) || names.some(({ sure }) => sure >= 0.7)) return []
  const taken = new Set(names.flatMap(({ key }) => key.split(' ')))
  return nounsIn(signal.text, taken).map((noun) => ({ kind: 'emergent', key: noun.key, said: noun.said, clarity: noun.small ? BY_TEXT : IN_A_HEADLINE, small: noun.small }))
}
