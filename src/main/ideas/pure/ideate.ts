/** Concepts from themes by the phrase grammar. Pure and repeatable: same themes, day, seed and niches, same concepts. */
import { createRng, type Rng } from '../../kernel/pure/rng.ts'
import type { ThemeBrief } from '../concept-writer.ts'
import { upcomingDates, type UpcomingDate } from './dates.ts'
import { distinct, type Weighed } from './distinct.ts'
import { crossDraft, occasionDrafts, PHRASES_PER_TOPIC, topicDrafts, type Draft } from './draft.ts'
import { emergentTopic } from './emergent-topic.ts'
import { topicOf, TOPICS } from './lexicon/index.ts'
import type { Topic } from './lexicon/topic.ts'
import { nicheOverlap } from './niche-match.ts'

export interface IdeationInput {
  /** In any order. */
  readonly themes: readonly ThemeBrief[]
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
export function ideate(input: IdeationInput): Draft['candidate'][] {
  const rng = createRng(`ideas/${input.seed}`)
  const topics = supportedTopics(input.themes)
  const dates = upcomingDates(input.themes, input.today)
  const pool = crossPool(topics, input.niches)
  const strongest = Math.max(1, ...topics.map(({ support }) => support))
  const weighed = [
    ...topics.flatMap((topic) => aboutTopic(topic, strongest, input.niches, rng)),
    ...dates.flatMap((date) => aboutDate(date, pool, input.niches, rng)),
  ]
  return distinct(weighed, input.limit).map(({ draft }) => draft.candidate)
}

interface SupportedTopic {
  readonly themeId: string
  readonly topic: Topic
  readonly support: number
}

/** Themes somebody speaks of, strongest first. */
function supportedTopics(themes: readonly ThemeBrief[]): SupportedTopic[] {
  return themes
    .flatMap((theme): SupportedTopic[] => {
      const topic = theme.kind === 'topic' ? topicOf(theme.key) : theme.kind === 'emergent' ? emergentTopic(theme) : undefined
      return topic === undefined || theme.support <= 0 ? [] : [{ themeId: theme.id, topic, support: theme.support }]
    })
    .sort((a, b) => b.support - a.support || (a.topic.id < b.topic.id ? -1 : 1))
}

/** A topic's worth: 0.15 to 0.85 by the logarithm of its support, raised toward 1 by the seller's niches. */
function aboutTopic({ themeId, topic, support }: SupportedTopic, strongest: number, niches: readonly string[], rng: Rng): Weighed[] {
  const said = 0.15 + (0.7 * Math.log1p(support)) / Math.log1p(strongest)
  return ranked(topicDrafts(topic, themeId, rng.fork(topic.id)), raised(said, topic.id, niches))
}

function aboutDate(date: UpcomingDate, pool: CrossPool, niches: readonly string[], rng: Rng): Weighed[] {
  const worth = 0.25 + 0.7 * date.seasonality
  const { themeId } = date
  const fork = rng.fork(`${'occasion' in date.about ? date.about.occasion.id : date.about.topic.id} ${date.occursOn}`)
  if ('topic' in date.about) {
    const { topic } = date.about
    return ranked(topicDrafts(topic, themeId, fork, `${topic.id} day`), raised(worth * 0.7, topic.id, niches))
  }
  const { occasion } = date.about
  const own = ranked(occasionDrafts(occasion, themeId, fork.fork('lines')), raised(worth, occasion.id, niches))
  const kin = occasion.topics.map(topicOf).filter((topic) => topic !== undefined)
    .flatMap((topic) => ranked(topicDrafts(topic, themeId, fork.fork(topic.id), occasion.id), raised(worth * 0.8, topic.id, niches)).slice(0, 2))
  const crossed = crossTopics(pool, fork).flatMap((topic, i) => {
    const made = crossDraft(occasion, topic, themeId, fork.fork(`cross ${topic.id}`))
    return made === null ? [] : [{ draft: made, worth: raised(worth * 0.9 * 0.95 ** i, topic.id, niches) }]
  })
  return [...own, ...kin, ...crossed.slice(0, CROSSES_PER_DATE)]
}

interface CrossPool {
  readonly wanted: readonly Topic[]
  readonly talked: readonly Topic[]
  readonly usual: readonly Topic[]
}

/** Topics the seller has named, whether anybody talks about them or not; those that are talked about most; the usual. */
function crossPool(topics: readonly SupportedTopic[], niches: readonly string[]): CrossPool {
  const fits = (topic: Topic, least: number): boolean => niches.length > 0 && nicheOverlap([topic.id], niches).overlap >= least
  const talked = topics.slice(0, 40).map(({ topic }) => topic).filter((topic) => topicOf(topic.id) !== undefined)
  return { wanted: [...talked.filter((topic) => fits(topic, 0.5)), ...TOPICS.filter((topic) => fits(topic, 0.8))], talked, usual: USUAL_TOPICS.map(topicOf).filter((topic) => topic !== undefined) }
}

/** Each part of the pool in an order of the seed's, every topic once. */
function crossTopics({ wanted, talked, usual }: CrossPool, rng: Rng): Topic[] {
  const seen = new Set<string>()
  return [...rng.shuffle(wanted), ...rng.shuffle(talked), ...rng.shuffle(usual)].filter((topic) => !seen.has(topic.id) && seen.add(topic.id))
}

function raised(worth: number, topic: string, niches: readonly string[]): number {
  return worth + (1 - worth) * 0.6 * nicheOverlap([topic], niches).overlap
}

function ranked(drafts: readonly Draft[], worth: number): Weighed[] {
  return drafts.slice(0, PHRASES_PER_TOPIC * 3).map((draft, i) => ({ draft, worth: worth * NEXT_PHRASE ** i }))
}
