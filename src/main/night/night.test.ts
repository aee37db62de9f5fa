import { cpSync, existsSync } from 'node:fs'
import { basename } from 'node:path'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp, untilNight, workThroughNight } from '../../../test/support/open-test-app.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import type { App } from '../app.ts'

const AT = '2026-11-23T02:00:00Z'
const REQUEST = { count: 2, seed: 'test', at: AT }
const LONG = { timeout: 120_000 }

function ideasOf(app: App, runId: string): ReadonlySet<string> {
  return new Set(app.designs.byRun(runId).map((design) => design.ideaId))
}

/** The names of the art files: their content. */
function artOf(app: App, runId: string): ReadonlySet<string> {
  return new Set(app.designs.byRun(runId).map((design) => basename(design.svgFile ?? '')))
}

function typesOf(app: App): string[] {
  return app.jobs.events.after(0, 1_000).map((event) => event.eventType)
}

test('a night on an empty library makes what was asked for, says so, and approves nothing that was not checked', LONG, async () => {
  const app = await openTestApp()
  app.settings.set({ autoApprove: 'every-needed-check-clear' })
  const run = await workThroughNight(app, REQUEST)
  expect(run).toMatchObject({ status: 'finished', phase: 'done', date: '2026-11-23', resumed: false, designs: 2, summary: { designs: 2, mockups: 2, listings: 2, printFiles: 0, approved: 0, failed: 0 } })
  expect(run.summary?.sentences).toEqual(['Made 2 designs, 2 mock-ups and 2 listings.', '2 designs wait for your review.', `Everything lies in ${app.host.paths.home}.`])
  const designs = app.designs.byRun(run.id)
  expect(designs.map(({ status }) => status)).toEqual(['review', 'review'])
  expect(designs.flatMap(({ checks }) => checks.filter(({ id }) => id === 'trademark').map(({ state }) => state))).toEqual(['not-checked', 'not-checked'])
  for (const design of designs) expect([design.svgFile, design.previewFile, design.mockups[0]?.file].every((file) => file !== undefined && existsSync(file))).toBe(true)

  // The next one is another night with other ideas.
  const next = await workThroughNight(app, { count: 1, at: AT })
  expect(next.id).not.toBe(run.id)
  expect([...ideasOf(app, next.id)].filter((idea) => ideasOf(app, run.id).has(idea))).toEqual([])
})

test('a night that was cut short goes on with the ideas it chose, ignores a new count, and makes nothing twice', LONG, async () => {
  const first = await openTestApp()
  const begun = first.night.start(REQUEST)
  await untilNight(first, begun.id, ({ designs }) => designs === 1)
  // What the disk holds after kill -9 at this moment.
  const home = tempHome()
  cpSync(first.host.paths.home, home, { recursive: true, filter: (path) => !/core\.lock|-shm$/.test(path) })
  await untilNight(first, begun.id, ({ status }) => status === 'finished')

  const second = await openTestApp({ home })
  const resumed = second.night.start({ count: 9 })
  expect(resumed).toMatchObject({ id: begun.id, count: 2, resumed: true })
  const run = await untilNight(second, begun.id, ({ status }) => status !== 'running')
  expect(run).toMatchObject({ status: 'finished', resumed: true, designs: 2, summary: { failed: 0 } })
  expect(second.designs.count({ status: [] })).toBe(2)
  expect(ideasOf(second, run.id)).toEqual(ideasOf(first, run.id))
  expect(artOf(second, run.id)).toEqual(artOf(first, run.id))
  expect(typesOf(second).filter((type) => type === 'design.generated')).toHaveLength(2)
})

