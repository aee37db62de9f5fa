import { expect, test } from 'vitest'
import { checkText } from '../../compliance/index.ts'
import type { Concept, Mood } from '../../ideas/contract.ts'
import { mood } from '../../ideas/contract.ts'
import { createRng, type Rng } from '../../kernel/pure/rng.ts'
import { defaultProducts } from '../../products/index.ts'
import type { ProductTemplate } from '../../products/contract.ts'
import { marketId, marketRules, type MasterCopy } from '../contract.ts'
import { marketRulesOf, markets } from '../markets/index.ts'
import type { MarketBook } from '../markets/market-book.ts'
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

/** What is wrong with one listing beyond its limits, in words; empty when nothing is. */
function faults(text: ListingText, { concept, master, product }: Sample, rules: MarketBook): string[] {
  const source = new Set(wordsIn([master.title, master.description, ...master.bullets, ...product.colours.map((colour) => colour.name), ...product.sizes].join(' ')).concat(wordsIn(OWN_WORDS)))
  const prose = [text.title, text.description, ...text.bullets]
  // A first word longer than the limit is the one thing that is cut inside.
  const cutInside = wordsIn(concept.phrase).some((word) => lengthOf(word) > 60) ? [] : wordsIn(prose.join(' ')).filter((word) => !source.has(word))
  const leastTags = rules.limits.tags === 0 ? 0 : 13
  return [
    ...limitProblems(text, rules).map((problem) => problem.sentence),
    ...cutInside.map((word) => `cut or invented word: ${word}`),
    ...prose.filter((written) => hasOpenPair(written) && !hasOpenPair(concept.phrase)).map((written) => `open pair: ${written}`),
    ...allTexts(text).filter((written) => written === '' || written.trim() !== written).map((written) => `empty or ragged: ${written}`),
    ...(text.title !== concept.phrase && / (?:and|or|for|the|of|a|to|with|-|&|\+)$/i.test(text.title) ? [`loose end: ${text.title}`] : []),
    ...(new Set(text.tags.map((tag) => tag.toLowerCase())).size < text.tags.length ? ['doubled tags'] : []),
    ...(text.tags.length < leastTags ? [`only ${text.tags.length} tags`] : []),
  ]
}

const OWN_WORDS = 'design and printed on the front size sizes color colors one'

/** Ten markets and every check of each: slow where the machine is busy. */
const LONG = { timeout: 120_000 }

test('every market takes the listings of many ideas on every product: limits, words, pairs, tags', LONG, () => {
  for (const sample of samples(60)) {
    for (const id of marketId.options) {
      const text = fitToMarket(sample.master, marketRulesOf(id), sample.product)
      expect(faults(text, sample, marketRulesOf(id)), `${id}: ${JSON.stringify(sample.concept)} ${JSON.stringify(text)}`).toEqual([])
    }
  }
})

test('Etsy gets its thirteen tags', () => {
  for (const { master, product } of samples(60)) expect(fitToMarket(master, markets.etsy, product).tags).toHaveLength(13)
})

test('own copy passes own rules on every market, also when keywords from outside do not', LONG, () => {
  for (const { concept, product, master } of samples(40)) {
    for (const id of marketId.options) {
      const text = fitToMarket(master, marketRulesOf(id), product)
      const checks = checkText({ phrase: concept.phrase, ...text }, { spelled: concept.phrase, art: 'vector' }, id)
      const bad = checks.filter((check) => check.state !== 'clear' && check.state !== 'not-needed' && check.id !== 'trademark')
      expect(bad, `${id} / ${concept.phrase}: ${JSON.stringify(text)}`).toEqual([])
    }
  }
})

test('no listing of the writer says "gift" or "perfect for" on Amazon Merch, and none invents cloth', LONG, () => {
  for (const { product, master } of samples(30)) {
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
