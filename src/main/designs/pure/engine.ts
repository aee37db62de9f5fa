/** The typographic engine: a concept, a seed, a print area and garments in; outlines, inks and what they spell out. */
import type { Concept } from '../../ideas/contract.ts'
import type { Garment, PrintArea } from '../../products/contract.ts'
import { AppError } from '../../kernel/errors.ts'
import { createRng, type Rng } from '../../kernel/pure/rng.ts'
import type { Fingerprint } from '../checks/contract.ts'
import type { DesignChoices, InkVariant, PrintFacts, Recipe } from '../contract.ts'
import { bestDraft, DRAFTS, type Drafted, type Drafting } from './best-draft.ts'
import { voicesFor } from './candidates.ts'
import { fixedChoices } from './choices.ts'
import { inksFor, variantFor, variantsOf, type Inks } from './colour/inks.ts'
import { palettesFor, tintDistance, tinted, type Palette } from './colour/palettes.ts'
import { tintOf } from './colour/tints.ts'
import { facesOf, onEveryFace, type Faces } from './faces.ts'
import { textured } from './finish/texture.ts'
import { textureFor, isQuiet } from './finish/taste.ts'
import { fitToArea, separateInks, type InkArea } from './finish-parts.ts'
import { comingFrom } from './geometry/origin.ts'
import type { Fault } from './judge/faults.ts'
import { likeEarlier } from './judge/likeness.ts'
import type { LastComposed, Composed } from './last-composed.ts'
import type { Draft } from './layouts/layout.ts'
import type { Motif, MotifShelf, Picture } from './motifs.ts'
import { asMotif, holdsOwn, OWN_PICTURE, withoutPicture, type GeneratedPicture } from './picture/generated.ts'
import { heldPicture, rimOf, type HeldPicture } from './picture/held.ts'
import { paletteOf as paletteOfPicture } from './picture/picture-palette.ts'
import { pictureSvg, type Coloured } from './picture/picture-svg.ts'
import { mend } from './print/mend.ts'
import { LEAST_GAP, LEAST_STROKE, PX_PER_MM } from './print/measure.ts'
import { linesIn, type SetLine } from './set-lines.ts'
import { stickerAreas, STICKER_PAPER } from './sticker.ts'
import { toSvg } from './svg.ts'
import { quietly, samePhrase, tidyPhrase, wordsOf } from './type/words.ts'
import type { FaceShelf } from './type/voices.ts'

/** Part of every stored design: same concept, seed and engine, same bytes. Raise it when any output changes. */
export const ENGINE = 'typographic@2'

export interface DesignRequest {
  readonly concept: Concept
  readonly seed: string
  readonly area: PrintArea
  readonly garments: readonly Garment[]
  readonly choices?: DesignChoices | undefined
  /** Drafts made and judged, the best is kept. */
  readonly drafts?: number | undefined
  /** What earlier designs look like; a draft that looks like one of them is kept only for want of others. */
  readonly taken?: readonly Fingerprint[] | undefined
  /** Takes the place of a motif, unless the choices name another or none. */
  readonly picture?: GeneratedPicture | undefined
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
  /** Where its lines of type lie, in pixels of one face of the area. */
  readonly lines: readonly SetLine[]
  readonly recipe: Recipe
  readonly printFacts: PrintFacts
  /** What the judge says of it, 0 to 1, and what is left to complain of. */
  readonly score: number
  readonly faults: readonly Fault[]
}

/**
 * Sets one design. Throws InvalidInput, naming the field, for a phrase that holds nothing to set or letters that no
 * shipped font has, and for a choice that does not exist or cannot carry the phrase. `last` saves composing anew what an
 * editor asks for in other colours; it changes no byte.
 */
