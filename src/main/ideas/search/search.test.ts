import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openTestStore } from '../../../../test/support/open-test-store.ts'
import { resources } from '../../../../test/support/test-host.ts'
import { fakeClock } from '../../../../test/support/fake-clock.ts'
import { createEvents } from '../../jobs/events.ts'
import { NeedsHuman } from '../../kernel/errors.ts'
import type { Embedded, Embedder } from '../../local-models/index.ts'
import type { Store, Tx } from '../../store/index.ts'
import { ideaEvents, type IdeaStatus } from '../contract.ts'
import { EMBEDDING_MODEL, embedTexts } from '../pure/embed.ts'
import { createIdeaSearch } from './search.ts'
import { wordTableIn } from './word-table.ts'

interface Planted {
  readonly phrase: string
  readonly topic?: string
  readonly why?: string
  readonly evidence?: string
  readonly status?: IdeaStatus
}

const builtIn: Embedder = {
  chosen: () => EMBEDDING_MODEL, answering: () => EMBEDDING_MODEL, canUse: () => true, likenessOf: () => 'similar-wording',
  embed: (texts) => Promise.resolve({ model: EMBEDDING_MODEL, vectors: embedTexts(texts) }),
}

/** Ideas as a night would store them, with their vectors; the built-in ones unless it is said what texts mean. */
async function library(planted: readonly Planted[], meaning?: (text: string) => Float32Array) {
  const store = await openTestStore()
  const embedder: Embedder = meaning === undefined ? builtIn : {
    ...builtIn, answering: () => 'sentences', likenessOf: () => 'meaning', embed: (texts) => Promise.resolve({ model: 'sentences', vectors: meaning(texts[0] ?? '') }),
  }
  const plant = async (ideas: readonly Planted[]): Promise<void> => {
    const embedded = await Promise.all(ideas.map(({ phrase }) => embedder.embed([phrase], 'row')))
    store.writeTx((tx) => ideas.forEach((idea, at) => plantOne(tx, store, idea, embedded[at])))
  }
  await plant(planted)
  const search = createIdeaSearch({ store, events: createEvents(store, fakeClock(), ideaEvents), embedder, relatedWords: wordTableIn(TABLE) })
  const phrases = async (query: string, statuses: readonly IdeaStatus[] = []) => (await search.byQuery(query, 20, statuses)).ids.map(phraseOf)
  return { store, embedder, search, plant, phrases }
}

const TABLE = join(resources, 'search', 'related-words.txt')
const idOf = (phrase: string): string => `ide_${phrase.replaceAll(' ', '-')}`
const phraseOf = (id: string): string => id.slice('ide_'.length).replaceAll('-', ' ')

function plantOne(tx: Tx, store: Store, { phrase, topic = 'thing', why = 'People talk about it.', evidence, status = 'new' }: Planted, embedded: Embedded | undefined): void {
  const concept = JSON.stringify({ phrase, mood: 'funny', style: 'modern', language: 'en' })
  const { lastInsertRowid } = store.db.run(sql`INSERT INTO ideas (id, title, topic, concept, score, freshness, engagement, novelty, community_fit, seasonality, why, status, created_at, scored_at)
    VALUES (${idOf(phrase)}, ${phrase}, ${topic}, ${concept}, 0.5, 0, 0, 0, 0, 0, ${why}, ${status}, 0, 0)`)
  if (evidence !== undefined) addEvidence(store, phrase, evidence)
  if (embedded !== undefined) store.vectorSpace('idea_vectors').putTx(tx, Number(lastInsertRowid), embedded.model, embedded.vectors)
}

function addEvidence(store: Store, phrase: string, text: string): void {
  store.db.run(sql`INSERT INTO idea_evidence (idea_seq, signal_id, source, text, observed_at) SELECT seq, ${`sig ${text}`}, 'test', ${text}, 0 FROM ideas WHERE id = ${idOf(phrase)}`)
}

