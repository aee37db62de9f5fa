import { describe, expect, test } from 'vitest'
import { jsonFixture } from '../../../../../test/support/fixture.ts'
import { keepsTheReadersPromises } from '../../../../../test/support/reader-contract.ts'
import { answerOf } from '../../../../../test/support/source-answer.ts'
import type { Outcome } from '../../pure/draft.ts'
import { readUsno } from './parse.ts'
import { usnoSource } from './source.ts'

const CASES = [
  ['moon', 'moon.shape.json', 'phasedata', null],
  ['seasons', 'seasons.shape.json', 'data', null],
  ['eclipses', 'eclipses.shape.json', 'eclipses_in_year', 'event'],
] as const

const read = (kind: string, name: string): readonly Outcome[] => readUsno(answerOf('usno', jsonFixture(import.meta.url, name), { kind })).outcomes

test('reads full and new moons, not the quarters', () => {
  expect(read('moon', 'moon.shape.json')).toEqual([
    { source: 'usno', sourceItemId: '2026-01-03:full-moon', text: 'Full Moon', tags: ['moon', 'night', 'astronomy'], occursOn: '2026-01-03', basis: 'unverified', observations: [] },
    { source: 'usno', sourceItemId: '2026-01-18:new-moon', text: 'New Moon', tags: ['moon', 'night', 'stargazing', 'astronomy'], occursOn: '2026-01-18', basis: 'unverified', observations: [] },
  ])
})

test('names solstices and equinoxes by their month, which is right on both halves of the globe', () => {
  expect(read('seasons', 'seasons.shape.json')).toMatchObject([
    { text: 'March Equinox', occursOn: '2026-03-20' },
    { text: 'June Solstice', occursOn: '2026-06-21' },
    { text: 'September Equinox', occursOn: '2026-09-23' },
    { text: 'December Solstice', occursOn: '2026-12-21' },
  ])
})

test('names an eclipse without its date', () => {
  expect(read('eclipses', 'eclipses.shape.json')).toMatchObject([{ text: 'Annular Solar Eclipse', occursOn: '2026-02-17' }, { text: 'Total Solar Eclipse', occursOn: '2026-08-12' }])
})

test('refuses a day that does not exist and takes a year without eclipses', () => {
  expect(readUsno(answerOf('usno', { phasedata: [{ phase: 'Full Moon', year: 2026, month: 2, day: 31 }] }, { kind: 'moon' })).outcomes).toEqual([{ place: 'phase 1', reason: '2026-2-31 is not a day' }])
  expect(readUsno(answerOf('usno', { eclipses_in_year: [] }, { kind: 'eclipses' })).outcomes).toEqual([])
})

test('leaves moons out when the seller does not want them', () => {
  const plan = usnoSource.plan({ config: { moon: 'no' }, memory: undefined, now: Date.parse('2026-11-23T00:00:00Z'), country: 'US', language: 'en', secretsSet: [] })
  expect(plan.map(({ url }) => url).slice(0, 2)).toEqual(['https://aa.usno.navy.mil/api/seasons?year=2026', 'https://aa.usno.navy.mil/api/eclipses/solar/year?year=2026'])
  expect(plan).toHaveLength(4)
  expect(usnoSource.plan({ config: { moon: 'no' }, memory: { read: ['seasons:2026', 'seasons:2027'] }, now: Date.parse('2026-11-23T00:00:00Z'), country: 'US', language: 'en', secretsSet: [] }).map(({ key }) => key)).toEqual(['eclipses:2026', 'eclipses:2027'])
})

describe.each(CASES)('%s', (kind, name, field, textField) => {
  keepsTheReadersPromises({ source: 'usno', read: readUsno, about: { kind }, good: jsonFixture(import.meta.url, name), itemsOf: (document) => (document as Record<string, unknown[]>)[field] ?? [], textField })
})
