/** Whether other words for the same help a search: ideas made of real posts, queries with hand-made labels, three ways to search. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNodeHost } from '../src/hosts/node-host.ts'
import { createApp, type App } from '../src/main/app.ts'
import { readWordTable, type WordTable } from '../src/main/ideas/pure/search/related-words.ts'
import { createIdeaSearch } from '../src/main/ideas/search/search.ts'
import { OTHER_WORDS, OWN_WORDS, type Labelled } from './search/queries.ts'
import type { Bench, BenchOptions, Cell } from './report.ts'
import { inWorkFolder } from './work-folder.ts'

const POSTS = join(import.meta.dirname, '..', '..', 'shared', 'data', 'reddit_top_2013', 'posts_before_2012-07.csv')
const WORDS = join(import.meta.dirname, '..', 'resources', 'search', 'related-words.txt')
const MAP = { format: 'csv', id: 'id', text: ['title'], publishedAt: 'created_utc', metrics: { score: 'score', comments: 'num_comments' }, community: 'subreddit', source: 'reddit' } as const
const IDEAS = 300
const DEPTH = 10

export const searchBench: Bench = (options) =>
  inWorkFolder(async (folder) => {
    const app = await createApp(createNodeHost({ kind: 'cli', home: join(folder, 'home') }))
    try {
      await makeIdeas(app, options)
      const table = readWordTable(readFileSync(WORDS, 'utf8'))
      options.say('searching')
      const rows: Cell[][] = []
      for (const [name, words] of [['words of our own topics', new Map()], ['and the table made from WordNet', table]] as const) rows.push([name, ...(await measured(app, words, OTHER_WORDS)), ...(await measured(app, words, OWN_WORDS))])
      return {
        tables: [{
          title: `Searching ${await ideasIn(app)} ideas made of real posts`,
          columns: ['other words for what is typed', `${OTHER_WORDS.length} queries in other words: nDCG@${DEPTH}`, 'answered', `${OWN_WORDS.length} in the ideas' own words: nDCG@${DEPTH}`, 'answered'],
          rows, notes: ['nDCG: 1 when every place down to the tenth holds an idea of the right topic. Answered: at least one of ten is right.'],
        }],
        promised: [],
      }
    } finally {
      await app.stop()
    }
  })

async function makeIdeas(app: App, { say, scale }: BenchOptions): Promise<void> {
  const { signal } = new AbortController()
  say('importing posts')
  await app.signals.import({ file: POSTS, correlationId: 'bench', map: { ...MAP, text: [...MAP.text] } }, { signal, progress: () => undefined })
  say('making ideas of them')
  await app.ideas.ideate({ count: Math.max(20, Math.round(IDEAS * scale)), seed: 'search bench', now: Date.parse('2026-11-23T00:00:00Z'), correlationId: 'bench', signal })
}

async function ideasIn(app: App): Promise<string> {
  const [row] = await app.store.reader.all<{ n: number }>('SELECT count(*) AS n FROM ideas', [])
  return (row?.n ?? 0).toLocaleString('en-US')
}

async function measured(app: App, table: WordTable, queries: readonly Labelled[]): Promise<[ndcg: number, answered: number]> {
  const search = createIdeaSearch({ store: app.store, events: app.jobs.events, embedder: app.embedder, relatedWords: () => table })
  const topics = new Map((await app.store.reader.all<{ id: string; topic: string }>('SELECT id, topic FROM ideas', [])).map(({ id, topic }) => [id, topic]))
  const scores: number[] = []
  for (const { query, topics: right } of queries) {
    const { ids } = await search.byQuery(query, DEPTH)
    const there = [...topics.values()].filter((topic) => right.includes(topic)).length
    scores.push(ndcg(ids.map((id) => right.includes(topics.get(id) ?? '')), there))
  }
  return [scores.reduce((sum, score) => sum + score, 0) / scores.length, scores.filter((score) => score > 0).length]
}

/** Gain 1 for each right one, worth less further down, against the best order of what is there. */
function ndcg(isRight: readonly boolean[], there: number): number {
  const worth = (place: number): number => 1 / Math.log2(place + 2)
  const ideal = Array.from({ length: Math.min(DEPTH, there) }, (_, place) => worth(place)).reduce((sum, one) => sum + one, 0)
  return ideal === 0 ? 0 : isRight.reduce((sum, right, place) => sum + (right ? worth(place) : 0), 0) / ideal
}