test('a night that was stopped and begun again in the same breath loses nothing', LONG, async () => {
  const app = await openTestApp()
  const begun = app.night.start(REQUEST)
  await untilNight(app, begun.id, ({ phase }) => phase === 'design')
  expect(app.night.stop()).toMatchObject({ id: begun.id, status: 'stopped' })
  expect(app.jobs.queue.list(['waiting', 'running'], 10).filter(({ correlationId }) => correlationId === begun.id)).toEqual([])
  expect(app.night.start({ count: 50 })).toMatchObject({ id: begun.id, count: 2, status: 'running', resumed: true })
  const run = await untilNight(app, begun.id, ({ status }) => status !== 'running')
  expect(run).toMatchObject({ status: 'finished', designs: 2, summary: { designs: 2, mockups: 2, listings: 2, failed: 0 } })
  expect(typesOf(app).filter((type) => /^run\.(started|stopped|finished)/.test(type))).toEqual(['run.started', 'run.stopped', 'run.started', 'run.finished'])
})

test('asking for a night while one runs joins that one', LONG, async () => {
  const app = await openTestApp()
  const begun = app.night.start(REQUEST)
  expect(app.night.start({ count: 7 })).toMatchObject({ id: begun.id, count: 2, resumed: false })
  const run = await untilNight(app, begun.id, ({ status }) => status !== 'running')
  expect(run).toMatchObject({ status: 'finished', designs: 2 })
  expect(typesOf(app).filter((type) => type === 'run.started')).toHaveLength(1)
})

test('a night whose work is cancelled from outside is stopped, and goes on when it is asked for again', LONG, async () => {
  const app = await openTestApp()
  const begun = app.night.start(REQUEST)
  await untilNight(app, begun.id, ({ phase }) => phase !== 'ingest')
  const work = app.jobs.queue.list(['running'], 10).find(({ kind }) => kind === 'night.run')
  app.jobs.runner.cancel(work?.id ?? '')
  expect(app.night.find(begun.id)?.status).toBe('stopped')
  expect(await workThroughNight(app)).toMatchObject({ id: begun.id, status: 'finished', designs: 2 })
})

test('with nothing left to design the night says so, with what to do', LONG, async () => {
  const app = await openTestApp()
  await workThroughNight(app, { ...REQUEST, count: 1 })
  // With every theme put away that was found, others come up, until there are none.
  for (let scored = 1; scored > 0; ) {
    for (const { id } of (await app.ideas.list({ limit: 500 })).items) app.ideas.dismiss(id)
    scored = (await app.ideas.ideate({ count: 1, seed: 'test', now: Date.parse(AT), correlationId: 'test', signal: new AbortController().signal })).scored
  }
  const run = await workThroughNight(app, { ...REQUEST, count: 1 })
  expect(run).toMatchObject({ status: 'failed', designs: 0 })
  const work = app.jobs.queue.list(['failed'], 10)[0]
  expect(work).toMatchObject({ reason: 'There is nothing new to design: every idea from your signals was designed already.', action: 'Import a file with posts or keywords, or add niches in Settings.' })
})

test('approved listings are exported by a night that may, once, and a dry run writes nothing', LONG, async () => {
  const app = await openTestApp()
  const first = await workThroughNight(app, REQUEST)
  app.listings.decide({ ids: app.designs.byRun(first.id).map(({ id }) => id), decision: 'approve', by: 'seller' })
  const dry = await workThroughNight(app, { count: 1, at: AT, publish: 'dry-run' })
  expect(dry.summary?.sentences).toContain('Dry run: 2 approved listings would be exported; nothing was written.')
  expect(existsSync(join(app.host.paths.home, 'exports'))).toBe(false)
  const exported = await workThroughNight(app, { count: 1, at: AT, publish: 'on' })
  expect(exported.summary).toMatchObject({ exported: 2, failed: 0 })
  expect(existsSync(app.exports.nightFile(exported.date, exported.id))).toBe(true)
  expect(app.exports.pending('shopify')).toEqual([])
  const nothing = await workThroughNight(app, { count: 1, at: AT, publish: 'on' })
  expect(nothing.summary).toMatchObject({ exported: 0 })
})