const SHOP: readonly Planted[] = [
  { phrase: 'Dog Mom Forever', topic: 'dog' },
  { phrase: 'Weekend Gardening Crew', topic: 'garden' },
  { phrase: 'Coffee First', topic: 'coffee', evidence: 'my labrador drinks espresso' },
  { phrase: 'Powered by Plants', topic: 'vegan', why: 'Gardeners ask for it.' },
  { phrase: 'Old Dogs New Tricks', topic: 'dog', status: 'dismissed' },
  { phrase: 'Café au Lait Club', topic: 'coffee' },
]

test('words are found in phrase, theme, reason and evidence, in any of their forms, the phrase first', async () => {
  const { phrases } = await library(SHOP)
  expect((await phrases('gardens')).slice(0, 2)).toEqual(['Weekend Gardening Crew', 'Powered by Plants'])
  expect(await phrases('espresso')).toContain('Coffee First')
  expect((await phrases('cafe'))[0]).toBe('Café au Lait Club')
  expect((await phrases('dogs')).slice(0, 2).toSorted()).toEqual(['Dog Mom Forever', 'Old Dogs New Tricks'])
})

test('a word counts while it is being typed, and one that is misspelt is found by its likeness', async () => {
  const { phrases } = await library(SHOP)
  expect((await phrases('gard'))[0]).toBe('Weekend Gardening Crew')
  expect((await phrases('gardning'))[0]).toBe('Weekend Gardening Crew')
})

test('other words for the same find it after what holds the word itself', async () => {
  const { phrases, search } = await library([...SHOP, { phrase: 'Canine Club', topic: 'club' }])
  expect((await phrases('canine')).slice(0, 3)).toEqual(['Canine Club', expect.stringContaining('Dog'), expect.stringContaining('Dog')])
  expect((await search.matching('canine')).ids.map(phraseOf).toSorted()).toEqual(['Canine Club', 'Dog Mom Forever', 'Old Dogs New Tricks'])
})

test('what holds all words stands before what holds some', async () => {
  const { phrases } = await library(SHOP)
  expect((await phrases('dog forever'))[0]).toBe('Dog Mom Forever')
  expect((await phrases('coffee dog mom'))[0]).toBe('Dog Mom Forever')
})

test('only ideas of the statuses asked for are found, by words and by likeness', async () => {
  const { phrases } = await library(SHOP)
  expect(await phrases('old dogs new tricks', ['new'])).not.toContain('Old Dogs New Tricks')
  expect(await phrases('old dogs new tricks', ['dismissed'])).toEqual(['Old Dogs New Tricks'])
})

const HOSTILE = ['"', "'; DROP TABLE ideas; --", 'NEAR(', 'phrase:dog', 'dog*', '{dog} ^', 'AND OR NOT', '\\', '%_', '(((', '𝕯𝖔𝖌', '🐶', '👨‍👩‍👧‍👦🏳️‍🌈', 'كلب أمي', '\u202Edog\u202C', '\uD800', 'x'.repeat(10_000), 'dog '.repeat(2_500), '()'.repeat(5_000)]
test('whatever is typed is only text', async () => {
  const { store, search } = await library(SHOP.slice(0, 2))
  for (const query of HOSTILE) {
    const found = await search.byQuery(query, 5)
    expect([query.slice(0, 30), found.likeness, found.ids.length <= 2]).toEqual([query.slice(0, 30), 'similar-wording', true])
    expect((await search.matching(query)).ids.length).toBeLessThanOrEqual(2)
  }
  expect(await store.searcher.all('SELECT id FROM ideas', [])).toHaveLength(2)
})

test('nothing typed finds nothing', async () => {
  const { search } = await library(SHOP)
  for (const query of ['', '   ', '?!']) {
    expect(await search.byQuery(query, 5)).toEqual({ likeness: 'similar-wording', ids: [] })
    expect(await search.matching(query)).toEqual({ likeness: 'similar-wording', ids: [] })
  }
})

