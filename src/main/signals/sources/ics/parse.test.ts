import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, sharedData } from '../../../../../test/support/shared-data.ts'
import { InvalidInput } from '../../../kernel/errors.ts'
import { isReject, type Outcome } from '../../pure/draft.ts'
import { readIcsEvent } from '../../pure/ics-event.ts'
import { icsBlocks } from '../../pure/ics-lines.ts'
import { occurrencesOf } from '../../pure/ics-occurrences.ts'
import { parseCalendar } from './parse.ts'

function parse(text: string, from = '2026-01-01', to = '2027-12-31'): Outcome[] {
  return parseCalendar(text, { file: 'my.ics', source: 'file', observedAt: '2026-11-23T08:00:00.000Z', from, to })
}

const fixture = (...path: string[]): string => readFileSync(sharedData('ics_fixtures', ...path), 'utf8')
const calendar = (...events: string[]): string => `BEGIN:VCALENDAR\r\n${events.map((event) => `BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:s\r\n${event}\r\nEND:VEVENT\r\n`).join('')}END:VCALENDAR\r\n`
const days = (outcomes: readonly Outcome[]): string[] => outcomes.flatMap((outcome) => (isReject(outcome) ? [`${outcome.place}: ${outcome.reason}`] : [outcome.occursOn ?? '']))

test('makes one draft of each day, with the words and topics of the event', () => {
  const text = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:corgi-day\nSUMMARY:Corgi\\, <b>day</b>\nCATEGORIES:Dogs,Pets\nURL:https://example.com/corgi\nATTENDEE;CN=Jane Doe:mailto:jane@example.com\nDTSTART;VALUE=DATE:20260604\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR'
  const drafts = parse(text)
  expect(drafts).toMatchObject([{ occursOn: '2026-06-04' }, { occursOn: '2027-06-04' }])
  expect(drafts[0]).toEqual({ source: 'file', sourceItemId: 'corgi-day:2026-06-04', text: 'Corgi, day', tags: ['dogs', 'pets'], url: 'https://example.com/corgi', occursOn: '2026-06-04', basis: 'unverified', observations: [] })
})

test.each([
  ['a yearly day', 'DTSTART;VALUE=DATE:20200605\r\nRRULE:FREQ=YEARLY', ['2026-06-05', '2027-06-05']],
  ['a bare date without its type', 'DTSTART:20200605\r\nRRULE:FREQ=YEARLY;UNTIL=20261231', ['2026-06-05']],
  ['a weekday of a month', 'DTSTART;VALUE=DATE:20200510\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=2SU', ['2026-05-10', '2027-05-09']],
  ['every day since 1900', 'DTSTART;VALUE=DATE:19000101\r\nRRULE:FREQ=DAILY;BYMONTH=7;BYMONTHDAY=4', ['2026-07-04', '2027-07-04']],
  ['a leap day, in leap years only', 'DTSTART;VALUE=DATE:20200229\r\nRRULE:FREQ=YEARLY', []],
  ['a taken-out day', 'DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=DAILY;COUNT=4\r\nEXDATE;VALUE=DATE:20260102,20260103', ['2026-01-01', '2026-01-04']],
  ['a bare EXDATE of a timed event', 'DTSTART:20260101T090000\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEXDATE;VALUE=DATE:20260102', ['2026-01-01']],
  ['added days', 'DTSTART;VALUE=DATE:20260101\r\nRDATE;VALUE=DATE:20260301,20260201', ['2026-01-01', '2026-02-01', '2026-03-01']],
  ['two rules', 'DTSTART;VALUE=DATE:20261130\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=26,27,28,29,30;BYDAY=MO\r\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1,2;BYDAY=MO', ['2026-11-30', '2027-11-29']],
  ['an evening in New York', 'DTSTART;TZID=America/New_York:20260704T230000', ['2026-07-04']],
  ['an end in UTC that falls on the next day', 'DTSTART;TZID=America/New_York:20260101T200000\r\nRRULE:FREQ=DAILY;UNTIL=20260103T010000Z', ['2026-01-01', '2026-01-02']],
])('dates %s', (_what, event, expected) => expect(days(parse(calendar(event)))).toEqual(expected))

test('puts a moved instance in the place of the one it replaces, and leaves out a cancelled one', () => {
  const series = 'DTSTART;VALUE=DATE:20260105\r\nRRULE:FREQ=WEEKLY;COUNT=3'
  const moved = 'RECURRENCE-ID;VALUE=DATE:20260112\r\nDTSTART;VALUE=DATE:20260114'
  const cancelled = 'RECURRENCE-ID;VALUE=DATE:20260119\r\nDTSTART;VALUE=DATE:20260119\r\nSTATUS:CANCELLED'
  expect(days(parse(calendar(series, moved, cancelled)))).toEqual(['2026-01-05', '2026-01-14'])
})

test('takes the newest version of an event', () => {
  expect(days(parse(calendar('DTSTART;VALUE=DATE:20260101\r\nSEQUENCE:1', 'DTSTART;VALUE=DATE:20260202\r\nSEQUENCE:2')))).toEqual(['2026-02-02'])
})

