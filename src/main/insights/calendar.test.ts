import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../test/support/open-test-app.ts'
import { fakeClock } from '../../../test/support/fake-clock.ts'
import type { App } from '../app.ts'

const LONG = { timeout: 120_000 }
const AUCKLAND = { country: 'US', timeZone: 'Pacific/Auckland' }

async function openWithIdeas(): Promise<App> {
  const app = await openTestApp({ host: (host) => ({ ...host, clock: fakeClock('2026-11-23T23:30:00Z') }) })
  app.settings.set(AUCKLAND)
  const work = { signal: AbortSignal.timeout(60_000), progress: () => undefined }
  await app.signals.pollCalendar(app.host.clock.now(), 'test', work)
  await app.ideas.ideate({ count: 10, seed: 'calendar', now: app.host.clock.now(), correlationId: 'test', signal: work.signal })
  return app
}

async function settled(app: App, jobIds: readonly string[]): Promise<void> {
  await app.jobs.runner.settled([...jobIds], AbortSignal.timeout(60_000))
}

test('a year of days tells what exists for each by the seller’s own day, and designs made for one are counted there', LONG, async () => {
  const app = await openWithIdeas()
  const entries = await app.insights.calendar({ from: '2026-11-24', to: '2027-11-24' })
  expect(entries.map(({ occursOn }) => occursOn)).toEqual(entries.map(({ occursOn }) => occursOn).toSorted())
  expect(new Set(entries.map(({ id, occursOn }) => `${id} ${occursOn}`)).size, 'each day once').toBe(entries.length)
  const find = (id: string) => entries.find((entry) => entry.id === id)
  expect(find('christmas')).toMatchObject({ title: 'Christmas', occursOn: '2026-12-25', basis: 'law', listBy: '2026-10-30', lastUsefulDay: '2026-12-15', window: 'late' })
  const valentines = find('valentines day')
  expect(valentines).toMatchObject({ occursOn: '2027-02-14', designs: 0, approved: 0, window: 'early' })

  const [ideaId = ''] = valentines?.ideaIds ?? []
  const request = { ideaId, count: 2, requestId: 'one wish' }
  const asked = app.designs.makeFor(request)
  expect(app.designs.makeFor(request), 'asked again after a lost answer').toEqual(asked)
  await settled(app, asked)
  expect(app.designs.makeFor(request)).toEqual(asked)
  const made = app.designs.galleryPage({ status: [] }, undefined, 10)
  expect(made.map((design) => design.ideaId)).toEqual([ideaId, ideaId])
  expect(new Set(made.map((design) => design.svgFile)).size, 'no two look the same').toBe(2)
  app.listings.decide({ ids: [made[0]?.id ?? ''], decision: 'approve', by: 'seller' })
  expect((await app.insights.calendar({ from: '2027-02-14', to: '2027-02-14' })).find(({ id }) => id === 'valentines day')).toMatchObject({ designs: 2, approved: 1 })

  await expect(app.insights.calendar({ from: '2026-01-01', to: '2027-12-31' })).rejects.toThrow(/is not between 0 and 400 days/)
})

test('an idea that may be somebody’s is not designed, one that was put away only after it came back', LONG, async () => {
  const app = await openWithIdeas()
  const [theirs, away] = (await app.ideas.list({ limit: 2, all: true })).items
  const wish = (id = '') => app.designs.makeFor({ ideaId: id, count: 1, requestId: 'wish' })
  app.store.db.run(sql`UPDATE ideas SET status = 'rights-risk', risk = 'It names a film.' WHERE id = ${theirs?.id}`)
  expect(() => wish(theirs?.id)).toThrow(/is kept from design. It names a film\./)
  app.ideas.dismiss(away?.id ?? '')
  expect(() => wish(away?.id)).toThrow(/was put away/)
  expect(() => wish('ide_nobody')).toThrow(/does not exist/)
  expect(app.jobs.queue.list(['waiting', 'running'], 10)).toEqual([])
})
