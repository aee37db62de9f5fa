import { expect, test } from 'vitest'
import { checkText } from '../../../compliance/index.ts'
import { mood, type Concept } from '../../../ideas/contract.ts'
import { createRng } from '../../../kernel/pure/rng.ts'
import { defaultProducts } from '../../../products/index.ts'
import { marketId } from '../../contract.ts'
import { marketRulesOf } from '../../markets/index.ts'
import { hasOpenPair } from '../cut.ts'
import { fitToMarket } from '../fit-to-market.ts'
import { limitProblems } from '../limit-problems.ts'
import type { IdeaContext } from '../subject.ts'
import { compound, inflected } from './inflect.ts'
import { germanOccasion } from './occasions.ts'
import { germanTopic } from './topics.ts'
import { writeGerman } from './write-german.ts'

const GERMAN = { language: 'de', lines: [] } as const
const tee = defaultProducts[0]
const mug = defaultProducts.find(({ type }) => type === 'mug')
const cat: Concept = { phrase: 'Sorry, I’m Late, the Cat Sat on Me', mood: 'funny', style: 'script', language: 'en', audience: 'cat owners' }

test('compounds and adjectives follow their rules', () => {
  expect([['Katzen', 'Motiv'], ['Corgi-', 'Motiv'], ['Katzen', 'T-Shirt'], ['Katzen', 'Tasse'], ['Muttertags', 'Hoodie'], ['Kaffee', 'Spruch']].map(([stem = '', noun = '']) => compound(stem, noun))).toEqual(
    ['Katzenmotiv', 'Corgi-Motiv', 'Katzen-T-Shirt', 'Katzentasse', 'Muttertags-Hoodie', 'Kaffeespruch'],
  )
  expect([inflected('lustig', 'm'), inflected('lustig', 'f'), inflected('süß', 'n')]).toEqual(['lustiger', 'lustige', 'süßes'])
  expect([germanTopic('dog')?.who, germanTopic('corgi')?.who, germanTopic('Reading')?.who, germanTopic('quantum basket')]).toEqual(['Hundefreunde', 'Corgi-Freunde', 'Leseratten', undefined])
  expect([germanOccasion('Mother’s Day')?.to, germanOccasion('christmas eve')?.to, germanOccasion('National Left Sock Day')]).toEqual(['zum Muttertag', 'zu Weihnachten', undefined])
})

test('a German listing reads as one: quotation marks, compounds, sizes, and search words', () => {
  if (tee === undefined || mug === undefined) throw new Error('no products')
  const text = fitToMarket(writeGerman(cat, { topic: 'cat', shownMotif: 'ph-cat' }, mug, 'seed', 3), marketRulesOf('etsy'), mug, GERMAN)
  expect(text.title).toMatch(/^(Tasse|Kaffeetasse) „Sorry, I’m Late, the Cat Sat on Me“ - (Lustiges Katzenmotiv|Lustiger Katzenspruch|Lustige[sr] (Motiv|Spruch) für Katzenfreunde)$/)
  expect(text.description).toMatch(/„Sorry, I’m Late, the Cat Sat on Me“.* geschwungener Schreibschrift, dazu eine Katze\./)
  expect(text.description).toContain('Farben: Weiß, Schwarz')
  expect(text.tags).toEqual(expect.arrayContaining(['katzentasse', 'katzenmotiv']))
  expect(text.tags).toHaveLength(13)
  const shop = fitToMarket(writeGerman(cat, { topic: 'cat' }, tee, 'seed', 3), marketRulesOf('amazon-merch'), tee, GERMAN)
  expect(shop.title).toMatch(/^Sorry, I’m Late, the Cat Sat on Me/)
  expect(JSON.stringify(shop)).not.toMatch(/T-Shirt|Tasse|Größe|Geschenk/)
})

test('what has no German name is left out, not guessed, and no English word slips in', () => {
  const topics = ['corgi', 'reading', 'tea', 'nurse', 'underwater basket weaving', undefined]
  const rng = createRng('german')
  const said = new Set<string>()
  for (let index = 0; index < 60; index++) {
    const product = rng.pick(defaultProducts)
    const concept: Concept = { phrase: 'PHRASE', mood: rng.pick(mood.options), style: rng.pick(['retro', 'bold', 'x{}']), language: 'en', audience: 'quantum mechanics lovers', ...(index % 3 === 0 ? { occasion: rng.pick(['Halloween', 'National Left Sock Day']) } : {}) }
    const topic = topics[rng.int(topics.length)]
    const context: IdeaContext = { ...(topic === undefined ? {} : { topic }), shownMotif: rng.pick(['coffee', 'fluent-unknown-thing']), keywords: ['wochenende', 'Disney dad', 'free shipping'] }
    const master = writeGerman(concept, context, product, `s${index}`, index)
    said.add(master.description)
    for (const id of marketId.options) {
      const rules = marketRulesOf(id)
      const text = fitToMarket(master, rules, product, GERMAN)
      const words = [text.title, text.description, ...text.bullets, ...text.tags].join(' | ')
      expect(limitProblems(text, rules), words).toEqual([])
      expect(words).not.toMatch(/\b(with|for|the|and|says|lovers|Sock|basket|quantum|unknown|undefined|null)\b|\{|[^\S\n]{2,}/)
      expect([text.title, ...text.bullets].some(hasOpenPair), words).toBe(false)
      expect(words).not.toMatch(/Baumwolle|bequem|Qualität|Versand|weich/i)
      expect(text.tags.length).toBeGreaterThanOrEqual(rules.limits.tags === 0 ? 0 : 13)
    }
    const etsy = fitToMarket(master, marketRulesOf('etsy'), product, GERMAN)
    const bad = checkText({ phrase: 'PHRASE', ...etsy }, { spelled: 'PHRASE', art: 'vector' }, 'etsy').filter(({ id, state }) => id !== 'trademark' && state !== 'clear' && state !== 'not-needed')
    expect(bad, JSON.stringify(etsy)).toEqual([])
  }
  expect(said.size).toBeGreaterThan(40)
  // Same arguments, same text.
  expect(writeGerman(cat, { topic: 'cat' }, { type: 'mug' }, 's', 1)).toEqual(writeGerman(cat, { topic: 'cat' }, { type: 'mug' }, 's', 1))
}, 240_000)
