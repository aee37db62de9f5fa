import { expect, test } from 'vitest'
import { calendarEntries, type DatedIdea, type DatedSignal } from './calendar-entries.ts'

const TODAY = '2026-11-23'
let made = 0
const day = (text: string, occursOn: string, part: Partial<DatedSignal> = {}): DatedSignal => ({ id: `sig_${++made}`, text, occursOn, basis: 'custom', region: null, shipped: true, ...part })
const idea = (id: string, occursOn: string, part: Partial<DatedIdea> = {}): DatedIdea => ({ id, title: id, occursOn, occasion: null, status: 'new', score: 0.5, signalIds: [], ...part })

test('a day counts back to when it is best listed and made, across the turn of the year and a leap day', () => {
  const [valentines] = calendarEntries([day('Valentine’s Day', '2027-02-14')], [], TODAY)
  expect(valentines).toMatchObject({ id: 'valentines day', title: 'Valentine’s Day', listFrom: '2026-12-06', makeBy: '2026-12-13', listBy: '2026-12-20', lastUsefulDay: '2027-02-04', window: 'early' })
  const [leap] = calendarEntries([day('St. Patrick’s Day', '2028-03-17')], [], '2028-01-15')
  expect(leap).toMatchObject({ listFrom: '2028-01-07', lastUsefulDay: '2028-03-07', window: 'best' })
})

test.each([['2027-02-02', 'early'], ['2027-02-01', 'best'], ['2027-01-18', 'best'], ['2027-01-17', 'late'], ['2026-12-03', 'late'], ['2026-12-02', 'over'], ['2026-11-22', 'over']])('on 23 November a day on %s is %s', (occursOn, window) => {
  expect(calendarEntries([day('Pi Day', occursOn)], [], TODAY)[0]?.window).toBe(window)
})

test('a bank holiday beside an occasion belongs to it, and the next year’s is another', () => {
  const entries = calendarEntries([day('Christmas Day', '2026-12-25', { basis: 'law', region: 'US' }), day('Christmas Day (substitute day)', '2026-12-28', { basis: 'law', region: 'US' }), day('Christmas', '2027-12-25')], [], TODAY)
  expect(entries.map(({ title, occursOn, basis }) => [title, occursOn, basis])).toEqual([['Christmas', '2026-12-25', 'law'], ['Christmas', '2027-12-25', 'custom']])
})

test('two calendars that name one day make one entry, as sure as the surer of them and kept as widely as the wider', () => {
  const entries = calendarEntries([day('Mother’s Day', '2027-05-09', { basis: 'unverified', region: 'US' }), day('Mothers Day', '2027-05-09', { basis: 'law' })], [], TODAY)
  expect(entries).toHaveLength(1)
  expect(entries[0]).toMatchObject({ basis: 'law' })
  expect(entries[0]).not.toHaveProperty('region')
})

test('days of mourning are left out, a day of the seller’s own calendar never is', () => {
  expect(calendarEntries([day('Holocaust Remembrance Day', '2027-01-27')], [], TODAY)).toEqual([])
  expect(calendarEntries([day('Missing sock day', '2027-01-27', { shipped: false, basis: null })], [], TODAY)).toMatchObject([{ title: 'Missing sock day', basis: 'unverified' }])
})

test('ideas stand with their day by its name or by the signal they came from, the open and best ones first; put-away ones do not count', () => {
  const otter = day('World Otter Day', '2027-05-26')
  const ideas = [
    idea('low', '2027-02-14', { occasion: 'valentines day', score: 0.4 }), idea('done', '2027-02-14', { occasion: 'valentines day', score: 0.9, status: 'designed' }),
    idea('best', '2027-02-15', { occasion: 'valentines day', score: 0.8 }), idea('away', '2027-02-14', { occasion: 'valentines day', status: 'dismissed' }),
    idea('otter', '2027-05-26', { signalIds: [otter.id] }), idea('next year', '2028-02-14', { occasion: 'valentines day' }),
  ]
  const entries = calendarEntries([day('Valentine’s Day', '2027-02-14'), otter], ideas, TODAY)
  expect(entries.map(({ ideas: count, ideaIds }) => [count, ideaIds])).toEqual([[3, ['best', 'low', 'done']], [1, ['otter']]])
})