test('ideas that are added, reworded or get new evidence later are found as they are then, and what is gone is not', async () => {
  const { store, plant, phrases } = await library(SHOP)
  expect(await phrases('sourdough')).toEqual([])
  await plant([{ phrase: 'Sourdough Season' }])
  expect(await phrases('sourdough')).toEqual(['Sourdough Season'])
  store.writeTx(() => {
    addEvidence(store, 'Coffee First', 'a pelican walks in')
    store.db.run(sql`UPDATE ideas SET topic = 'latte' WHERE id = ${idOf('Coffee First')}`)
  })
  expect(await phrases('pelican')).toEqual(['Coffee First'])
  expect(await phrases('latte')).toContain('Coffee First')
  store.writeTx((tx) => {
    store.db.run(sql`DELETE FROM ideas WHERE id = ${idOf('Sourdough Season')}`)
    store.vectorSpace('idea_vectors').removeTx(tx, SHOP.length + 1)
  })
  // Gone and put back before the index hears of either, as a replay of the archive does.
  await plant([{ phrase: 'Rye Season' }])
  expect(await phrases('sourdough')).toEqual([])
  store.writeTx(() => {
    store.db.run(sql`CREATE TEMP TABLE kept AS SELECT * FROM ideas`)
    store.db.run(sql`DELETE FROM ideas`)
    store.db.run(sql`INSERT INTO ideas SELECT * FROM kept`)
  })
  expect((await phrases('rye'))[0]).toBe('Rye Season')
})

test('words are found when the language model fails, and likeness is not claimed', async () => {
  const { store, embedder } = await library(SHOP)
  const failing = { ...embedder, embed: () => Promise.reject(new NeedsHuman('The model is chosen and is not on this computer.', 'Download it.')) }
  const search = createIdeaSearch({ store, events: createEvents(store, fakeClock(), ideaEvents), embedder: failing, relatedWords: wordTableIn(TABLE) })
  expect(await search.byQuery('espresso', 5)).toEqual({ likeness: 'similar-wording', ids: [idOf('Coffee First'), idOf('Café au Lait Club')] })
})

test('more ideas than a search waits for are taken up behind it', { timeout: 60_000 }, async () => {
  const { store, plant, phrases, search } = await library([])
  const many = Array.from({ length: 2_600 }, (_, at) => ({ phrase: `number ${at} of many` }))
  await plant(many)
  expect((await phrases('number 12 of many'))[0]).toBe('number 12 of many')
  for (const signal = AbortSignal.timeout(30_000); ; signal.throwIfAborted()) {
    const [left] = await store.searcher.all<{ n: number }>('SELECT count(*) AS n FROM ideas_to_index', [])
    if (left?.n === 0) break
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect((await search.matching('many')).ids).toHaveLength(2_600)
})

test('more like one: the nearest by wording, never itself; and an idea that is not there is named', async () => {
  const { search } = await library([...SHOP, { phrase: 'Dog Dad Forever', topic: 'dog' }])
  const found = await search.alike(idOf('Dog Mom Forever'), 3)
  expect(found).toMatchObject({ likeness: 'similar-wording', ids: [idOf('Dog Dad Forever'), expect.any(String), expect.any(String)] })
  expect(found.ids).not.toContain(idOf('Dog Mom Forever'))
  await expect(search.alike('ide_nothing', 3)).rejects.toThrow('The idea ide_nothing')
})

test('with a language model likeness is of meaning, and it says so', async () => {
  const animals = ['dog', 'puppy', 'labrador']
  const meaning = (text: string): Float32Array => {
    const vector = new Float32Array(768)
    vector[animals.some((word) => text.toLowerCase().includes(word)) ? 1 : 2] = 1
    return vector
  }
  const { search } = await library(SHOP, meaning)
  const found = await search.byQuery('puppy', 20)
  expect(found.likeness).toBe('meaning')
  expect(found.ids.map(phraseOf).toSorted()).toEqual(['Dog Mom Forever', 'Old Dogs New Tricks'])
  expect((await search.alike(idOf('Dog Mom Forever'), 1)).likeness).toBe('meaning')
})
