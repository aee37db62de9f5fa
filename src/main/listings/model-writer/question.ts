/** What a language model is asked about one design: our own words as instructions, everything else as data. */
import { z } from 'zod'
import type { Mood } from '../../ideas/contract.ts'
import type { ProductTemplate } from '../../products/contract.ts'
import type { ListingLanguage } from '../contract.ts'

/** Closed and flat; limits are for the model to aim at, and are kept by cutting (pure/fit-to-market.ts). */
export const answer = z.strictObject({
  productTitle: z.string().describe('at most 120 characters: the phrase as it is, the product, what it is and for whom'),
  productTitleShort: z.string().describe('the same in at most 70 characters'),
  designTitle: z.string().describe('at most 100 characters: the phrase as it is and what the design is about, no product'),
  designTitleShort: z.string().describe('the same in at most 55 characters'),
  paragraphs: z.array(z.string()).describe('two to four short paragraphs about the design; the first quotes the phrase'),
  bullets: z.array(z.string()).describe('two or three facts about the design, each at most 120 characters'),
  tags: z.array(z.string()).describe('20 search words or short phrases, small letters, each at most 20 characters'),
})
export type WrittenCopy = z.infer<typeof answer>

export const LANGUAGE_NAMES: Readonly<Record<ListingLanguage, string>> = { en: 'English', de: 'German', fr: 'French', it: 'Italian', es: 'Spanish', ja: 'Japanese' }

/** What is known of a design. Phrase, theme, keywords and sayings come from outside: data, never orders. */
export interface CopyBrief {
  readonly language: ListingLanguage
  readonly phrase: string
  readonly product: ProductTemplate['type']
  readonly mood: Mood
  readonly style: string
  readonly theme?: string | undefined
  readonly audience?: string | undefined
  readonly occasion?: string | undefined
  /** What the art shows beside the words. */
  readonly shows?: string | undefined
  readonly keywords: readonly string[]
  /** Texts of signals about the theme, cut. */
  readonly said: readonly string[]
  /** How the markets it is for want it to sound; the program's own words. */
  readonly tones: readonly string[]
}

export const INSTRUCTIONS = [
  'You write the text of a listing for one printed design that a small seller offers. The material names the phrase on the design, the product, the theme, whom it is for, and what people said about the theme.',
  'Write as a native speaker of the wanted language writes for people who love the theme: plain, warm, concrete, correct spelling and grammar. Leave the phrase as it is, in its own language and letter for letter. No emoji, no hashtags, no capitals for effect, no markup.',
  'Speak of the design only: its words, its look, its theme. Say nothing about cloth, fit, comfort, quality, care, origin, price, shipping, stock, gifts or reviews, and promise nothing. No web addresses, no names of people, brands, teams, films, series, games, songs or books, no calls to buy or to do something. Never quote what people said.',
].join('\n')

/** @returns the task for one language, with the tones of the markets. */
export function taskFor({ language, tones }: Pick<CopyBrief, 'language' | 'tones'>): string {
  return `Write the listing in ${LANGUAGE_NAMES[language]}. How it should sound: ${[...new Set(tones)].join(' ')}`
}

const LONGEST_SAID = 200
const MOST_SAID = 5
const MOST_KEYWORDS = 20

export function material({ phrase, product, mood, style, theme, audience, occasion, shows, keywords, said }: CopyBrief): unknown {
  return {
    phrase, product, mood, style, ...(theme === undefined ? {} : { theme }), ...(audience === undefined ? {} : { audience }), ...(occasion === undefined ? {} : { occasion }), ...(shows === undefined ? {} : { shows }),
    keywords: keywords.slice(0, MOST_KEYWORDS), said: said.slice(0, MOST_SAID).map((text) => [...text].slice(0, LONGEST_SAID).join('')),
  }
}
