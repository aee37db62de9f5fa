import { expect, test } from 'vitest'
import { checkId, type Check, type CheckId } from '../contract.ts'
import { checkText, mayAutoApprove, needed, type CheckContext } from './check-text.ts'
import { withoutPersonalData } from './personal-data.ts'

const vector: CheckContext = { spelled: null, art: 'vector' }

function stateOf(id: CheckId, title: string, market?: string): Check['state'] {
  return checkText({ title }, vector, market).find((check) => check.id === id)?.state ?? 'not-checked'
}

test('every check is answered, in the order of the contract', () => {
  expect(checkText({ phrase: 'Plant Mom' }, vector).map((check) => check.id)).toEqual(checkId.options)
})

test.each(['Dіsney mom', 'Ｄｉｓｎｅｙ mom', 'D1sney mom', 'd.i.s.n.e.y mom', 'd i s n e y', 'Dis\u200Bney', 'DISNEY’S', 'dísney', 'Star-Wars dad', 'starwars', 'POKEMON trainer', 'pok3mon', 'NFL dad', 'ΝΙΚΕ', 'super bowl snacks', 'Taylor Swift'])(
  'the famous name in "%s" is found however it is spelled',
  (title) => {
    expect(stateOf('wording', title)).toBe('block')
  },
)

test.each(['Nikeisha', 'Jeepers', 'Discovery', 'legolas of the garden', 'Marlo', 'mlbx', 'Trumpet Dad', 'Bluegrass', 'I am 49er', 'Superb Owl'])(
  'the everyday words "%s" name no one famous',
  (title) => {
    expect(stateOf('wording', title)).toBe('clear')
  },
)

test.each(['Scunthorpe United', 'assistant coach', 'classy lass', 'cocktail hour', 'shih tzu mom', 'raccoon lover', 'coonhound dad', 'cockapoo mom', 'Uranus', 'analog heart', 'Class of 1455', 'born in the 45s', 'spic and span', 'grape harvest', 'bookkeeper', 'therapist life', 'kung fu', 'peacock', 'Sussex', 'Montenegro', 'hell yeah', 'badass mom', 'S M L XL'])(
  'the harmless words "%s" are not taken for swearing',
  (title) => {
    expect(stateOf('profanity', title)).toBe('clear')
  },
)

test.each([
  ['fuck the patriarchy', 'block'],
  ['f u c k', 'block'],
  ['fսck', 'block'],
  ['sh1t happens', 'warn'],
  ['sh*t happens', 'warn'],
  ['f**k it', 'warn'],
  ['kiss my a55', 'warn'],
  ['heil hitler', 'block'],
  ['white power', 'block'],
  ['1488', 'block'],
  ['retard', 'block'],
  ['coon', 'block'],
  ['s\u200Blut', 'block'],
])('"%s" is a %s', (title, state) => {
  expect(stateOf('profanity', title)).toBe(state)
})

test.each(['mail me@example.com', 'me (at) example (dot) com', 'see https://example.org/x', 'www.example.net', 'example.shop', 'call +49 171 1234567', 'call (212) 555-0148', '212.555.0148'])(
  'the personal data in "%s" blocks',
  (title) => {
    expect(stateOf('personal-data', title)).toBe('block')
  },
)

test.each(['Est. 1990-2020', 'Size 4500 x 5400', 'Score 24-21-10', 'St. John', 'Coffee, tea etc.', 'meet me @ the bar', 'v1.2 release', '1,000,000 steps', 'a.m. person', '2026-11-23'])(
  '"%s" holds no personal data',
  (title) => {
    expect(stateOf('personal-data', title)).toBe('clear')
  },
)

test('an account name is a warning, since it may be part of the joke', () => {
  expect(stateOf('personal-data', 'follow @dogmom')).toBe('warn')
})

test.each(['A gift for nurses', 'Perfect for teachers', 'Free shipping', 'Best seller', 'Money back guarantee', 'Leave a review', 'All proceeds go to shelters', '20% off', 'premium quality', 'g1ft for dad'])(
  '"%s" blocks on Amazon Merch',
  (title) => {
    expect(stateOf('wording', title, 'amazon-merch')).toBe('block')
  },
)

test('other markets take "gift", and are only warned about promotion', () => {
  expect(stateOf('wording', 'A gift for nurses', 'etsy')).toBe('clear')
  expect(stateOf('wording', 'Free shipping', 'etsy')).toBe('warn')
  expect(stateOf('wording', 'Officially licensed merch', 'redbubble')).toBe('block')
})

test.each(['Gifted hands', 'Salesforce of nature', 'Presently tired', 'Reviewer of naps', '#1 Dad', 'Garage Sale Queen'])(
  '"%s" is no claim, even on Amazon Merch',
  (title) => {
    expect(stateOf('wording', title, 'amazon-merch')).toBe('clear')
  },
)

test('Etsy refuses a second ampersand in a title and an emoji anywhere', () => {
  expect(stateOf('wording', 'Cats & Dogs Tee', 'etsy')).toBe('clear')
  expect(stateOf('wording', 'Cats & Dogs & Birds', 'etsy')).toBe('block')
  expect(stateOf('wording', 'Cats 🐈', 'etsy')).toBe('block')
  expect(stateOf('wording', 'Cats 🐈 & Dogs & Birds', 'shopify')).toBe('clear')
})

test('a title in capitals is a warning', () => {
  expect(stateOf('wording', 'LOUD DOG MOM SHIRT')).toBe('warn')
  expect(stateOf('wording', 'Dog Mom Est 2026 USA Shirt')).toBe('clear')
})

