import { expect, test } from 'vitest'
import { TOPICS, topicOf } from '../lexicon/index.ts'
import { OCCASIONS, findOccasion, isNotForSale } from '../occasions/index.ts'
import { isUnsafe } from '../unsafe.ts'
import { articleFor, fillTemplate, MAX_PHRASE_LENGTH } from './fill.ts'
import { linesOf, topicsWithLines } from './lines.ts'
import { TEMPLATES } from './templates.ts'
import { titleCase } from './title-case.ts'

const templated = TOPICS.flatMap((topic) =>
  [...TEMPLATES[topic.kind], ...OCCASIONS.flatMap((o) => o.crosses.filter((c) => c.kinds.includes(topic.kind)).map((c) => c.line))]
    .map(([text]) => fillTemplate(text, topic))
    .filter((phrase) => phrase !== null),
)
const written = [...TOPICS.flatMap(linesOf), ...OCCASIONS.flatMap((o) => o.lines)].map(([text]) => titleCase(text))
const all = [...templated, ...written]

test('there are hundreds of topics, templates, written phrases and dates to draw on', () => {
  expect(TOPICS.length).toBeGreaterThan(400)
  expect(Object.values(TEMPLATES).flat().length).toBeGreaterThanOrEqual(150)
  expect(written.length).toBeGreaterThan(600)
  expect(OCCASIONS.length).toBeGreaterThanOrEqual(60)
})

test('every phrase the grammar can make is clean: length, letters, spaces, capitals, no gap left open', () => {
  const bad = all.filter((p) => p.length > MAX_PHRASE_LENGTH || p.length < 3 || !/^[\p{Lu}0-9][\p{L}0-9 ’.,:?!+…_-]*$/u.test(p) || /[{}]|undefined|null| {2}|^ | $| [,.?!:]/.test(p))
  expect(bad).toEqual([])
})

test('a and an follow the sound of the next word in every phrase', () => {
  const wrong = all.filter((p) => [...p.toLowerCase().matchAll(/\b(an?) ([a-z][a-z’-]*)/g)].some(([, article, word]) => article !== articleFor(word ?? '')))
  expect(wrong).toEqual([])
  expect(['axolotl', 'ukulele player', 'honest mistake', 'unicorn', 'uncle', 'hour', 'x-ray'].map(articleFor)).toEqual(['an', 'a', 'an', 'a', 'an', 'an', 'an'])
})

test('no phrase repeats a word by accident', () => {
  expect(all.filter((p) => /\b(\w+) \1\b/i.test(p) && !p.startsWith('Ho Ho Ho'))).toEqual([])
})

test('no phrase is coarse, political, mournful or names a brand', () => {
  expect(all.filter((p) => isUnsafe(p.replace(/(childhood|ovarian|prostate|lung|colon|cervical) cancer/i, '')))).toEqual([])
})

test('no phrase is a slogan or title that somebody is known to own', () => {
  const owned = /just do it|keep calm|got milk|life is good|salt life|let.s get ready to rumble|super bowl|olympi|i.m lovin|eat sleep|straight outta|happiest place|one small step|may the fourth|hakuna|taco tuesday|dream big|game of|bazinga|winter is coming/i
  expect(all.filter((p) => owned.test(p))).toEqual([])
})

test('every written phrase belongs to a topic of the lexicon, and no two topics share one', () => {
  expect(topicsWithLines().filter((id) => topicOf(id) === undefined)).toEqual([])
  const lines = TOPICS.flatMap((topic) => linesOf(topic).map(([text]) => text))
  expect(lines.filter((line, i) => lines.indexOf(line) !== i)).toEqual([])
})

test('every kin and parent topic exists, and every topic can fill at least five templates of its kind', () => {
  expect(OCCASIONS.flatMap((o) => o.topics).filter((id) => topicOf(id) === undefined)).toEqual([])
  expect(TOPICS.filter((t) => t.parent !== undefined && topicOf(t.parent) === undefined)).toEqual([])
  expect(TOPICS.filter((t) => TEMPLATES[t.kind].filter(([text, , , only]) => (only === undefined || t.traits.includes(only)) && fillTemplate(text, t) !== null).length < 5).map((t) => t.id)).toEqual([])
})

test('capitals follow the sentence: small words stay small inside and grow at its ends', () => {
  expect(titleCase("one more row, i promise")).toBe('One More Row, I Promise')
  expect(titleCase('so much yarn, so little time to')).toBe('So Much Yarn, So Little Time To')
  expect(titleCase("don't  go in: the  basement")).toBe('Don’t Go in: The Basement')
  expect(titleCase('part-time x-ray fan')).toBe('Part-Time X-Ray Fan')
})

test.each([
  ["New Year's Eve", "New Year’s Eve"], ["New Year's Day", 'New Year’s Day'], ['Christmas Day (substitute day)', 'Christmas'], ['Saint Patrick’s Day', 'St. Patrick’s Day'],
  ['100th Day of School', '100th Day of School'], ["Mothers' Day", 'Mother’s Day'], ['Thanksgiving Day', 'Thanksgiving'], ['4th of July', 'Independence Day'], ["National Nurses Week", 'Nurses Week'],
])('a calendar entry %s is %s', (entry, name) => {
  expect(findOccasion(entry)?.occasion.name).toBe(name)
})

test('days of mourning are for nobody’s joke', () => {
  const solemn = ['National Pearl Harbor Remembrance Day', 'Pregnancy and Infant Loss Remembrance Day', "Gold Star Mother's Day", 'Peace Officers Memorial Day', 'World Suicide Prevention Day', 'International Mother Language Day']
  expect(solemn.filter((day) => !isNotForSale(day))).toEqual([])
})

test('a calendar entry that nobody knows a shirt for is no occasion', () => {
  expect(findOccasion('Board meeting of the tenants')).toBeUndefined()
})