export function makeDesign(request: DesignRequest, shelves: Shelves, last?: LastComposed): MadeDesign {
  const { concept, area, garments } = request
  // All is composed, judged, mended and measured on one face; only what is written down is on every face.
  const face = facesOf(area)
  const phrase = tidyPhrase(concept.phrase)
  const picture = holdsOwn(request.choices) ? request.picture : undefined
  const fixed = fixedChoices(request.choices ?? {}, shelves.motifs, picture !== undefined)
  const choosing = createRng(`${ENGINE}/${request.seed}/${concept.mood}/${concept.style}/${phrase}`)
  const composing = createRng(`${ENGINE}/${request.seed}/${phrase}`)
  // The words that lead hang on the concept, not on the picture that was chosen: another picture moves no line.
  const fitting = motifsFor(concept, phrase, shelves.motifs)
  const own = fitting[0]
  const motif = picture !== undefined ? undefined : fixed.motif === undefined ? drawnOf(fitting, choosing.fork('motif')) : (fixed.motif ?? undefined)
  const words = wordsOf(quietly(phrase, concept.language), [...(own?.words ?? []), ...audienceWords(concept.audience)])
  const common = { words, language: concept.language, motif: picture === undefined ? pictureOf(motif) : asMotif(picture), aspect: face.widthPx / face.heightPx }
  const paletteOf = (used: Motif | undefined): Palette => {
    if (picture !== undefined) return fixed.palette ?? paletteOfPicture(picture.colours)
    const tint = tintOf(used)
    const palette = fixed.palette ?? paletteFor(concept, garments, tint, choosing.fork('palette'))
    return tint === undefined ? palette : tinted(palette, tint)
  }
  const voices = voicesFor(concept, phrase, fixed, shelves.face)
  const looks: Drafting['looks'] = (usedMotif) => (thumbnail) => likeEarlier(thumbnail, firstInks(paletteOf(usedMotif ? motif : undefined), garments), request.taken ?? [])
  const letters = fixed.letters ?? (isQuiet(concept) ? 'plain' : undefined)
  const compose = (): Composed => {
    const best = bestDraft({ fixed: { ...fixed, letters }, voices, common, drafts: request.drafts ?? DRAFTS, looks, choosing, composing })
    const placed = fitToArea(best.draft.parts, face.widthPx, face.heightPx)
    const held = picture === undefined ? undefined : heldPicture(placed, picture)
    const cut = held === undefined ? placed : withoutPicture(placed, face.widthPx * CLEAR_OF_PICTURE)
    return { best, placed, held, mended: mend(separateInks(cut), face.widthPx, face.heightPx), worn: new Map() }
  }
  const { best, placed, held, mended, worn } = last?.of(request, compose) ?? compose()
  const used = best.draft.usedMotif ? motif : undefined
  const palette = paletteOf(used)
  const texture = fixed.texture ?? (fixed.sticker || picture !== undefined ? 'none' : textureFor(concept, choosing.fork('wear')))
  const areas = worn.get(texture) ?? textured(texture, mended, face.widthPx, composing.fork('specks'))
  worn.set(texture, areas)
  const variants = printed({ areas, held }, palette, { area, face }, garments, fixed.sticker)
  const spotColours = Math.max(...variants.map(({ inks }) => inks.length))
  return {
    engine: ENGINE,
    layout: best.layout.id,
    variants,
    garments: garments.map(({ id, hex }) => ({ garment: id, variant: variantFor(hex) })),
    fonts: fontsOf(best.draft),
    ...(used === undefined ? {} : { motif: used.id }),
    spelled: spelledBy(best, phrase),
    lines: linesIn(placed),
    recipe: {
      layout: best.layout.id, voice: best.voice.id, palette: palette.id, motif: picture === undefined ? (used?.id ?? null) : OWN_PICTURE, finish: { letters: best.letters, texture, sticker: fixed.sticker },
      ...(used === undefined ? {} : { motifFrom: { set: used.set, licence: used.licence } }),
    },
    score: best.score,
    faults: [...best.faults, ...thinStrokes(mended.facts)],
    printFacts: { ...mended.facts, spotColours },
  }
}

/** Bare cloth that ornaments leave round a picture, over the width of the face. */
const CLEAR_OF_PICTURE = 0.006

const PICTURE = { kind: 'picture' } as const

const pictures = new WeakMap<Motif, Picture>()

/** One object for each motif, so that families can keep what they worked out about it. */
function pictureOf(motif: Motif | undefined): Picture | undefined {
  if (motif === undefined) return undefined
  const { lines, inside } = motif.picture()
  const picture = pictures.get(motif) ?? { lines: comingFrom(lines, PICTURE), inside: comingFrom(inside, PICTURE) }
  pictures.set(motif, picture)
  return picture
}

/** The inks of the first variant: what a preview shows. */
function firstInks(palette: Palette, garments: readonly Garment[]): Inks {
  const [{ variant, cloths } = { variant: 'on-dark' as const, cloths: [] }] = variantsOf(garments)
  return inksFor(palette, variant, cloths).inks
}

