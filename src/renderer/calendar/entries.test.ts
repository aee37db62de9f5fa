import { expect, test } from 'vitest'
import type { CalendarEntry } from '../../main/ideas/contract.ts'
import { listRows } from './entries.ts'

const entry = (occursOn: string): CalendarEntry => ({
  id: 'x', title: 'x', occursOn, basis: 'custom', listFrom: occursOn, listBy: occursOn, makeBy: occursOn, lastUsefulDay: occursOn, window: 'early', ideas: 0, designs: 0, approved: 0, ideaIds: [],
})
const shape = (days: readonly string[], today: string): string[] => listRows(days.map(entry), today).map((row) => (row.kind === 'entry' ? row.entry.occursOn.slice(5) : row.kind === 'month' ? row.month.slice(0, 7) : 'TODAY'))

test('today’s line lies between what is past and what is to come, under its own month', () => {
  expect(shape(['2026-11-10', '2026-11-26', '2026-12-25'], '2026-11-23')).toEqual(['2026-11', '11-10', 'TODAY', '11-26', '2026-12', '12-25'])
  expect(shape(['2026-11-10', '2026-12-25'], '2026-11-23')).toEqual(['2026-11', '11-10', 'TODAY', '2026-12', '12-25'])
  expect(shape(['2026-11-23'], '2026-11-23')).toEqual(['2026-11', 'TODAY', '11-23'])
  expect(shape(['2026-11-10'], '2026-11-23')).toEqual(['2026-11', '11-10', 'TODAY'])
  expect(shape([], '2026-11-23')).toEqual(['TODAY'])
})
