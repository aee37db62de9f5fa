import { expect, test } from 'vitest'
import { openTestApp, workThroughNight } from '../../../../test/support/open-test-app.ts'
import { artCheckId } from '../../compliance/contract.ts'
import { createChecksRepo } from './repo.ts'

test('every design of a night is checked as it will be printed, and what it looks like is kept', { timeout: 120_000 }, async () => {
  const app = await openTestApp()
  await workThroughNight(app, { count: 2 })
  const designs = app.designs.galleryPage({ status: [] }, undefined, 10)
  expect(designs).toHaveLength(2)
  for (const { checks } of designs) {
    expect(checks.map(({ id }) => id)).toEqual(expect.arrayContaining([...artCheckId.options]))
    const states = Object.fromEntries(checks.map(({ id, state }) => [id, state]))
    expect(states).toMatchObject({ 'art-present': 'clear', 'print-size': 'clear', 'garment-contrast': 'clear', 'see-through': 'clear', 'cut-off': 'clear' })
    expect(checks.map(({ state }) => state)).not.toContain('block')
  }
  expect(createChecksRepo(app.store).newest(designs[0]?.ideaId ?? '', 10)).toHaveLength(2)
})
