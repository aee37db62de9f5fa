import { expect, test } from 'vitest'
import { checkText } from '../../compliance/index.ts'
import type { Concept, Mood } from '../../ideas/contract.ts'
import { mood } from '../../ideas/contract.ts'
import { createRng, type Rng } from '../../kernel/pure/rng.ts'
import { defaultProducts } from '../../products/index.ts'
import type { ProductTemplate } from '../../products/contract.ts'
import { marketId, marketRules, type MasterCopy } from '../contract.ts'
import { marketRulesOf, markets } from '../markets/index.ts'
import { hasOpenPair, lengthOf } from './cut.ts'
import { fitToMarket, type ListingText } from './fit-to-market.ts'
import { limitProblems } from './limit-problems.ts'
import type { IdeaContext } from './subject.ts'
import { writeMaster } from './write-master.ts'

const phrases = [
  'Plant Mom', 'Just One More Chapter', 'Witch, Please', 'EAT SLEEP KAYAK REPEAT', 'Cats & Dogs & Birds: All + More + 100% Love 50% Naps', 'Is It Friday Yet?',
  'I Said “Maybe” (and Meant No)', 'Tee Time', 'Café Olé', 'Ask Me About My Sourdough Starter', 'It’s Fine. I’m Fine. Everything Is Fine.',
  'Home Is Where the Heart Is and the Sourdough Starter Is Always Bubbling Over on the Kitchen Counter Again and Again and So On', '🐈 Cat Person 🐈',
  'Supercalifragilisticexpialidociousantidisestablishmentarianismpneumono', 'The Mountains Are Calling and I Must Go to Bed for the Rest of the', 'Hello World!', '2026', 'Ok',
]
const audiences = ['corgi owners', 'labor and delivery nurses', 'readers', 'halloween fans', 'Dog Moms', 'people', 'marching band families', undefined]
const topics = ['corgi', 'labor and delivery nurse', 'reading', 'baking sourdough', 'ice cream', undefined]
const occasions = ['Halloween', 'National Nurses Day', "Mother's Day", 'Christmas Day (observed)', undefined]
const styles = ['retro', 'vintage', 'bold', 'script', 'varsity', 'badge', 'minimal', 'hand', 'art deco', 'x{}<script>']
const motifs = ['dog', 'cat-body', 'icecream', 'bread', 't-rex', undefined]

interface Sample {
  readonly concept: Concept
  readonly context: IdeaContext
  readonly product: ProductTemplate
  readonly master: MasterCopy
}

const definite = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }

function oneOf<T>(rng: Rng, items: readonly T[]): T | undefined {
  return items[rng.int(items.length)]
}

function* samples(count: number): Generator<Sample> {
  const rng = createRng('listing samples')
  for (let index = 0; index < count; index++) {
    const motif = oneOf(rng, motifs)
    const concept: Concept = definite({ phrase: rng.pick(phrases), motif, audience: oneOf(rng, audiences), occasion: oneOf(rng, occasions), mood: rng.pick(mood.options) as Mood, style: rng.pick(styles), language: 'en' })
    const context: IdeaContext = definite({ topic: oneOf(rng, topics), shownMotif: motif, keywords: ['weekend mood', 'free shipping', 'Disney dad', 'mail me@example.com'] })
    const product = rng.pick(defaultProducts)
    yield { concept, context, product, master: writeMaster(concept, context, product, `seed ${index}`, index % 3) }
  }
}

const allTexts = ({ title, description, bullets, tags }: ListingText): string[] => [title, description, ...bullets, ...tags]
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

