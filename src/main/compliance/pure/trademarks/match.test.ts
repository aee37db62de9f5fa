import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CONCEPTS } from '../../../../../bench/concepts.ts'
import { resources } from '../../../../../test/support/test-host.ts'
import type { CaseFile } from '../../trademarks/contract.ts'
import type { CheckedText } from '../../contract.ts'
import { fieldsOf } from '../finding.ts'
import { keysOfMark } from './keys.ts'
import { judge, questionOf, type Filed } from './match.ts'
import { everydayOf } from './words.ts'

const isEveryday = everydayOf(new Set(readFileSync(join(resources, 'compliance', 'everyday-words.txt'), 'utf8').split('\n')))

/** Marks that are well known to be registered for clothing, some pending ones, and everyday words. Numbers and owners are made up. */
const MARKS: readonly (readonly [mark: string, classes: readonly number[], registered?: boolean])[] = [
  ['NIKE', [25]], ['ADIDAS', [25]], ['JUST DO IT', [25]], ['LIFE IS GOOD', [25, 21]], ['SALT LIFE', [25]], ['HARLEY-DAVIDSON', [25]], ['CARHARTT', [25]], ['PATAGONIA', [25]],
  ['YETI', [21]], ['STARBUCKS', [30, 21]], ['UNDER ARMOUR', [25]], ['THE NORTH FACE', [25]], ['LULULEMON', [25]], ['BIRKENSTOCK', [25]], ['HYDRO FLASK', [21]],
  ['LIFE', [25]], ['LOVE', [25]], ['COFFEE', [30]], ['DOG', [28]], ['MAMA', [25]], ['HAPPY', [25]], ['WILD', [25], false], ['SUNSHINE', [25]], ['BEST', [16]], ['DAD', [25]], ['CAT', [25]],
  ['BLUE MOON RISING APPAREL', [25]], ['GOOD DOG', [28]], ['COOL CAT', [25]], ['NIGHT OWL', [25]], ['WAGMORE', [18]], ['ZUMBA', [41, 25]], ['ONESIE', [25]], ['KOOLABURRA', [25]], ['QUELLORIA', [3]],
]
const records: readonly CaseFile[] = MARKS.map(([mark, classes, registered = true], at) => ({
  serial: 90_000_000 + at, mark, owner: 'Somebody', status: registered ? 700 : 630, asOf: 20260101, filed: 20200101, registered: registered ? 20210101 : 0, classes: [...classes], live: true,
}))
const byKey = Map.groupBy(records.flatMap((record) => keysOfMark(record.mark, isEveryday).map((key) => ({ key, record }))), ({ key }) => key)
function filedUnder(keys: Iterable<number>): Filed[] {
  return [...Map.groupBy([...keys].flatMap((key) => byKey.get(key) ?? []), ({ record }) => record)].map(([record, under]) => ({ record, keys: under.map(({ key }) => key) }))
}

function meets(text: CheckedText): string[] {
  const question = questionOf(fieldsOf(text), isEveryday)
  return judge(question, filedUnder(question.runs.keys()), isEveryday).map(({ risk, likeness, record }) => `${risk} ${likeness} ${record.mark}`)
}

test.each([
  ['Just do it tomorrow', 'block same JUST DO IT'],
  ['JUSTDOIT', 'block same JUST DO IT'],
  ['Nikes and naps', 'block same NIKE'],
  ['N.I.K.E', 'block same NIKE'],
  ['Nyke dad', 'warn sounds-alike NIKE'],
  ['Addidas mom', 'warn one-letter-off ADIDAS'],
  ['Adidsa mom', 'warn one-letter-off ADIDAS'],
  ['@didas', 'block same ADIDAS'],
  ['Harley Davidson grandpa', 'block same HARLEY-DAVIDSON'],
  ['Davidson Harley', 'warn reordered HARLEY-DAVIDSON'],
  ['Carhart guy', 'warn one-letter-off CARHARTT'],
  ['Lulu lemon yoga', 'block same LULULEMON'],
  ['Underarmour', 'block same UNDER ARMOUR'],
  ['Life is good with dogs', 'block same LIFE IS GOOD'],
  ['Blue moon rising', 'block core BLUE MOON RISING APPAREL'],
  ['Yeti hunter', 'block same YETI'],
  ['Coolaburra', 'warn one-letter-off KOOLABURRA'],
  ['Kwelloria', 'warn sounds-alike QUELLORIA'],
  ['Zumba mom', 'block same ZUMBA'],
  ['Night owl', 'block same NIGHT OWL'],
])('“%s” meets a mark', (phrase, expected) => {
  expect(meets({ phrase })).toContain(expected)
})

test.each(['My life, my dog, my coffee', 'Love you more', 'Happy mama, wild dad', 'Best cat dad ever', 'Sunshine and a good book', 'Life with cats', 'It just does it', 'Good life', 'Hikes and naps', 'Adds us all', 'Yes, yet again', 'Dogs are good'])(
  'the harmless words “%s” meet none, although each of them is a mark',
  (phrase) => {
    expect(meets({ phrase })).toEqual([])
    expect(meets({ title: `${phrase} Shirt`, tags: phrase.split(/,? /), description: `A shirt for those who say ${phrase}.` })).toEqual([])
  },
)

test('phrases of our own meet no mark by their everyday words', () => {
  const met = CONCEPTS.map(({ phrase }) => ({ phrase, found: meets({ phrase, title: `${phrase} Shirt`, tags: phrase.toLowerCase().split(' ') }) })).filter(({ found }) => found.length > 0)
  expect(met).toEqual([])
})

test('one everyday word is a mark only as all that the art says, and two only where they stand out', () => {
  expect(meets({ phrase: 'Life' })).toEqual(['warn same LIFE'])
  expect(meets({ title: 'Life', tags: ['life'], description: 'Life.' })).toEqual([])
  expect(meets({ phrase: 'Cool cat club' })).toEqual(['warn same COOL CAT'])
  expect(meets({ description: 'For a cool cat.' })).toEqual([])
})
