import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { dateBasis, type SignalDraft } from '../../contract.ts'
import { readCalendar } from '../../pure/ics-calendar.ts'
import { calendarDrafts } from './parse.ts'

const observances = readFileSync(fileURLToPath(new URL('../../../../../resources/calendars/observances.ics', import.meta.url)), 'utf8')
const days = (country: string, from = '2026-01-01', to = '2027-12-31'): SignalDraft[] => calendarDrafts(observances, { country, from, to })
const us = days('US')
const on = (drafts: readonly SignalDraft[], text: string): string[] => drafts.filter((draft) => draft.text === text).map((draft) => draft.occursOn ?? '')

test.each([
  ["New Year's Day", ['2026-01-01', '2027-01-01']],
  ['Lunar New Year', ['2026-02-17', '2027-02-06']],
  ['Mardi Gras', ['2026-02-17', '2027-02-09']],
  ["Valentine's Day", ['2026-02-14', '2027-02-14']],
  ['Pi Day', ['2026-03-14', '2027-03-14']],
  ['Daylight Saving Time begins', ['2026-03-08', '2027-03-14']],
  ['Easter Sunday', ['2026-04-05', '2027-03-28']],
  ['Orthodox Easter', ['2026-04-12', '2027-05-02']],
  ['Passover', ['2026-04-02', '2027-04-22']],
  ['Earth Day', ['2026-04-22', '2027-04-22']],
  ['National Teacher Day', ['2026-05-05', '2027-05-04']],
  ["Mother's Day", ['2026-05-10', '2027-05-09']],
  ['Memorial Day', ['2026-05-25', '2027-05-31']],
  ["Father's Day", ['2026-06-21', '2027-06-20']],
  ['Independence Day', ['2026-07-04', '2027-07-04']],
  ['Labor Day', ['2026-09-07', '2027-09-06']],
  ['National Grandparents Day', ['2026-09-13', '2027-09-12']],
  ["Programmers' Day", ['2026-09-13', '2027-09-13']],
  ['Talk Like a Pirate Day', ['2026-09-19', '2027-09-19']],
  ['Halloween', ['2026-10-31', '2027-10-31']],
  ['Election Day', ['2026-11-03']],
  ['Thanksgiving Day', ['2026-11-26', '2027-11-25']],
  ['Black Friday', ['2026-11-27', '2027-11-26']],
  ['Cyber Monday', ['2026-11-30', '2027-11-29']],
  ['Giving Tuesday', ['2026-12-01', '2027-11-30']],
  ['Hanukkah', ['2026-12-05', '2027-12-25']],
  ['Christmas Day', ['2026-12-25', '2027-12-25']],
  ['Friday the 13th', ['2026-02-13', '2026-03-13', '2026-11-13', '2027-08-13']],
  ['Leap Day', []],
])('has %s on its days', (name, dates) => expect(on(us, name)).toEqual(dates))

test('says how sure each day is, what it is about, and where it is kept', () => {
  expect(us.find((draft) => draft.sourceItemId === 'US:2026-12-25:christmas-day')).toEqual({
    source: 'calendar', sourceItemId: 'US:2026-12-25:christmas-day', text: 'Christmas Day', tags: ['christmas', 'santa', 'winter'], observations: [], occursOn: '2026-12-25', basis: 'law', region: 'US',
  })
  expect(us.find((draft) => draft.text === 'Pi Day')).toMatchObject({ basis: 'custom', tags: ['math', 'science', 'teacher', 'pie'] })
  expect(us.find((draft) => draft.text === 'Pi Day')).not.toHaveProperty('region')
  expect(us.every((draft) => dateBasis.safeParse(draft.basis).success)).toBe(true)
  expect(new Set(us.map((draft) => draft.sourceItemId)).size).toBe(us.length)
})

test('gives a day that two sources know once, with the surer basis and the topics of both', () => {
  expect(us.find((draft) => draft.text === "Mother's Day")).toMatchObject({ basis: 'law', tags: ['mom', 'mother', 'family', 'grandma'] })
  expect(us.filter((draft) => draft.occursOn === '2026-10-31').map((draft) => draft.text)).toEqual(['Halloween'])
  expect(us.filter((draft) => /dog day/i.test(draft.text)).map((draft) => draft.sourceItemId)).toEqual(['US:2026-08-26:national-dog-day', 'US:2027-08-26:national-dog-day'])
})

test('leaves out days off that only stand in for a holiday', () => {
  expect(us.some((draft) => /substitute/i.test(draft.text))).toBe(false)
})

test('keeps the days of other countries out', () => {
  const british = days('gb')
  expect(on(british, 'Boxing Day')).toEqual(['2026-12-26', '2027-12-26'])
  expect(on(british, 'Guy Fawkes Night')).toHaveLength(2)
  expect(on(british, 'National Teacher Day')).toEqual([])
  expect(on(british, "Mother's Day")).toEqual(['2026-03-15', '2027-03-07'])
  expect(on(british, "Valentine's Day")).toHaveLength(2)
})

test.each(['US', 'GB', 'CA', 'AU', 'DE', 'FR', 'JP', 'BR', 'MX', 'IN', 'SG', 'ZA'])('has days for %s', (country) => {
  expect(days(country, '2027-01-01', '2027-12-31').length).toBeGreaterThan(150)
})

test('gives only the days between two days, both included', () => {
  expect(days('US', '2026-12-25', '2026-12-25').map((draft) => draft.text)).toEqual(['Christmas Day'])
  expect(days('US', '2027-01-02', '2027-01-01')).toEqual([])
})

test('refuses a country that it does not know, and a lifetime', () => {
  expect(() => days('XX')).toThrow('country: there is no calendar for "XX"')
  expect(() => days('toString')).toThrow('there is no calendar for')
  expect(() => days('US', '1900-01-01', '2100-01-01')).toThrow('more than 10 years')
})

/** How often the days that are not yearly come in the fourteen years from 2020. */
const ODD_YEARS: Readonly<Record<string, number>> = { 'friday-the-13th': 22, 'leap-day': 4, 'election-day': 7 }

test('keeps its own calendar whole: every rule is read, has a basis and topics, and begins on one of its days', () => {
  const starts = [...observances.matchAll(/^DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)/gm)].map(([, year, month, day]) => `${year}-${month}-${day}`)
  const { occasions, rejects } = readCalendar(observances, 'observances.ics', '2020-01-01', '2033-12-31')
  const byEvent = Map.groupBy(occasions, ({ event }) => event.uid)
  expect(rejects).toEqual([])
  expect(byEvent.size).toBe(starts.length)
  expect(starts.length).toBeGreaterThan(250)
  for (const [uid, found] of byEvent) {
    const event = found[0]?.event
    expect(dateBasis.safeParse(event?.basis).success, uid).toBe(true)
    expect(event?.categories.length, uid).toBeGreaterThan(0)
    expect(found[0]?.day, uid).toBe(event?.start.slice(0, 10))
    expect(found.length, uid).toBe(ODD_YEARS[uid] ?? 14)
  }
})
