import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../../test/support/open-test-app.ts'
import { tempHome } from '../../../../test/support/temp-home.ts'
import { writeTinyModel } from '../../../../test/support/tiny-model.ts'
import type { App } from '../../app.ts'
import { createReEmbed } from './re-embed.ts'
import { ideas } from '../tables.ts'

async function imported(app: App, seed: string): Promise<string> {
  return app.localModels.import(writeTinyModel(join(tempHome(), 'model'), { seed }), { signal: new AbortController().signal, progress: () => undefined })
}

async function untilAllAre(app: App, model: string): Promise<void> {
  const vectors = app.store.vectorSpace('idea_vectors')
  const signal = AbortSignal.timeout(60_000)
  while (vectors.otherThan(model, 1).length > 0) {
    signal.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a chosen model makes the vectors of new ideas and, beside the work, those of all others; questions go to the model of most until then', { timeout: 120_000 }, async () => {
  const home = tempHome()
  const app = await openTestApp({ home })
  const file = join(home, 'signals.csv')
  writeFileSync(file, 'id,text,community\n' + ['gardening', 'fishing', 'knitting', 'coffee', 'corgi'].map((topic, i) => `${i},I love my ${topic},${topic}`).join('\n'))
  await app.signals.import({ file, correlationId: 'c', observedAt: 0 }, { signal: new AbortController().signal, progress: () => undefined })
  const night = { count: 3, seed: 's', now: Date.parse('2026-11-23T12:00:00Z'), correlationId: 'c', signal: new AbortController().signal }
  const { chosen: [first = ''] } = await app.ideas.ideate(night)
  app.store.writeTx((tx) => app.ideas.markDesignedTx(tx, first))
  const vectors = app.store.vectorSpace('idea_vectors')
  const [before] = vectors.models()
  expect([before?.model, app.embedder.answering(), app.embedder.likenessOf(app.embedder.answering())]).toEqual(['hashed-ngrams-v1', 'hashed-ngrams-v1', 'similar-wording'])

  const model = await imported(app, 'tiny')
  app.settings.set({ embeddingModel: model })
  // The choice holds at once for new ideas; questions still go where the answers are.
  expect([app.embedder.chosen(), app.embedder.answering()]).toEqual([model, 'hashed-ngrams-v1'])
  expect((await app.embedder.embed(['dog'], 'search')).model).toBe('hashed-ngrams-v1')
  expect((await app.embedder.embed(['dog'], 'row')).model).toBe(model)
  await untilAllAre(app, model)
  expect(vectors.models()).toEqual([{ model, rows: before?.rows }])
  expect([app.embedder.answering(), app.embedder.likenessOf(model)]).toEqual([model, 'meaning'])
  // What was made is still known as made.
  const made = (await app.embedder.embed([app.ideas.get(first).concept.phrase], 'row')).vectors
  expect((await vectors.nearest(model, made, 5, true))[0]?.similarity).toBeGreaterThan(0.99)

  app.settings.set({ embeddingModel: 'built-in' })
  await untilAllAre(app, 'hashed-ngrams-v1')
  await expect(app.localModels.remove(model)).resolves.toMatchObject({ models: expect.arrayContaining([]) })
  await expect(app.embedder.embed(['dog'], 'row', { model })).rejects.toMatchObject({ kind: 'needs-human' })
})

test('re-embedding that was cut off goes on with what is left, made ideas first, and follows another choice meanwhile', { timeout: 120_000 }, async () => {
  const app = await openTestApp()
  const vectors = app.store.vectorSpace('idea_vectors')
  const [one, two] = [await imported(app, 'one'), await imported(app, 'two')]
  await fill(app, 150)
  let chosen = one
  const asked: { model: string; texts: number }[] = []
  const stop = new AbortController()
  const embedder = { ...app.embedder, chosen: () => chosen, embed: (...[texts, purpose, options]: Parameters<typeof app.embedder.embed>) => {
    asked.push({ model: options?.model ?? '', texts: texts.length })
    return app.embedder.embed(texts, purpose, options)
  } }
  const work = createReEmbed({ store: app.store, embedder })
  const progress: (readonly [number, number | null])[] = []
  const cut = work.run({ signal: stop.signal, progress: (done, total) => (progress.push([done, total]), done >= 64 && stop.abort()) })
  await expect(cut).rejects.toThrow(/abort|cancel/i)
  expect([vectors.find(150)?.model, vectors.models().find(({ model }) => model === one)?.rows]).toEqual([one, 64])
  await work.run({ signal: new AbortController().signal, progress: (done, total) => {
    progress.push([done, total])
    if (done === 128) chosen = two
  } })
  expect(vectors.models()).toEqual([{ model: two, rows: 150 }])
  expect(progress.slice(0, 4)).toEqual([[0, 150], [64, 150], [64, 150], [128, 150]])
  expect(progress.at(-1)).toEqual([150, 150])
  expect(work.needed()).toBe(false)
})

/** Ideas that lie in the library with vectors of the built-in model; the last of them is made. */
async function fill(app: App, count: number): Promise<void> {
  const phrases = Array.from({ length: count }, (_, index) => `the dog loves coffee ${index}`)
  const { model, vectors: flat } = await app.embedder.embed(phrases, 'row')
  const vectors = app.store.vectorSpace('idea_vectors')
  app.store.writeTx((tx) => {
    for (const [index, phrase] of phrases.entries()) {
      const row = { ...blank, id: `ide_${String(index).padStart(24, '0')}`, title: phrase, concept: JSON.stringify({ phrase, mood: 'calm', style: 'plain', language: 'en' }) }
      const seq = Number(app.store.db.insert(ideas).values(row).run().lastInsertRowid)
      vectors.putTx(tx, seq, model, flat.slice(index * 768, (index + 1) * 768))
      if (index === count - 1) vectors.markMadeTx(tx, seq)
    }
  })
}

const blank = {
  topic: 'dog', score: 0.5, freshness: 0, engagement: 0, novelty: 0, communityFit: 0, seasonality: 0, why: '', status: 'new', createdAt: 0, scoredAt: 0, themeId: 'topic:dog',
} as const
