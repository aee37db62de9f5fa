import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { fillIdeas } from '../../../bench/rescore/library.ts'
import { openTestApp } from '../../../test/support/open-test-app.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import type { App } from '../app.ts'
import { createIdeasRepo, type RankedFilter } from './repo.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const LONG = { timeout: 120_000 }

async function library(ideas: number): Promise<App> {
  const home = tempHome()
  await fillIdeas(home, { ideas, signals: 200, made: 3, shades: 1 }, NOW)
  const app = await openTestApp({ home })
  await app.jobs.stop()
  return app
}

/** Page after page, as a window scrolls. */
async function listed(app: App, request: { all: boolean; query?: string }, limit = 150): Promise<string[]> {
  const found: string[] = []
  for (let after: string | undefined; ; after = found.at(-1)) {
    const { items, next, total } = await app.ideas.list({ ...request, limit, ...(after === undefined ? {} : { after }) })
    found.push(...items.map(({ id }) => id))
    if (next !== null) continue
    expect(total).toBe(found.length)
    return found
  }
}

async function asStored(app: App, filter: Omit<RankedFilter, 'status'>): Promise<string[]> {
  const repo = createIdeasRepo(app.store)
  return repo.bySeqs(await repo.ranked({ status: 'new', ...filter }, null, 10_000)).map(({ id }) => id)
}

test('the list is what is stored after every decision, although its order is kept between them', LONG, async () => {
  const app = await library(300)
  const same = async (): Promise<string[]> => {
    const all = await listed(app, { all: true })
    expect(all).toEqual(await asStored(app, { all: true, words: [] }))
    expect(await listed(app, { all: false })).toEqual(await asStored(app, { all: false, words: [] }))
    expect(await listed(app, { all: true, query: 'corgi' })).toEqual(await asStored(app, { all: true, words: ['corgi'] }))
    return all
  }
  const [first = '', second = ''] = await same()
  app.ideas.dismiss(first)
  expect(await same()).not.toContain(first)
  app.ideas.restore(first)
  expect((await same())[0]).toBe(first)
  app.store.writeTx((tx) => app.ideas.markDesignedTx(tx, second))
  expect(await same()).not.toContain(second)
})

test('what lies deeper than what is kept is found as well, without a gap or a repetition', LONG, async () => {
  const app = await library(2_300)
  const all = await listed(app, { all: true }, 500)
  expect(new Set(all).size).toBe(2_300)
  expect(all).toEqual(await asStored(app, { all: true, words: [] }))
})

test('while all ideas are scored again the list keeps its order; afterwards it has the new one', LONG, async () => {
  const app = await library(1_500)
  const before = await listed(app, { all: true }, 500)
  app.settings.set({ weights: { ...app.settings.get().weights, novelty: 0.9, engagement: 0.01 } })
  const pages: string[][] = []
  const scoring = app.repeat('ideas.score', new AbortController().signal)
  let isDone = false
  const ended = scoring.then(() => (isDone = true))
  while (!isDone) {
    const page = (await app.ideas.list({ all: true, limit: 100 })).items.map(({ id }) => id)
    if (!isDone) pages.push(page)
    await turn()
  }
  await ended
  for (const page of pages) expect(page).toEqual(before.slice(0, 100))
  const after = await listed(app, { all: true }, 500)
  expect(after).not.toEqual(before)
  expect(after).toEqual(await asStored(app, { all: true, words: [] }))
})