/** What the glyphs read, in reading order. */
function spelledBy({ layout, draft }: Drafted, phrase: string): string {
  const spelled = draft.reads.toSorted((a, b) => a.at - b.at).map(({ text }) => text).join(' ')
  // The one unforgivable fault: it is a bug of the layout, never the seller's.
  if (!samePhrase(spelled, phrase)) throw new AppError('bug', `The layout ${layout.id} spelled “${spelled}” for “${phrase}”.`)
  return spelled
}

/** Pictures of the concept's own motif, the best first; without one, of a word of the phrase that means one thing. */
function motifsFor(concept: Concept, phrase: string, motifs: MotifShelf): readonly Motif[] {
  if (concept.motif !== undefined && concept.motif.trim() !== '') return motifs.findAll(concept.motif)
  const content = wordsOf(phrase).filter(({ helper }) => !helper)
  return content.toReversed().map(({ text }) => motifs.findInText(text)).filter((motif) => motif !== undefined)
}

/** Mostly the best of the pictures, at times another drawing of the same thing. */
function drawnOf(fitting: readonly Motif[], rng: Rng): Motif | undefined {
  const [best, ...others] = fitting.filter((motif) => motif.words[0] === fitting[0]?.words[0] || motif.words.some((word) => fitting[0]?.words.includes(word)))
  return others.length === 0 || rng.next() < 0.6 ? best : rng.pick(others)
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
  return best
}

/** What could not be mended is told. A hundredth of a millimetre is rounding. */
function thinStrokes({ thinnestStrokeMm, narrowestGapMm }: Omit<PrintFacts, 'spotColours'>): Fault[] {
  if (thinnestStrokeMm >= LEAST_STROKE / PX_PER_MM - 0.01 && narrowestGapMm >= LEAST_GAP / PX_PER_MM - 0.01) return []
  return [{ name: 'thin-strokes', says: `Its finest stroke is ${thinnestStrokeMm} mm and its finest gap ${narrowestGapMm} mm: a press may lose them.` }]
}

/** What there is to print on one face: inks in their areas, and a picture in its place. */
interface Printable {
  readonly areas: readonly InkArea[]
  readonly held: HeldPicture | undefined
}

function printed({ areas, held }: Printable, palette: Palette, { area, face }: { area: PrintArea; face: Faces }, garments: readonly Garment[], sticker: boolean): MadeDesign['variants'] {
  return variantsOf(garments).map(({ variant, cloths }) => {
    // A sticker brings its own ground: the art on it is that of white paper.
    const { inks } = sticker ? inksFor(palette, 'on-light', variant === 'on-light' ? [...cloths, STICKER_PAPER] : [STICKER_PAPER]) : inksFor(palette, variant, cloths)
    const art = areas.map(({ ink, shape }) => ({ colour: inks[ink], shape }))
    const whole: readonly InkArea[] = held === undefined ? areas : [...areas, { ink: 'second', shape: held.outline }]
    const ground = sticker ? stickerAreas(whole, variant, inks.key, face.widthPx) : held === undefined ? [] : rimOf(held, cloths, inks.key, face.widthPx)
    const onFaces = (coloured: readonly Coloured[]): Coloured[] => coloured.map(({ colour, shape }) => ({ colour, shape: onEveryFace(shape, face) }))
    const used = [...new Set([...ground, ...art].map(({ colour }) => colour))]
    if (held === undefined) return { variant, svg: toSvg(area.widthPx, area.heightPx, onFaces([...ground, ...art])), inks: used }
    const places = face.lefts.map((left) => ({ ...held.place, left: held.place.left + left }))
    return { variant, svg: pictureSvg({ widthPx: area.widthPx, heightPx: area.heightPx, below: onFaces(ground), above: onFaces(art), png: held.picture.png, places }), inks: used }
  })
}

function fontsOf(draft: Draft): { family: string; licence: string }[] {
  const used = new Map(draft.reads.map(({ face }) => [face.id, { family: face.family, licence: face.licence }]))
  return [...used.values()]
}

/** "corgi owners" → corgi, owner: whom a design is about is worth its largest letters. */
function audienceWords(audience = ''): string[] {
  return audience.toLowerCase().split(/\s+/).map((word) => word.replace(/s$/u, ''))
}
