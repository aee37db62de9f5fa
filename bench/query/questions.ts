/** What the window asks, put to the services directly or over the socket of a core in a process of its own. */
import type { App } from '../../src/main/app.ts'
import type { CoreConnection } from '../../src/hosts/cli/core-client.ts'
import { embedText, EMBEDDING_MODEL } from '../../src/main/ideas/pure/embed.ts'

/** One kind of question; `ask` says the how-manieth it is. */
export interface Question {
  readonly name: string
  ask(turn: number): unknown
}

/** Ids deep inside each list, so that a page at depth is asked for by key. */
export interface Depths {
  readonly design: string
  readonly reviewed: string
  readonly idea: string
  readonly listing: string
  /** Of ideas all over the library, to search for. */
  readonly phrases: readonly string[]
}

export const PAGE = 50
const WORD = 'sta'
const ALL = { status: [], query: '' } as const

const GALLERY_SEARCHED = 'gallery, searched'
const ONE_WORD = 'ideas, searched by one word'
const THREE_WORDS = 'ideas, searched by three words'
const ALIKE = 'ideas, more like one'
/** What is promised of a search is promised of these. */
export const SEARCHES: readonly string[] = [GALLERY_SEARCHED, ONE_WORD, THREE_WORDS, ALIKE]

const words = ({ phrases }: Depths, turn: number, count: number): string => (phrases[turn % phrases.length] ?? WORD).split(' ').slice(0, count).join(' ')

export function serviceQuestions(app: App, depths: Depths): readonly Question[] {
  const { listings, ideas, insights } = app
  return [
    { name: 'review, first page', ask: () => listings.reviewQueue(undefined, PAGE) },
    { name: 'review, page at depth', ask: () => listings.reviewQueue(depths.reviewed, PAGE) },
    { name: 'gallery, first page', ask: () => listings.gallery(ALL, undefined, PAGE) },
    { name: 'gallery, page at depth', ask: () => listings.gallery(ALL, depths.design, PAGE) },
    { name: GALLERY_SEARCHED, ask: (turn) => listings.gallery({ status: ['approved'], query: words(depths, turn, 1) }, undefined, PAGE) },
    { name: ONE_WORD, ask: (turn) => ideas.search.byQuery(words(depths, turn, 1), PAGE) },
    { name: THREE_WORDS, ask: (turn) => ideas.search.byQuery(words(depths, turn, 3), PAGE, ['new', 'designed']) },
    { name: ALIKE, ask: () => ideas.search.alike(depths.idea, PAGE) },
    { name: 'ideas, first page', ask: () => ideas.list({ limit: PAGE, all: true }) },
    { name: 'ideas, best of each theme', ask: () => ideas.list({ limit: PAGE }) },
    { name: 'ideas, page at depth', ask: () => ideas.list({ after: depths.idea, limit: PAGE, all: true }) },
    { name: 'listings, first page', ask: () => listings.page({}, undefined, PAGE) },
    { name: 'listings, page at depth', ask: () => listings.page({ status: 'approved' }, depths.listing, PAGE) },
    { name: 'today', ask: () => insights.today() },
  ]
}

export function socketQuestions({ api }: CoreConnection, depths: Depths): readonly Question[] {
  return [
    { name: 'review, first page', ask: () => api.listings.reviewQueue.query({ limit: PAGE }) },
    { name: 'review, page at depth', ask: () => api.listings.reviewQueue.query({ after: depths.reviewed, limit: PAGE }) },
    { name: 'gallery, first page', ask: () => api.listings.gallery.query({ limit: PAGE }) },
    { name: 'gallery, page at depth', ask: () => api.listings.gallery.query({ after: depths.design, limit: PAGE }) },
    { name: GALLERY_SEARCHED, ask: (turn) => api.listings.gallery.query({ status: ['approved'], query: words(depths, turn, 1), limit: PAGE }) },
    { name: ONE_WORD, ask: (turn) => api.ideas.search.query({ query: words(depths, turn, 1), limit: PAGE }) },
    { name: THREE_WORDS, ask: (turn) => api.ideas.search.query({ query: words(depths, turn, 3), limit: PAGE, status: ['new', 'designed'] }) },
    { name: ALIKE, ask: () => api.ideas.alike.query({ id: depths.idea, limit: PAGE }) },
    { name: 'ideas, first page', ask: () => api.ideas.list.query({ limit: PAGE, all: true }) },
    { name: 'ideas, best of each theme', ask: () => api.ideas.list.query({ limit: PAGE }) },
    { name: 'ideas, page at depth', ask: () => api.ideas.list.query({ after: depths.idea, limit: PAGE, all: true }) },
    { name: 'listings, first page', ask: () => api.listings.page.query({ limit: PAGE }) },
    { name: 'listings, page at depth', ask: () => api.listings.page.query({ status: 'approved', after: depths.listing, limit: PAGE }) },
    { name: 'today', ask: () => api.insights.today.query() },
    { name: 'who are you (transport alone)', ask: () => api.system.info.query() },
  ]
}

/** The nearest of the ideas that were made, as novelty asks for every candidate of a night. */
export function noveltyQuestion(app: App): Question {
  const space = app.store.vectorSpace('idea_vectors')
  return { name: 'nearest idea (novelty)', ask: (turn) => space.nearest(EMBEDDING_MODEL, embedText(`a question of words number ${turn}`), 1, true) }
}

/** Decides on one waiting design after the other, each once; when none is left it asks for nothing and gives null. */
export function decisionQuestion(name: string, waiting: readonly string[], decide: (id: string) => unknown): Question {
  let next = 0
  return {
    name,
    ask() {
      const id = waiting[next++]
      return id === undefined ? null : decide(id)
    },
  }
}