test('refuses a broken event with its number and reason, and goes on with the next', () => {
  const text = calendar('RRULE:FREQ=YEARLY', 'DTSTART:garbage', 'DTSTART;VALUE=DATE:20260231', 'DTSTART:20260101\r\nRRULE:FREQ=SOMETIMES', 'DTSTART:20260101T000000\r\nRRULE:FREQ=HOURLY', 'DTSTART;VALUE=DATE:20260601')
  expect(days(parse(text))).toEqual([
    '2026-06-01',
    'event 1: it has no start (DTSTART)',
    'event 2: it cannot be read: invalid date-time value: "garb-ag-eT::"',
    'event 3: its DTSTART is a day that does not exist (2026-02-31)',
    'event 4: it cannot be read: invalid frequency "SOMETIMES" expected: "SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY"',
    'event 5: it repeats within the day, which no occasion does',
  ])
  expect(days(parse('BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nSUMMARY:cut off'))).toEqual(['event 1: it has no end (END:VEVENT is missing)'])
})

test('takes the first 400 days of an event that has more, and says so', () => {
  const outcomes = parse(calendar('DTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=DAILY'))
  expect([outcomes.length, outcomes.at(-1)]).toEqual([401, { place: 'event 1', reason: 'it takes place on 730 days; the first 400 were taken' }])
})

test('is done with rules that never give a day, and refuses a file of them', () => {
  const endless = 'DTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'
  expect(days(parse(calendar(endless)))).toEqual([])
  const list = (length: number): string => Array.from({ length }, (_, value) => value).join(',')
  expect(days(parse(calendar(`DTSTART:20200101T000000\r\nRRULE:FREQ=DAILY;BYHOUR=${list(24)};BYMINUTE=${list(60)}`)))).toEqual(['event 1: it repeats within the day, which no occasion does'])
  const heavy = 'DTSTART;VALUE=DATE:18000101\r\nRRULE:FREQ=DAILY;COUNT=99999999'
  expect(days(parse(calendar(heavy)))).toEqual(['event 1: its rule takes too long to work out'])
  expect(() => parse(calendar(...Array.from({ length: 20 }, () => heavy)))).toThrow('my.ics event 4: too many of its rules never end')
}, 30_000)

test('reads yearly birthdays, unicode names and moved Exchange instances out of real calendars', () => {
  expect(days(parse(fixture('node-ical', 'test', 'fixtures', 'yearly-recurring-unicode.ics')))).toHaveLength(2)
  const moved = days(parse(fixture('node-ical', 'test', 'fixtures', 'whole_day_moved_over_dst_change_berlin.ics'), '2020-01-01', '2030-01-01'))
  expect(moved).toEqual(['2024-10-27', '2024-10-29', '2024-10-30'])
})

/** null for a clear refusal; anything else that is thrown fails the test. */
function parseOrRefuse(file: string): Outcome[] | null {
  try {
    return parse(readFileSync(file, 'utf8'), '1995-01-01', '2027-12-31')
  } catch (error) {
    if (error instanceof InvalidInput) return null
    throw error
  }
}

test('reads every calendar of three parsers or says why not', () => {
  const table = { files: 0, occasions: 0, files_with_occasions: 0, refusedEvents: 0, notACalendar: [] as string[] }
  for (const file of filesBelow(sharedData('ics_fixtures')).filter((name) => name.endsWith('.ics'))) {
    table.files++
    const outcomes = parseOrRefuse(file)
    const occasions = outcomes?.filter((outcome) => !isReject(outcome)).length ?? 0
    if (outcomes === null) table.notACalendar.push(basename(file))
    if (occasions > 0) table.files_with_occasions++
    table.occasions += occasions
    table.refusedEvents += (outcomes?.length ?? 0) - occasions
  }
  expect(table).toMatchInlineSnapshot(`
    {
      "files": 130,
      "files_with_occasions": 74,
      "notACalendar": [
        "issue250.ics",
      ],
      "occasions": 6693,
      "refusedEvents": 138,
    }
  `)
}, 60_000)

test('gives the number of instances that libical expects of its rules', () => {
  const blocks = icsBlocks(fixture('libical', 'recur.txt')).events
  const expected = fixture('libical', 'recur.txt').replace(/\r?\n[ \t]/g, '').split('BEGIN:VEVENT').slice(1).map((event) => /^X-EXPECT-NUMEVENTS:\s*(\d+)/m.exec(event)?.[1])
  const agreement = { cases: 0, same: 0, withinTheDay: 0, other: [] as string[] }
  for (const [index, block] of blocks.entries()) {
    if (expected[index] === undefined) continue
    agreement.cases++
    try {
      const found = occurrencesOf(readIcsEvent(block, new Map()), '1990-01-01', '2040-12-31').length
      if (found === Number(expected[index])) agreement.same++
      else agreement.other.push(`event ${block.place}: ${found} instead of ${expected[index]}`)
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('it repeats within the day')) agreement.withinTheDay++
      else throw error
    }
  }
  expect(agreement).toMatchInlineSnapshot(`
    {
      "cases": 57,
      "other": [],
      "same": 53,
      "withinTheDay": 4,
    }
  `)
})

test.each(['', 'just words', '<html>', 'BEGIN:NOTHING'])('says that %j is no calendar', (text) => {
  expect(() => parse(text)).toThrow('my.ics: it is not a calendar')
})