test('every market takes the listings of many ideas on every product: limits, words, pairs, tags', () => {
  for (const { concept, context, product, master } of samples(200)) {
    const source = new Set([...wordsIn([master.title, master.description, ...master.bullets].join(' ')), 'design', 'and', ...product.colours.flatMap((colour) => wordsIn(colour.name)), ...product.sizes.flatMap(wordsIn), ...wordsIn('printed on the front size sizes color colors one')])
    for (const id of marketId.options) {
      const rules = marketRulesOf(id)
      const text = fitToMarket(master, rules, product)
      const at = `${id} / ${concept.phrase} / ${JSON.stringify(context)}`

      expect(limitProblems(text, rules), at).toEqual([])
      expect(text.title.length, at).toBeGreaterThan(0)
      expect(text.description.length, at).toBeGreaterThan(0)
      for (const written of allTexts(text)) expect(written.trim(), at).toBe(written)
      expect(new Set(text.tags.map((tag) => tag.toLowerCase())).size, at).toBe(text.tags.length)
      if (rules.limits.tags !== 0) expect(text.tags.length, at).toBeGreaterThanOrEqual(13)
      if (id === 'etsy') expect(text.tags.length, at).toBe(13)

      // Nothing is cut inside a word: every word of the result is a word of the source.
      const longWord = wordsIn(concept.phrase).some((word) => lengthOf(word) > 60)
      if (!longWord) for (const word of wordsIn([text.title, text.description, ...text.bullets].join(' '))) expect(source.has(word), `${at} has ${word}`).toBe(true)
      if (!hasOpenPair(concept.phrase)) for (const written of [text.title, text.description, ...text.bullets]) expect(hasOpenPair(written), `${at}: ${written}`).toBe(false)
      if (text.title !== concept.phrase) expect(text.title, at).not.toMatch(/ (?:and|or|for|the|of|a|to|with|-|&|\+)$/i)
    }
  }
})

test('own copy passes own rules on every market, also when keywords from outside do not', () => {
  for (const { concept, product, master } of samples(80)) {
    for (const id of marketId.options) {
      const text = fitToMarket(master, marketRulesOf(id), product)
      const checks = checkText({ phrase: concept.phrase, ...text }, { spelled: concept.phrase, art: 'vector' }, id)
      const bad = checks.filter((check) => check.state !== 'clear' && check.state !== 'not-needed' && check.id !== 'trademark')
      expect(bad, `${id} / ${concept.phrase}: ${JSON.stringify(text)}`).toEqual([])
    }
  }
})

test('no listing of the writer says "gift" or "perfect for" on Amazon Merch, and none invents cloth', () => {
  for (const { product, master } of samples(60)) {
    const amazon = allTexts(fitToMarket(master, markets['amazon-merch'], product)).join(' ')
    expect(amazon).not.toMatch(/\bgifts?\b|perfect for/i)
    for (const id of marketId.options) expect(allTexts(fitToMarket(master, markets[id], product)).join(' ')).not.toMatch(/cotton|polyester|soft\b(?! spot)|comfort|durable|preshrunk|fits? true/i)
  }
})

test('the same design says the same, another variation says something else', () => {
  const concept: Concept = { phrase: 'Plant Mom', mood: 'sweet', style: 'script', language: 'en', audience: 'plant parents' }
  const tee = defaultProducts[0] as ProductTemplate
  const write = (variation: number, seed = 's'): MasterCopy => writeMaster(concept, { topic: 'houseplants' }, tee, seed, variation)
  expect(write(0)).toEqual(write(0))
  const descriptions = new Set(Array.from({ length: 30 }, (_, index) => write(index).description))
  expect(descriptions.size).toBeGreaterThan(8)
})

test('colours and sizes are named where the seller sells the product, not where the market picks it', () => {
  const { master, product } = [...samples(1)][0] as Sample
  expect(allTexts(fitToMarket(master, markets.etsy, product)).join('\n')).toContain(product.colours[0]?.name)
  expect(fitToMarket(master, markets.redbubble, product).description).not.toMatch(/Size|Color/)
})

test('a phrase that a market refuses stays in the listing, so that the check can speak about it', () => {
  const concept: Concept = { phrase: 'Professional Gift Wrapper', mood: 'funny', style: 'bold', language: 'en' }
  const tee = defaultProducts[0] as ProductTemplate
  const text = fitToMarket(writeMaster(concept, {}, tee, 's', 0), markets['amazon-merch'], tee)
  expect(text.title).toContain('Professional Gift Wrapper')
  expect(checkText(text, { spelled: null, art: 'vector' }, 'amazon-merch')[0]?.state).toBe('block')
})

test('an edit over a limit is told in a sentence with both numbers', () => {
  const text: ListingText = { title: 'x'.repeat(61), description: 'd', bullets: ['b', 'b', 'b'], tags: [] }
  expect(limitProblems(text, markets['amazon-merch']).map((problem) => problem.sentence)).toEqual([
    'The title has 61 characters; Amazon Merch on Demand takes 60.',
    'There are 3 bullets; Amazon Merch on Demand takes 2.',
  ])
})

test('the rules of every market satisfy the contract and say where they come from', () => {
  for (const id of marketId.options) {
    expect(marketRules.parse(markets[id]).id).toBe(id)
    expect(markets[id].basis).toMatch(/20\d\d/)
  }
})