test('the reason names the words, the field and what is wrong', () => {
  const [wording] = checkText({ title: 'Mug', bullets: ['A perfect for anyone gift'] }, vector, 'amazon-merch')
  expect(wording?.reason).toContain('“gift” (bullet) tells the buyer what it is for.')
})

test('spelling is clear only when the engine set the phrase letter for letter', () => {
  const spelling = (spelled: string | null): Check | undefined => checkText({ phrase: 'Plant Mom' }, { spelled, art: 'vector' }).at(-1)
  expect(spelling('Plant Mom')?.state).toBe('clear')
  expect(spelling('Plant Mum')?.state).toBe('block')
  expect(spelling(null)?.state).toBe('not-checked')
})

test('nothing approves itself while the trademark check has not run', () => {
  const words = { phrase: 'Plant Mom', title: 'Plant Mom Shirt' }
  const context: CheckContext = { spelled: 'Plant Mom', art: 'vector' }
  const without = checkText(words, context)
  expect(without.find((check) => check.id === 'trademark')).toEqual({ id: 'trademark', state: 'not-checked', reason: 'No trademark index has been imported.' })
  expect(mayAutoApprove(without)).toBe(false)

  const searched = checkText(words, { ...context, trademark: { id: 'trademark', state: 'clear', reason: 'Nothing like it in the index.' } })
  expect(needed(searched).map((check) => check.id)).not.toContain('image-safety')
  expect(mayAutoApprove(searched)).toBe(true)
  expect(mayAutoApprove(searched.slice(1))).toBe(false)
  expect(mayAutoApprove(searched.map((check) => (check.id === 'profanity' ? { ...check, state: 'warn' as const } : check)))).toBe(false)
  expect(mayAutoApprove([])).toBe(false)
})

test('a generated picture is not called safe or relevant by anyone', () => {
  const states = checkText({ phrase: 'x' }, { spelled: null, art: 'generated' }).map((check) => [check.id, check.state])
  expect(states).toContainEqual(['image-safety', 'not-checked'])
  expect(states).toContainEqual(['relevance', 'not-checked'])
})

test.each([
  ['Das perfekte Geschenk für Papa', 'amazon-merch', 'block'],
  ['Perfekt für Lehrerinnen', 'amazon-merch', 'block'],
  ['Kostenloser Versand', 'amazon-merch', 'block'],
  ['Nur für kurze Zeit im Angebot', 'etsy', 'warn'],
  ['Hilft gegen Stress', 'amazon-merch', 'block'],
  ['Ein Teil des Erlöses wird gespendet', 'redbubble', 'warn'],
  ['Offiziell lizenziert', 'spreadshirt', 'block'],
  ['Ein Geschenk für Papa', 'etsy', 'clear'],
  ['Große Klappe, nichts dahinter', 'amazon-merch', 'clear'],
  ['Heile Welt im Garten', 'amazon-merch', 'clear'],
  ['A parody of the classics', 'spreadshirt', 'warn'],
  ['A parody of the classics', 'etsy', 'clear'],
  ['100 Midjourney prompts', 'etsy', 'block'],
])('German claims and what one market alone minds: “%s” on %s is %s', (title, market, state) => {
  expect(stateOf('wording', title, market)).toBe(state)
})

test.each([
  ['So ein Arschloch', 'warn'], ['Scheiß drauf', 'warn'], ['Du Hurensohn', 'block'], ['Ausländer raus', 'block'], ['F1cken', 'block'],
  ['Marschmusik', 'clear'], ['Barsch angeln', 'clear'], ['Hurrikan', 'clear'], ['Kachelofen', 'clear'], ['Mongolei', 'clear'], ['Kuckuck', 'clear'], ['Spaß und Spatzen', 'clear'],
])('German swearing: “%s” is %s', (title, state) => {
  expect(stateOf('profanity', title)).toBe(state)
})

test.each([['Ruf an: 0171 2345678', 'block'], ['030 / 1234567', 'block'], ['DE89 3704 0044 0532 0130 00', 'block'], ['Lindenstraße 12', 'warn'], ['Est. 01/02/1990', 'clear'], ['Bj. 1985 2025', 'clear'], ['Route 66 Drive', 'clear'], ['ISBN BOOK CLUB', 'clear']])(
  'German personal data: “%s” is %s',
  (title, state) => {
    expect(stateOf('personal-data', title)).toBe(state)
  },
)

test('personal data is purged and the rest stays as it was', () => {
  expect(withoutPersonalData('Love it! Write me@example.com, call +49 171 1234567 or see www.example.net today.')).toBe('Love it! Write, call or see today.')
  expect(withoutPersonalData('Nothing  here to hide')).toBe('Nothing  here to hide')
})

test('a picture without words is checked for names, and claims nothing', () => {
  const checks = checkText({ idea: 'Baby Yoda with a gift' }, { spelled: null, art: 'generated' }, 'amazon-merch')
  expect(checks[0]).toMatchObject({ state: 'block', reason: '“Baby Yoda” (idea of the picture) names a well-known brand, work or person. “Yoda” (idea of the picture) names a well-known brand, work or person.' })
})

test('all that is set in the art is checked, line by line', () => {
  expect(checkText({ phrase: 'Plant Mom', lines: ['est. 2026', 'Nike crew'] }, vector)[0]?.reason).toContain('“Nike” (words in the art)')
})

test('a tag that stands twice is told', () => {
  expect(checkText({ tags: ['dogs', 'cats', 'Dogs'] }, vector)[0]).toMatchObject({ state: 'warn', reason: '“Dogs” (tag) is a tag that stands there already.' })
})
