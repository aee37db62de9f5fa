import { describe, expect, test } from 'vitest'
import { jsonFixture } from '../../../../../test/support/fixture.ts'
import { keepsTheReadersPromises } from '../../../../../test/support/reader-contract.ts'
import { answerOf } from '../../../../../test/support/source-answer.ts'
import { readNager } from './parse.ts'
import { nagerSource } from './source.ts'

const ABOUT = { country: 'US', year: '2026' }
const holidays = jsonFixture(import.meta.url, 'holidays.shape.json')

test('reads days with how sure they are, and no school holidays', () => {
  const { outcomes } = readNager(answerOf('nager', holidays, ABOUT))
  expect(outcomes).toMatchObject([
    { sourceItemId: 'US:2026-01-01:new-years-day', occursOn: '2026-01-01', basis: 'law', region: 'US', tags: ['new year', 'party'] },
    { text: 'Lincoln\'s Birthday', basis: 'custom' },
    { occursOn: '2026-11-26', basis: 'law', tags: ['thanksgiving', 'turkey', 'family', 'autumn'], observations: [] },
  ])
})

test('refuses days of another year or country with their place, and an empty year as a change', () => {
  const { outcomes } = readNager(answerOf('nager', holidays, { country: 'CA', year: '2027' }))
  expect(outcomes).toMatchObject([{ place: 'holiday 1', reason: 'it is of another country than CA' }, { place: 'holiday 2' }, { place: 'holiday 3' }, { place: 'holiday 4' }])
  expect(() => readNager(answerOf('nager', [], ABOUT))).toThrow('nager: the answer: it holds no holiday')
})

test('asks for this year and the next, and for none that was read before', () => {
  const context = { config: { countries: [] }, now: Date.parse('2026-11-23T00:00:00Z'), country: 'de', language: 'de', secretsSet: [] }
  expect(nagerSource.plan({ ...context, memory: undefined }).map(({ url }) => url)).toEqual(['2026', '2027'].map((year) => `https://nagerholidays.com/api/v3/publicholidays/${year}/DE`))
  const answer = answerOf('nager', holidays, ABOUT)
  const { memory } = readNager({ ...answer, request: { ...answer.request, key: 'DE:2026' }, memory: { read: ['DE:2025'] } })
  expect(memory).toEqual({ read: ['DE:2025', 'DE:2026'] })
  expect(nagerSource.plan({ ...context, memory }).map(({ key }) => key)).toEqual(['DE:2027'])
  expect(nagerSource.plan({ ...context, memory: 'damaged' })).toHaveLength(2)
})

describe('a year', () => { keepsTheReadersPromises({ source: 'nager', read: readNager, about: ABOUT, good: holidays, itemsOf: (document) => document as unknown[], textField: 'name' }) })
