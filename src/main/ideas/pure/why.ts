/** The sentence a seller judges an idea by. Every number in them is counted from what is given; nothing is made up. */
import type { Concept, Factors } from '../contract.ts'
import { ageInDays, dateOf, daysBetween } from './calendar-days.ts'
import { occasionOf } from './occasions/index.ts'
import { leadDays, leadWindow } from './score/lead-time.ts'
import { topicOf } from './lexicon/index.ts'
import { nicheOverlap } from './niche-match.ts'
import type { IdeaFacts } from './score.ts'

export interface Explained {
  readonly facts: IdeaFacts
  readonly factors: Factors
  readonly concept: Pick<Concept, 'occasion'>
  readonly topic: string
  /** Posts that speak of it; as many as were measured where left out. */
  readonly posts?: number
  /** The signals behind the idea; calendar entries among them. */
  readonly signals: readonly { readonly source: string; readonly community?: string | undefined }[]
}

/** Names of two forums are enough; the rest is "and more". */
const NAMED_FORUMS = 2
const ALIKE = 0.5
const NICHE_MATCH = 0.5
/** A post above so many of its source is worth naming. */
const AHEAD = 0.75

/** One plain sentence, always: who talks about it and how it does there, for when it is, and whether it suits the seller and is new to them. */
export function explain(idea: Explained): string {
  const parts = [talk(idea), timing(idea), ...fit(idea)].filter((part) => part !== '')
  return sentenceOf(parts.length === 0 ? `${aboutItself(idea)}: no posts and no date speak for it yet` : parts.join('; '))
}

function aboutItself({ topic }: Explained): string {
  return `A phrase about ${spokenOf(topic)}`
}

function timing({ facts, concept, topic }: Explained): string {
  if (facts.occursOn === undefined) return ''
  const days = daysBetween(dateOf(facts.now), facts.occursOn)
  const name = occasionName(concept.occasion, topic)
  if (!(days >= 0)) return `${name} is past`
  return `${name} is ${days === 0 ? 'today' : `${count(days, 'day')} away`}, ${urgency(days)}`
}

/** In `late`, so near that only what is listed at once is delivered in time. */
const HURRY_DAYS = 21

function urgency(days: number): string {
  switch (leadWindow(days)) {
    case 'over':
      return 'too late to sell for it'
    case 'late':
      return days < HURRY_DAYS ? 'late for print on demand, so list it now' : 'a little late, so list it soon'
    case 'best':
      return 'the best time to list it'
    case 'early':
      return `best listed in ${count(days - leadDays.listFrom, 'day')}`
  }
}

/** As one writes it. A day that is only a topic's has a name of its own in the calendar, which stands in the evidence. */
function occasionName(id: string | undefined, topic: string): string {
  return id === undefined ? 'The date' : (occasionOf(id)?.name ?? `a day for ${spokenOf(topic)}`)
}

function talk({ facts, signals, topic, posts }: Explained): string {
  const number = posts ?? facts.percentiles.length
  return facts.percentiles.length === 0 ? '' : `${count(number, 'post')} about ${spokenOf(topic)}${forums(signals)}${standing(facts)}${age(facts)}`
}

/** "cats", "knitting", "Valentine’s Day": how one speaks of what an idea is about. */
function spokenOf(id: string): string {
  const topic = topicOf(id)
  return topic?.act ?? topic?.many ?? occasionOf(id)?.name ?? id
}

function forums(signals: Explained['signals']): string {
  const named = [...new Set(signals.map(forumName).filter((name) => name !== null))]
  if (named.length === 0) return ''
  const shown = named.slice(0, NAMED_FORUMS).join(' and ')
  return named.length > NAMED_FORUMS ? ` in ${shown} and more` : ` in ${shown}`
}

function forumName({ source, community }: Explained['signals'][number]): string | null {
  if (community === undefined || community === '') return null
  return source.toLowerCase().includes('reddit') ? `r/${community.replace(/^r\//, '')}` : community
}

function standing(facts: IdeaFacts): string {
  const known = facts.percentiles.filter((p) => p !== null)
  if (known.length === 0) return ''
  const best = Math.max(...known)
  if (best < AHEAD) return ''
  const share = Math.floor(best * 100)
  return known.length === 1 ? `, ahead of ${share}% of its source` : `, the best of them ahead of ${share}% of its source`
}

function age(facts: IdeaFacts): string {
  if (facts.newestEvidenceAt === null) return ''
  const days = Math.floor(ageInDays(facts.now, facts.newestEvidenceAt))
  if (days === 0) return ', the newest from today'
  if (days <= 60) return `, the newest ${count(days, 'day')} old`
  if (days <= 730) return `, the newest ${count(Math.floor(days / 30), 'month')} old`
  return `, the newest ${count(Math.floor(days / 365), 'year')} old`
}

function fit({ facts, factors }: Explained): string[] {
  return [nicheWords(facts, factors), libraryWords(facts.maxSimilarity)]
}

function nicheWords(facts: IdeaFacts, factors: Factors): string {
  if (facts.niches.length === 0) return ''
  const { niche } = nicheOverlap(facts.topics, facts.niches)
  if (factors.communityFit >= NICHE_MATCH && niche !== null) return `it fits your niche “${niche}”`
  return factors.communityFit === 0 ? 'it is outside your niches' : ''
}

function libraryWords(maxSimilarity: number | null): string {
  if (maxSimilarity === null) return ''
  const percent = Math.round(Math.max(0, maxSimilarity) * 100)
  return maxSimilarity < ALIKE ? 'nothing in your library is worded like it' : `the closest in your library is ${percent}% alike in wording`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function sentenceOf(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
