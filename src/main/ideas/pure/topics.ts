/** From signals to what people talk about: which topics, how strongly, and by which signals. */
import type { IdeationSignal } from '../../../workers/compute/contract.ts'
import { mentionsIn, topicsOfForum, type Mention } from './lexicon/find.ts'
import type { Topic } from './lexicon/topic.ts'
import { properNameWords } from './proper-names.ts'
import { isShowTitle, isUnsafe } from './unsafe.ts'

export interface SupportedTopic {
  readonly topic: Topic
  /** Σ over its signals of how clearly each names the topic times how well it did: 0.3 + 0.7 · percentile (0.5 when unknown). */
  readonly support: number
  /** Clearest and best signals first. */
  readonly signalIds: readonly string[]
}

/** How clearly a signal names a topic. */
const BY_FORUM = 1
const BY_TEXT = 0.6
const BY_TAG = 0.5
/** Texts with capitals that are read for names; further ones count by forum and tag only. */
export const MOST_TEXTS_READ = 2_000
/** Tags of one signal that are looked at: some videos carry hundreds. */
const MOST_TAGS = 40

/** Topics named by at least one signal, strongest first. Dated signals are not for here. Order of `signals` does not count. */
export function findTopics(signals: readonly IdeationSignal[]): SupportedTopic[] {
  const found = new Map<string, { topic: Topic; named: { id: string; worth: number }[] }>()
  let unread = MOST_TEXTS_READ
  for (const signal of inOrder(signals)) {
    if (isUnsafe(signal.text)) continue
    const mentions = mentionsOf(signal).map((mention) => ({ ...mention, small: isSmall(signal.text, mention.words) }))
    const doubtful = mentions.some(({ small }) => !small)
    const inText = doubtful && unread-- <= 0 ? [] : withoutNames(mentions, signal.text)
    for (const [topic, clarity] of clarities(signal, inText)) {
      const entry = found.get(topic.id) ?? { topic, named: [] }
      entry.named.push({ id: signal.id, worth: clarity * (0.3 + 0.7 * (signal.engagement ?? 0.5)) })
      found.set(topic.id, entry)
    }
  }
  return [...found.values()].map(({ topic, named }) => supported(topic, named)).sort((a, b) => b.support - a.support || compare(a.topic.id, b.topic.id))
}

function supported(topic: Topic, named: readonly { id: string; worth: number }[]): SupportedTopic {
  const best = named.toSorted((a, b) => b.worth - a.worth || compare(a.id, b.id))
  return { topic, support: best.reduce((sum, n) => sum + n.worth, 0), signalIds: best.map((n) => n.id) }
}

/** Best known first, so that the texts that are read are the ones that matter; then by id. */
function inOrder(signals: readonly IdeationSignal[]): IdeationSignal[] {
  return signals.toSorted((a, b) => (b.engagement ?? 0.5) - (a.engagement ?? 0.5) || compare(a.id, b.id))
}

function clarities(signal: IdeationSignal, inText: readonly Topic[]): Map<Topic, number> {
  const out = new Map<Topic, number>()
  const raise = (topic: Topic, clarity: number): void => void out.set(topic, Math.max(clarity, out.get(topic) ?? 0))
  for (const topic of topicsOfForum(signal.community ?? '')) raise(topic, BY_FORUM)
  for (const topic of inText) raise(topic, BY_TEXT)
  for (const topic of tagTopics(signal)) raise(topic, BY_TAG)
  return out
}

/** A tag counts when it is a topic's name and the text or a second tag is about the same thing too, because tags are often bait. */
function tagTopics(signal: IdeationSignal): Topic[] {
  if (!isEnglish(signal) || isShow(signal)) return []
  const named = signal.tags.slice(0, MOST_TAGS).flatMap((tag) => mentionsIn(tag, true)).map((mention) => mention.topic)
  return named.filter((topic, i) => named.indexOf(topic) !== i)
}

function mentionsOf(signal: IdeationSignal): Mention[] {
  return isEnglish(signal) && !isShow(signal) ? mentionsIn(signal.text).filter(({ topic, words }) => !topic.ambiguous || words.length > 1) : []
}

function isEnglish(signal: IdeationSignal): boolean {
  return signal.language === undefined || signal.language === '' || /^en\b/i.test(signal.language)
}

/** Music, film, games and news: their titles are other people's works, and words in them are not about the thing itself. */
function isShow(signal: IdeationSignal): boolean {
  const category = signal.category ?? ''
  const youtubeIds = ['1', '10', '18', '20', '24', '25', '30', '43', '44']
  if (/youtube/i.test(signal.source) && youtubeIds.includes(category)) return true
  return isShowTitle(signal.text) || /music|film|movie|entertainment|news|politic|trailer|show/i.test(category)
}

/** Mentions that are no part of a name. A word written small is none; only the others need a reader of grammar. */
function withoutNames(mentions: readonly (Mention & { readonly small: boolean })[], text: string): Topic[] {
  const names = mentions.every(({ small }) => small) ? new Set() : properNameWords(text)
  return mentions.filter(({ small, words }) => small || !words.some((word) => names.has(word))).map(({ topic }) => topic)
}

function isSmall(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
