import { expect, test } from 'vitest'
import { InvalidInput } from '../../../kernel/errors.ts'
import { capitals, quietly, samePhrase, tidyPhrase, wordsOf } from './words.ts'

test('straight apostrophes and quotation marks become real ones, the letters stay', () => {
  expect(tidyPhrase(`  I'd  rather\tbe "home" `)).toBe('I’d rather be “home”')
  expect(tidyPhrase("so 'called' art")).toBe('so ‘called’ art')
  expect(tidyPhrase("rock 'n' roll in '26, y'all")).toBe('rock ’n’ roll in ’26, y’all')
  expect(samePhrase(tidyPhrase(`it's "fine"`), `IT'S "FINE"`)).toBe(true)
})

test('a phrase differs from another by a single letter or mark', () => {
  expect(samePhrase('Dog mom', 'DOG  MOM')).toBe(true)
  expect(samePhrase('Dog mom', 'Dog mum')).toBe(false)
  expect(samePhrase('Wait!', 'Wait')).toBe(false)
})

test('a phrase without words or with unseen characters is refused with the remedy', () => {
  expect(() => tidyPhrase(' \n ')).toThrow(InvalidInput)
  expect(() => tidyPhrase('a\u202Eb')).toThrow(/cannot be seen/)
  expect(() => tidyPhrase('a\u0000b')).toThrow(/cannot be seen/)
})

test('helper words weigh nothing and the pictured word the most', () => {
  const words = wordsOf('Just a girl who loves chickens today', ['chicken'])
  expect(words.filter(({ helper }) => helper).map(({ text }) => text)).toEqual(['Just', 'a', 'who'])
  expect(words.toSorted((a, b) => b.weight - a.weight)[0]?.text).toBe('chickens')
})

test('capitals follow the language, and an unknown language is no fault', () => {
  expect(capitals('istanbul', 'tr')).toBe('İSTANBUL')
  expect(capitals('straße', 'de')).toBe('STRASSE')
  expect(capitals('plain', 'not a language')).toBe('PLAIN')
})

test('a phrase typed in capitals is quieted, a short or mixed one is left alone', () => {
  expect(quietly('WORLD’S BEST AUNT', 'en')).toBe('World’s best aunt')
  expect(quietly('NICU nurse', 'en')).toBe('NICU nurse')
  expect(quietly('RN', 'en')).toBe('RN')
})
