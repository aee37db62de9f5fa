/** Concepts from signals by the phrase grammar. Pure and repeatable: same signals, day, seed and niches, same concepts. */
import type { ConceptCandidate, IdeationSignal } from '../../../workers/compute/contract.ts'
import { createRng, type Rng } from '../../kernel/pure/rng.ts'
import { upcomingDates, type UpcomingDate } from './dates.ts'
import { distinct, type Weighed } from './distinct.ts'
import { crossDraft, occasionDrafts, PHRASES_PER_TOPIC, topicDrafts, type Draft } from './draft.ts'
import { topicOf, TOPICS } from './lexicon/index.ts'
import type { Topic } from './lexicon/topic.ts'
import { nicheOverlap } from './niche-match.ts'
import { findTopics, type SupportedTopic } from './topics.ts'

export interface IdeationInput {
  readonly signals: readonly IdeationSignal[]
  readonly today: string
  readonly seed: string
  readonly limit: number
  readonly niches: readonly string[]
}

/** What dates are crossed with when no signal or niche says better: what gifts are most often about. */
const USUAL_TOPICS = ['dog', 'cat', 'nurse', 'teacher', 'mom', 'dad', 'grandma', 'coffee', 'reading', 'gardening', 'fishing', 'corgi', 'horse', 'sloth', 'running', 'baking']
/** Topics that one date is crossed with. */
const CROSSES_PER_DATE = 6
/** Each further phrase of the same topic is worth this much less. */
const NEXT_PHRASE = 0.82

/**
 * At most `limit` concepts, best first: topics by how much is said about them, dates by how near their best day to
 * list is, both raised by the seller's niches. At most three phrases of one topic, no two nearly the same.
 */
export function ideate(input: IdeationInput): ConceptCandidate[] {
  const rng = createRng(`ideas/${input.seed}`)
  const topics = findTopics(input.signals.filter((signal) => signal.occursOn === undefined))
  const dates = upcomingDates(input.signals.filter((signal) => signal.occursOn !== undefined), input.today)
  const pool = crossPool(topics, input.niches)
  const strongest = Math.max(1, ...topics.map(({ support }) => support))
  const weighed = [
    ...topics.flatMap((topic) => aboutTopic(topic, strongest, input.niches, rng)),
    ...dates.flatMap((date) => aboutDate(date, pool, input.niches, rng)),
  ]
  return distinct(weighed, input.limit).map(({ draft }) => draft.candidate)
}

/** A topic's worth: 0.15 to 0.85 by the logarithm of its support, raised toward 1 by the seller's niches. */
function aboutTopic({ topic, support, signalIds }: SupportedTopic, strongest: number, niches: readonly string[], rng: Rng): Weighed[] {
  const said = 0.15 + (0.7 * Math.log1p(support)) / Math.log1p(strongest)
  return ranked(topicDrafts(topic, signalIds, rng.fork(topic.id)), raised(said, topic.id, niches))
}

function aboutDate(date: UpcomingDate, pool: CrossPool, niches: readonly string[], rng: Rng): Weighed[] {
  const worth = 0.25 + 0.7 * date.seasonality
  const fork = rng.fork(`${'occasion' in date.about ? date.about.occasion.id : date.about.topic.id} ${date.occursOn}`)
  if ('topic' in date.about) {
    const { topic } = date.about
    return ranked(topicDrafts(topic, date.signalIds, fork, `${topic.id} day`), raised(worth * 0.7, topic.id, niches))
  }
  const { occasion } = date.about
  const own = ranked(occasionDrafts(occasion, date, fork.fork('lines')), raised(worth, occasion.id, niches))
  const kin = occasion.topics.map(topicOf).filter((topic) => topic !== undefined)
    .flatMap((topic) => ranked(topicDrafts(topic, date.signalIds, fork.fork(topic.id), occasion.id), raised(worth * 0.8, topic.id, niches)).slice(0, 2))
  const crossed = crossTopics(pool, fork).flatMap(({ topic, signalIds }, i) => {
    const made = crossDraft(occasion, topic, [...date.signalIds, ...signalIds], fork.fork(`cross ${topic.id}`))
    return made === null ? [] : [{ draft: made, worth: raised(worth * 0.9 * 0.95 ** i, topic.id, niches) }]
  })
  return [...own, ...kin, ...crossed.slice(0, CROSSES_PER_DATE)]
}

interface CrossPool {
  readonly wanted: readonly CrossTopic[]
  readonly talked: readonly CrossTopic[]
  readonly usual: readonly CrossTopic[]
}
type CrossTopic = Pick<SupportedTopic, 'topic' | 'signalIds'>

/** Topics the seller has named, whether anybody talks about them or not; those that are talked about most; the usual. */
function crossPool(topics: readonly SupportedTopic[], niches: readonly string[]): CrossPool {
  const fits = (topic: Topic, least: number): boolean => niches.length > 0 && nicheOverlap([topic.id], niches).overlap >= least
  const talked = topics.slice(0, 40)
  const named = TOPICS.filter((topic) => fits(topic, 0.8)).map((topic) => ({ topic, signalIds: [] }))
  const usual = USUAL_TOPICS.map(topicOf).filter((topic) => topic !== undefined).map((topic) => ({ topic, signalIds: [] }))
  return { wanted: [...talked.filter(({ topic }) => fits(topic, 0.5)), ...named], talked, usual }
}

/** Each part of the pool in an order of the seed's, every topic once. */
function crossTopics({ wanted, talked, usual }: CrossPool, rng: Rng): CrossTopic[] {
  const all = [...rng.shuffle(wanted), ...rng.shuffle(talked), ...rng.shuffle(usual)]
  const seen = new Set<string>()
  return all.filter(({ topic }) => !seen.has(topic.id) && seen.add(topic.id))
}

function raised(worth: number, topic: string, niches: readonly string[]): number {
  return worth + (1 - worth) * 0.6 * nicheOverlap([topic], niches).overlap
}

function ranked(drafts: readonly Draft[], worth: number): Weighed[] {
  return drafts.slice(0, PHRASES_PER_TOPIC * 3).map((draft, i) => ({ draft, worth: worth * NEXT_PHRASE ** i }))
}
