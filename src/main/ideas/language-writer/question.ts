/** What a language model is asked: our own words as instructions, everything from outside as data. */
import { z } from 'zod'
import { withoutPersonalData } from '../../compliance/index.ts'
import type { ThemeBrief } from '../concept-writer.ts'
import { mood } from '../contract.ts'
import { MAX_PHRASE_LENGTH } from '../pure/phrases/fill.ts'

/** Type treatments that the design engine takes up (pure/lexicon/topic.ts). */
const STYLES = ['retro', 'vintage', 'bold', 'script', 'varsity', 'badge', 'minimal', 'hand'] as const

/** Closed and flat: there is no place in it for anything but concepts. */
export const answer = z.strictObject({
  concepts: z.array(z.strictObject({
    theme: z.number().int().describe('number of the theme'),
    phrase: z.string().describe(`the words on the shirt, at most ${MAX_PHRASE_LENGTH} characters`),
    motif: z.string().nullable().describe('one or two English nouns for a picture, or null'),
    audience: z.string().nullable().describe('who wears it, plural: "corgi owners", or null'),
    mood: mood.describe('how it feels'),
    style: z.enum(STYLES).describe('type treatment'),
    forOccasion: z.boolean().describe('whether it is for the occasion of the theme'),
  })),
})
export type WrittenConcept = z.infer<typeof answer>['concepts'][number]

export const INSTRUCTIONS = [
  'You think up short original phrases for T-shirts sold by a small seller. Each theme is a number, a label, what people said lately, perhaps an occasion, and how many phrases are wanted.',
  'Write for people who love the theme: warm, witty, plain English, correct spelling, no hashtags, no emoji, no quotation marks.',
  'Never use names of people, brands, teams, places of business, films, series, games, songs or books, and never quote lyrics, slogans or what people said. No politics, religion against others, drugs, sex, violence, grief or insults. No web addresses, no calls to buy or to do something online.',
  'If a theme cannot be served within these rules, leave it out.',
].join('\n')

export const TASK = 'Write the wanted number of phrases for each of these themes.'

/** The themes as data, without addresses and numbers of people; numbers instead of ids, so that an answer can name only what was asked. */
export function material(themes: readonly ThemeBrief[], today: string): unknown {
  return {
    today,
    themes: themes.map(({ label, evidence, occasion, niches, count }, number) => ({
      number, label, wanted: count, said: evidence.map(withoutPersonalData), ...(occasion === undefined ? {} : { occasion: { name: occasion.name, on: occasion.occursOn } }), ...(niches.length === 0 ? {} : { sellerLikes: niches.slice(0, 20) }),
    })),
  }
}
