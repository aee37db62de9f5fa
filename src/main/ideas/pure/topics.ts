/** From a signal to the topics of the lexicon that it names, and how clearly. */
import { mentionsIn, topicsOfForum, type Mention } from './lexicon/find.ts'
import type { Topic } from './lexicon/topic.ts'
import { properNameWords } from './proper-names.ts'
import { isShowTitle } from './unsafe.ts'

/** What is looked at of a signal. */
export interface SpokenSignal {
  readonly source: string
  readonly text: string
  readonly tags: readonly string[]
  readonly language?: string | undefined
  readonly community?: string | undefined
  readonly category?: string | undefined
}

/** How clearly a signal names a topic. */
const BY_FORUM = 1
const BY_TEXT = 0.6
const BY_TAG = 0.5
/** Tags of one signal that are looked at: some videos carry hundreds. */
const MOST_TAGS = 40

/** Topics that a signal names by its forum, its text or its tags, each with the clearest of these in (0, 1]. Unsafe texts are not for here. */
export function topicsIn(signal: SpokenSignal): { topic: Topic; clarity: number }[] {
  const mentions = mentionsOf(signal).map((mention) => ({ ...mention, small: isSmall(signal.text, mention.words) }))
  return [...clarities(signal, withoutNames(mentions, signal.text))].map(([topic, clarity]) => ({ topic, clarity }))
}

function clarities(signal: SpokenSignal, inText: readonly Topic[]): Map<Topic, number> {
  const out = new Map<Topic, number>()
  const raise = (topic: Topic, clarity: number): void => void out.set(topic, Math.max(clarity, out.get(topic) ?? 0))
  for (const topic of topicsOfForum(signal.community ?? '')) raise(topic, BY_FORUM)
  for (const topic of inText) raise(topic, BY_TEXT)
  for (const topic of tagTopics(signal)) raise(topic, BY_TAG)
  return out
}

/** A tag counts when it is a topic's name and the text or a second tag is about the same thing too, because tags are often bait. */
function tagTopics(signal: SpokenSignal): Topic[] {
  if (!isEnglish(signal) || isShow(signal)) return []
  const named = signal.tags.slice(0, MOST_TAGS).flatMap((tag) => mentionsIn(tag, true)).map((mention) => mention.topic)
  return named.filter((topic, i) => named.indexOf(topic) !== i)
}

function mentionsOf(signal: SpokenSignal): Mention[] {
  return isEnglish(signal) && !isShow(signal) ? mentionsIn(signal.text).filter(({ topic, words }) => !topic.ambiguous || words.length > 1) : []
}

/** Signals whose language nobody gave count as English. */
export function isEnglish(signal: SpokenSignal): boolean {
  return signal.language === undefined || signal.language === '' || /^en\b/i.test(signal.language)
}

/** Music, film, games and news: their titles are other people's works, and words in them are not about the thing itself. */
export function isShow(signal: SpokenSignal): boolean {
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
