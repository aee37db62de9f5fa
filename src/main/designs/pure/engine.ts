/** The typographic engine: a concept, a seed, a print area and garments in; outlines, inks and what they spell out. */
import type { Concept } from '../../ideas/contract.ts'
import type { Garment, PrintArea } from '../../products/contract.ts'
import { AppError, InvalidInput } from '../../kernel/errors.ts'
import { createRng, type Rng } from '../../kernel/pure/rng.ts'
import type { DesignChoices, InkVariant } from '../contract.ts'
import { inksFor, variantFor, variantsOf, type Inks } from './colour/inks.ts'
import { palettesFor, tintDistance, tinted, type Palette } from './colour/palettes.ts'
import { tintOf } from './colour/tints.ts'
import { fitToArea, separateInks, type InkArea } from './finish-parts.ts'
import { partsBox, type Draft, type Layout, type Setting, type Voice } from './layouts/layout.ts'
import { LAYOUTS } from './layouts/registry.ts'
import type { Motif, MotifShelf } from './motifs.ts'
import { toSvg } from './svg.ts'
import { wear } from './texture.ts'
import { capitals, quietly, samePhrase, tidyPhrase, wordsOf, type Word } from './type/words.ts'
import { covers, openVoice, VOICES, type FaceShelf } from './type/voices.ts'

/** Part of every stored design: same concept, seed and engine, same bytes. Raise it when any output changes. */
export const ENGINE = 'typographic@1'

/** Drafts made and judged for one design. */
const DRAFTS = 5

export interface DesignRequest {
  readonly concept: Concept
  readonly seed: string
  readonly area: PrintArea
  readonly garments: readonly Garment[]
  readonly choices?: DesignChoices | undefined
}

export interface Shelves {
  readonly face: FaceShelf
  readonly motifs: MotifShelf
}

export interface MadeDesign {
  readonly engine: string
  readonly layout: string
  readonly variants: { readonly variant: InkVariant; readonly svg: string; readonly inks: string[] }[]
  readonly garments: { readonly garment: string; readonly variant: InkVariant }[]
  readonly fonts: { readonly family: string; readonly licence: string }[]
  readonly motif?: string
  readonly spelled: string
}

/**
 * Sets one design. Throws InvalidInput for a phrase that holds nothing to set or letters that no shipped font has,
 * and for a layout that does not exist or cannot carry the phrase.
 */
export function makeDesign(request: DesignRequest, shelves: Shelves): MadeDesign {
  const { concept, area, garments } = request
  const phrase = tidyPhrase(concept.phrase)
  const rng = createRng(`${ENGINE}/${request.seed}/${concept.mood}/${concept.style}/${phrase}`)
  const motif = motifFor(concept, phrase, shelves.motifs)
  const words = wordsOf(quietly(phrase, concept.language), [...(motif?.words ?? []), ...audienceWords(concept.audience)])
  const best = bestDraft(request, words, motif, voicesFor(concept, phrase, shelves.face), rng)
  const spelled = best.draft.reads.toSorted((a, b) => a.at - b.at).map(({ text }) => text).join(' ')
  // The one unforgivable fault: it is a bug of the layout, never the seller's.
  if (!samePhrase(spelled, phrase)) throw new AppError('bug', `The layout ${best.layout.id} spelled “${spelled}” for “${phrase}”.`)
  const separated = separateInks(fitToArea(best.draft.parts, area.widthPx, area.heightPx))
  const areas = isWorn(concept, rng.fork('wear')) ? wear(separated, rng.fork('specks')) : separated
  const palette = paletteFor(concept, garments, best.draft.usedMotif ? tintOf(motif?.id) : undefined, rng.fork('palette'))
  return {
    engine: ENGINE,
    layout: best.layout.id,
    variants: variantsOf(garments).map(({ variant, cloths }) => printed(variant, inksFor(palette, variant, cloths).inks, areas, area)),
    garments: garments.map(({ id, hex }) => ({ garment: id, variant: variantFor(hex) })),
    fonts: fontsOf(best.draft),
    ...(motif !== undefined && best.draft.usedMotif ? { motif: motif.id } : {}),
    spelled,
  }
}

const WORN_MOODS: ReadonlySet<string> = new Set(['retro', 'bold', 'proud', 'spooky'])

/** Old-looking prints suit some moods and every style that asks for them; never children's or minimal ones. */
function isWorn({ mood, style }: Concept, rng: Rng): boolean {
  if (/minimal|clean|kids|cute|kawaii/i.test(style)) return false
  return rng.next() < (/vintage|distress|worn|grunge/i.test(style) ? 0.85 : WORN_MOODS.has(mood) ? 0.35 : 0)
}

/** The concept's own motif; without one, a word of the phrase that has a picture. */
function motifFor(concept: Concept, phrase: string, motifs: MotifShelf): Motif | undefined {
  if (concept.motif !== undefined && concept.motif.trim() !== '') return motifs.find(concept.motif)
  const content = wordsOf(phrase).filter(({ helper }) => !helper)
  return content.toReversed().map(({ text }) => motifs.find(text)).find((motif) => motif !== undefined)
}

interface Judged {
  readonly layout: Layout
  readonly draft: Draft
  readonly score: number
}

function bestDraft(request: DesignRequest, words: readonly Word[], motif: Motif | undefined, voices: readonly (readonly Voice[])[], rng: Rng): Judged {
  const aspect = request.area.widthPx / request.area.heightPx
  const common = { words, language: request.concept.language, motif: motif?.picture(), aspect }
  const choices = choicesFor(request.choices?.layout, voices, common)
  const drafts = Array.from({ length: DRAFTS }, (_, index): Judged => {
    const chance = rng.fork(`draft-${index}`)
    const { layout, voice } = drawWeighted(choices, chance.next())
    const draft = layout.compose({ ...common, voice, finish: chance.pick(voice.finishes), rng: chance.fork('layout') })
    // The first draw keeps a small lead, so that the seed and not the judge alone decides.
    return { layout, draft, score: judge(draft, aspect) * (1 - index * 0.03) }
  })
  return drafts.reduce((best, other) => (other.score > best.score ? other : best))
}

