import { onTestFinished, expect, test } from 'vitest'
import { fillIdeas } from '../../../../bench/rescore/library.ts'
import { openTestApp } from '../../../../test/support/open-test-app.ts'
import { tempHome } from '../../../../test/support/temp-home.ts'
import type { App } from '../../app.ts'
import { Cancelled } from '../../kernel/errors.ts'
import { createWorkerClient } from '../../kernel/worker-client.ts'
import { computePort } from '../../../workers/compute/contract.ts'
import { ideaStatus } from '../contract.ts'
import type { IdeasService } from '../index.ts'
import type { Verdict } from './answers.ts'
import { rescore, type RescoreRequest } from './rescore.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const LONG = { timeout: 120_000 }
type Idea = ReturnType<IdeasService['get']>

async function library(ideas: number): Promise<App> {
  const home = tempHome()
  await fillIdeas(home, { ideas, signals: 200, made: 3, shades: 1 }, NOW)
  const app = await openTestApp({ home })
  // What the core does by itself would score with the clock of the machine.
  await app.jobs.stop()
  return app
}

function scoring(app: App, more: Partial<RescoreRequest> = {}, verdicts: readonly Verdict[] = []): Promise<number> {
  const { host, store, settings, signals, embedder } = app
  const compute = createWorkerClient('compute', computePort, { spawn: () => host.spawnWorker('compute'), clock: host.clock, log: host.log })
  onTestFinished(() => compute.stop())
  return rescore({ store, settings, signals, embedder, compute, events: app.jobs.events, verdicts: () => verdicts },
    { now: NOW, correlationId: 'test', after: 0, signal: new AbortController().signal, progress: () => undefined, reached: () => undefined, ...more })
}

async function allIdeas(app: App): Promise<Map<string, Idea>> {
  const pages = await Promise.all(ideaStatus.options.map((status) => app.ideas.list({ status, all: true, limit: 2_000 })))
  expect(pages.map(({ next }) => next)).toEqual(pages.map(() => null))
  return new Map(pages.flatMap(({ items }) => items).map((idea) => [idea.id, idea]))
}

async function openOf(app: App): Promise<Idea[]> {
  return [...(await allIdeas(app)).values()].filter(({ status }) => status === 'new')
}

test('every open idea gets its score, confidence, parts and one sentence again; what was decided keeps its own', LONG, async () => {
  const app = await library(400)
  const [put] = await openOf(app)
  if (put !== undefined) app.ideas.dismiss(put.id)
  const before = await allIdeas(app)
  const open = (await openOf(app)).length
  expect(await scoring(app)).toBe(open)
  const [scored, decided] = [await openOf(app), [...(await allIdeas(app)).values()].filter(({ status }) => status !== 'new')]
  expect(decided.length).toBeGreaterThan(3)
  for (const idea of decided) expect({ ...idea, others: 0 }).toEqual({ ...before.get(idea.id), others: 0 })
  for (const idea of scored) {
    expect(Object.values(idea.parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(idea.score, 4)
    expect(idea.why).toMatch(/^\d+ posts? about .*\.$/)
    expect(idea.confidence.engagement).toBeGreaterThan(0)
  }
  expect(new Set([...(await allIdeas(app)).values()].map(({ factors }) => factors.engagement)).size).toBeGreaterThan(150)
  const last = app.jobs.events.after(0, 10_000).findLast(({ eventType }) => eventType === 'idea.rescored')
  expect(last?.data).toEqual({ ideas: open })
  const once = await allIdeas(app)
  await scoring(app)
  expect(await allIdeas(app)).toEqual(once)
})

test('a scoring that was stopped goes on behind the last idea it wrote, and ends with the same scores', LONG, async () => {
  const app = await library(1_200)
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  let after = 0
  const cut = scoring(app, { signal: stop.signal, reached: (seq) => ((after = seq), stop.abort()) })
  await expect(cut).rejects.toThrow(Cancelled)
  expect(after).toBe(1_000)
  const left = await scoring(app, { after })
  expect(left).toBe(200)
  const resumed = await allIdeas(app)
  await scoring(app)
  expect(await allIdeas(app)).toEqual(resumed)
})

test('weights, what was made and what the seller said move the factors they are about', LONG, async () => {
  const app = await library(400)
  await scoring(app)
  const before = await openOf(app)
  const [chosen] = before
  if (chosen === undefined) throw new Error('There is an open idea.')

  app.store.writeTx((tx) => app.ideas.markDesignedTx(tx, chosen.id))
  const topic = app.ideas.topicOf(chosen.id)
  await scoring(app, {}, Array.from({ length: 40 }, () => ({ ideaId: chosen.id, isYes: false })))
  const after = await allIdeas(app)
  const changed = before.filter(({ id }) => id !== chosen.id).map((idea) => ({ old: idea, now: after.get(idea.id) ?? idea }))
  for (const { old, now } of changed) expect(now.factors.novelty).toBeLessThanOrEqual(old.factors.novelty + 1e-9)
  expect(changed.filter(({ old, now }) => now.factors.novelty < old.factors.novelty).length).toBeGreaterThan(0)
  const same = changed.filter(({ now }) => app.ideas.topicOf(now.id) === topic)
  expect(same.length).toBeGreaterThan(10)
  for (const { old, now } of same) expect(now.factors.communityFit).toBeLessThan(Math.max(0.01, old.factors.communityFit))

  app.settings.set({ weights: { freshness: 0, engagement: 1, novelty: 0, communityFit: 0, seasonality: 0 } })
  await scoring(app)
  for (const idea of await openOf(app)) expect(idea.score).toBeCloseTo(idea.factors.engagement, 5)
})
