import { expect, test } from 'vitest'
import { openTestApp, workThroughNight } from '../../../test/support/open-test-app.ts'
import type { App } from '../app.ts'
import { NotFound } from '../kernel/errors.ts'

async function open(): Promise<{ app: App; a: string; b: string }> {
  const app = await openTestApp()
  app.settings.set({ markets: ['shopify', 'etsy'] })
  const run = await workThroughNight(app, { count: 2, seed: 'decide', at: '2026-11-23T02:00:00Z' })
  const [a = '', b = ''] = app.designs.byRun(run.id).map(({ id }) => id)
  return { app, a, b }
}

/** The status of each design and listing. */
function standing(app: App, ids: readonly string[]): unknown {
  return {
    designs: Object.fromEntries(app.designs.getAll(ids).map(({ id, status }) => [id, status])),
    listings: app.listings.of(ids).map(({ id, status }) => [id, status]),
  }
}

function statuses(app: App, designId: string): string[] {
  return [app.designs.get(designId).status, ...app.listings.of([designId]).map(({ status }) => status)]
}

function typesSince(app: App, seq: number): string[] {
  return app.jobs.events.after(seq, 1_000).map(({ eventType }) => eventType).filter((type) => /^(design|listing)\./.test(type))
}

test('decisions carry between a design and its listings, can be taken back to the last detail, and are all or nothing', { timeout: 180_000 }, async () => {
  const { app, a, b } = await open()
  const { decide, undo } = app.listings
  const seller = (ids: string[], decision: 'approve' | 'reject', reason?: 'taste' | 'quality') => decide({ ids, decision, by: 'seller', ...(reason === undefined ? {} : { reason }) })
  const fresh = standing(app, [a, b])
  let seq = app.jobs.events.lastSeq()

  // A design's approval carries to its listings, and asks for print files and all mock-ups in the same transaction.
  const approval = seller([a], 'approve')
  expect(approval).toMatchObject({ kind: 'approve', designIds: [a], undone: false })
  expect(statuses(app, a)).toEqual(['approved', 'approved', 'approved'])
  expect(statuses(app, b)).toEqual(['review', 'review', 'review'])
  expect(typesSince(app, seq)).toEqual(['design.approved', 'listing.approved', 'listing.approved'])
  expect(app.jobs.queue.list(['waiting', 'running'], 10).map(({ kind }) => kind).toSorted()).toEqual(['designs.print', 'mockups.render'])
  undo(approval.id)
  expect(standing(app, [a, b])).toEqual(fresh)
  expect(undo(approval.id)).toMatchObject({ undone: true })
  expect(standing(app, [a, b])).toEqual(fresh)

  // Approving one listing approves its design, and leaves its sister alone.
  const [listing, sister] = app.listings.of([b])
  seq = app.jobs.events.lastSeq()
  const one = seller([listing?.id ?? ''], 'approve')
  expect([app.designs.get(b).status, app.listings.find(listing?.id ?? '')?.status, app.listings.find(sister?.id ?? '')?.status]).toEqual(['approved', 'approved', 'review'])
  undo(one.id)
  expect(standing(app, [a, b])).toEqual(fresh)

  // Rejecting a listing leaves its design alone.
  const no = seller([listing?.id ?? ''], 'reject')
  expect(statuses(app, b)).toEqual(['review', 'rejected', 'review'])
  undo(no.id)

  // Why a design was turned down comes back with it.
  seller([a], 'reject', 'taste')
  const changed = seller([a], 'approve')
  undo(changed.id)
  expect(statuses(app, a)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(app.jobs.events.after(0, 1_000).findLast(({ eventType }) => eventType === 'design.rejected')?.data).toEqual({ designId: a, reason: 'taste' })
  const again = seller([a], 'reject', 'quality')
  undo(again.id)

  // What was decided again since is taken back first.
  const [older, newer] = [seller([a, b], 'approve'), seller([b], 'reject', 'quality')]
  expect(() => undo(older.id)).toThrow('Some of this was decided again since.')
  expect(statuses(app, b)[0]).toBe('rejected')
  undo(newer.id)
  expect(undo(older.id).undone).toBe(true)
  expect([statuses(app, a)[0], statuses(app, b)[0]]).toEqual(['rejected', 'review'])

  // One name that does not exist, and nothing is decided.
  const before = standing(app, [a, b])
  seq = app.jobs.events.lastSeq()
  const decisions = app.listings.history(undefined, 100).items.length
  for (const ids of [[b, 'dsg_000000000000000000000000'], [b, 'lst_000000000000000000000000']]) expect(() => seller(ids, 'approve')).toThrow(NotFound)
  expect(() => seller([b, 'bananas'], 'approve')).toThrow('bananas is neither a design nor a listing.')
  expect(() => seller([], 'approve')).toThrow('names nothing to decide on')
  expect(() => undo('dec_000000000000000000000000')).toThrow(NotFound)
  expect(standing(app, [a, b])).toEqual(before)
  expect(app.jobs.events.lastSeq()).toBe(seq)
  expect(app.listings.history(undefined, 100).items).toHaveLength(decisions)

  // A listing written after the approval, for a further market, follows its design back.
  const late = seller([b], 'approve')
  await app.listings.write(b, 'later', ['redbubble'])
  expect(statuses(app, b)).toEqual(['approved', 'approved', 'approved', 'approved'])
  undo(late.id)
  expect(statuses(app, b)).toEqual(['review', 'review', 'review', 'review'])
})
