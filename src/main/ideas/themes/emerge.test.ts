import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../../test/support/open-test-app.ts'
import type { App } from '../../app.ts'

const LONG = { timeout: 120_000 }
const NOW = Date.parse('2026-11-23T08:00:00Z')
const ON = new AbortController().signal
const WORDS = 'anchor basket candle donkey easel falcon goblet hammer iguana jacket kettle ladder magnet needle orchid paddle quiver ribbon saddle teapot'.split(' ')
/** Two words each, so that none sounds like another: 190. */
const PAIRS = WORDS.flatMap((one, at) => WORDS.slice(at + 1).map((other) => `${one} ${other}`))

/** Nouns that were read and counted, and have not emerged. A first search lets the library know which reader it was read by. */
async function spoken(app: App, keys: readonly string[], voices: number, small: number): Promise<void> {
  await ideate(app)
  app.store.writeTx(() => {
    for (const key of keys) app.store.db.run(`INSERT INTO themes (id, kind, key, label, signals, voices, outlets, small, clearest, stale, first_seen_at) VALUES ('thm_${key}', 'emergent', '${key}', '${key}', ${voices}, ${voices}, 2, ${small}, 0.5, 0, 0)`)
  })
}

function emerged(app: App): readonly string[] {
  return app.store.db.all<{ seen: string }>("SELECT key || ' ' || coalesce(merged_into, '') AS seen FROM themes WHERE kind = 'emergent' AND emerged_at IS NOT NULL ORDER BY key").map(({ seen }) => seen)
}

function ideate(app: App, signal = ON): Promise<unknown> {
  return app.ideas.ideate({ count: 1, seed: 's', now: NOW, correlationId: 'test', signal })
}

/** Looks at the library whenever the core is free, until `work` is over. */
async function watched(work: Promise<unknown>, look: () => void): Promise<void> {
  let isOver = false
  const end = work.finally(() => (isOver = true)).catch(() => undefined)
  while (!isOver) {
    look()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await end
}

test('thousands of louder words that never become a theme do not keep a rarer one from emerging', LONG, async () => {
  const app = await openTestApp()
  await spoken(app, Array.from({ length: 4_500 }, (_, number) => `noise n${number}`), 50, 0)
  const file = join(app.host.paths.home, 'posts.ndjson')
  const posts = ['My air fryer finally gave up overnight', 'Cleaning two air fryers before work, send help', 'I named my air fryer and now I talk to it']
  writeFileSync(file, posts.map((title, id) => JSON.stringify({ id: `s${id}`, title, score: 10, source: 'reddit', subreddit: 'pics' })).join('\n'))
  await app.signals.import({ file, correlationId: 'test' }, { signal: ON, progress: () => undefined })
  await ideate(app)
  expect(emerged(app)).toEqual(['air fryer '])
  expect(app.store.db.all('SELECT 1 FROM themes WHERE voices = 50 AND emerged_at IS NULL')).toHaveLength(4_500)
})

test('while many themes emerge the core is free after each, and a search that is stopped on the way comes to the same', LONG, async () => {
  const [one, other] = [await openTestApp(), await openTestApp()]
  for (const app of [one, other]) await spoken(app, PAIRS, 5, 5)
  const seen: number[] = [0]
  await watched(ideate(one), () => seen.push(emerged(one).length))
  expect(seen.at(-1)).toBeGreaterThan(0)
  expect(Math.max(...seen.map((count, at) => count - (seen[at - 1] ?? 0)))).toBeLessThanOrEqual(2)
  expect(emerged(one)).toHaveLength(PAIRS.length)

  const stop = new AbortController()
  const stopped = ideate(other, stop.signal)
  await watched(stopped, () => {
    if (emerged(other).length > 0) stop.abort()
  })
  await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' })
  expect(emerged(other).length).toBeLessThan(PAIRS.length)
  await ideate(other)
  expect(emerged(other)).toEqual(emerged(one))
})