interface Choice {
  readonly layout: Layout
  readonly voice: Voice
  readonly weight: number
}

/** Every layout with every voice that suits it; a layout counts once, however many voices it has. Throws InvalidInput when none does. */
function choicesFor(wanted: string | undefined, voices: readonly (readonly Voice[])[], common: Omit<Setting, 'rng' | 'finish' | 'voice'>): Choice[] {
  const layouts = LAYOUTS.filter(({ id }) => wanted === undefined || id === wanted)
  if (layouts.length === 0) throw new InvalidInput('layout', `“${wanted}” is not a layout`, `Choose one of ${LAYOUTS.map(({ id }) => id).join(', ')}.`)
  // Only a layout that was asked for may look beyond the voices of its mood.
  const groups = wanted === undefined ? voices.slice(0, 1) : voices
  const choices = layouts.flatMap((layout) => {
    const suited = groups.map((group) => suitedVoices(layout, group, common)).find((group) => group.length > 0) ?? []
    return suited.map((choice) => ({ ...choice, weight: choice.weight / suited.length }))
  })
  if (choices.length === 0) throw new InvalidInput('layout', `“${wanted}” cannot carry this phrase`, 'Choose another layout or leave it open.')
  return choices
}

function suitedVoices(layout: Layout, voices: readonly Voice[], common: Omit<Setting, 'rng' | 'finish' | 'voice'>): Choice[] {
  return voices.map((voice) => ({ layout, voice, weight: layout.suits({ ...common, voice }) })).filter(({ weight }) => weight > 0)
}

function drawWeighted(choices: readonly Choice[], chance: number): Choice {
  let draw = chance * choices.reduce((sum, { weight }) => sum + weight, 0)
  const drawn = choices.find(({ weight }) => (draw -= weight) < 0) ?? choices.at(-1)
  if (drawn === undefined) throw new RangeError('there is nothing to draw from')
  return drawn
}

/** What a layout says of itself, and how well the block fills the area without being a strip. */
function judge(draft: Draft, aspect: number): number {
  const box = partsBox(draft.parts)
  const shape = box.width / box.height
  const filled = Math.min(shape / aspect, aspect / shape)
  return draft.fit * (0.55 + 0.45 * Math.min(1, filled / 0.75))
}

/**
 * Voices that have every letter: those of the wanted style twice, those of the mood, and all the others only for a
 * forced layout that neither can carry. Throws InvalidInput when no voice has every letter.
 */
function voicesFor(concept: Concept, phrase: string, face: FaceShelf): Voice[][] {
  const text = phrase + capitals(phrase, concept.language)
  const able = VOICES.map((plan) => ({ plan, voice: openVoice(plan, face) })).filter(({ voice }) => covers(voice, text))
  if (able.length === 0) throw unsettable(text, face)
  const ofMood = able.filter(({ plan }) => plan.moods.includes(concept.mood))
  const wanted = concept.style.toLowerCase()
  const stylish = able.filter(({ plan }) => plan.styles.some((style) => wanted.includes(style)))
  return [[...ofMood, ...stylish], able].map((choice) => choice.map(({ voice }) => voice)).filter((voices) => voices.length > 0)
}

function unsettable(text: string, face: FaceShelf): InvalidInput {
  const missing = face('oswald').missing(text)
  const named = missing.length > 0 ? missing : [...new Set(text)].filter((letter) => /[^\p{ASCII}]/u.test(letter))
  return new InvalidInput('phrase', `no shipped font has ${named.slice(0, 5).map((letter) => `“${letter}”`).join(', ')}`, 'Write the phrase with Latin letters, digits and common punctuation.')
}

/** Of four palettes of the mood, the one that the cloths bend least and that has the colour of the picture. */
function paletteFor(concept: Concept, garments: readonly Garment[], tint: number | undefined, rng: Rng): Palette {
  const drawn = rng.shuffle(palettesFor(concept.mood)).slice(0, 4)
  const costs = drawn.map((palette, index) => {
    const shift = variantsOf(garments).reduce((sum, { variant, cloths }) => sum + inksFor(palette, variant, cloths).shift, 0)
    return shift + (tint === undefined ? 0 : tintDistance(palette, tint) / 200) + index * 0.06
  })
  const best = drawn[costs.indexOf(Math.min(...costs))]
  if (best === undefined) throw new AppError('bug', `The mood ${concept.mood} has no palette.`)
  return tint === undefined ? best : tinted(best, tint)
}

function printed(variant: InkVariant, inks: Inks, areas: readonly InkArea[], area: PrintArea): MadeDesign['variants'][number] {
  const coloured = areas.map(({ ink, shape }) => ({ colour: inks[ink], shape }))
  return { variant, svg: toSvg(area.widthPx, area.heightPx, coloured), inks: [...new Set(coloured.map(({ colour }) => colour))] }
}

function fontsOf(draft: Draft): { family: string; licence: string }[] {
  const used = new Map(draft.reads.map(({ face }) => [face.id, { family: face.family, licence: face.licence }]))
  return [...used.values()]
}

/** "corgi owners" → corgi, owner: whom a design is about is worth its largest letters. */
function audienceWords(audience = ''): string[] {
  return audience.toLowerCase().split(/\s+/).map((word) => word.replace(/s$/u, ''))
}
