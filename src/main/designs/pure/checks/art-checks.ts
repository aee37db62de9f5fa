/** The checks of a picture in one list, each with its reason: the art as it will be printed, not what its words say. */
import type { ArtCheckId, Check } from '../../../compliance/contract.ts'
import type { Garment } from '../../../products/contract.ts'
import type { ArtFacts, Side } from '../../checks/contract.ts'
import type { PrintFacts } from '../../contract.ts'
import { LOOKS_LIKE } from '../fingerprint.ts'

export interface ArtContext {
  readonly garments: readonly Garment[]
  /** What the engine measured on its own outlines. */
  readonly printFacts?: PrintFacts | undefined
  /** The earlier design that looks most like this one; null when there is none, left out where none were compared. */
  readonly nearest?: { readonly phrase: string; readonly likeness: number } | null
  /** A model that is here enlarges it when it is printed. */
  readonly enlarges?: boolean
}

/** One per ArtCheckId, in that order. */
export function artChecks(facts: ArtFacts, context: ArtContext): Check[] {
  return [artPresent(facts), printSize(facts, context.enlarges ?? false), garmentContrast(facts, context.garments), fineLines(facts, context.printFacts), seeThrough(facts), cutOff(facts), thumbnail(facts), duplicate(context.nearest)]
}

const check = (id: ArtCheckId, state: Check['state'], reason: string): Check => ({ id, state, reason })

/** Less ink than this is a speck: 0.1% of a shirt's print area is half a postage stamp. */
const LEAST_INK = 0.001

function artPresent({ ink }: ArtFacts): Check {
  if (ink === 0) return check('art-present', 'block', 'Nothing would be printed.')
  if (ink < LEAST_INK) return check('art-present', 'warn', 'Hardly anything would be printed: less than a thousandth of the print area has ink.')
  return check('art-present', 'clear', `Ink covers ${percent(ink)} of the print area.`)
}

/** Dots per inch of print below which art looks soft from near, and Amazon Merch's least size (see print-limits.ts). */
const [SHARP_DPI, LEAST_PX] = [150, 485]
/** Models that enlarge do so twice at least. */
const LEAST_FACTOR = 2

function printSize({ source }: ArtFacts, enlarges: boolean): Check {
  if (source === null) return check('print-size', 'clear', 'The art is made of outlines and is sharp at any size.')
  const { widthPx, heightPx, dpi } = source
  const size = `The art itself is ${widthPx} × ${heightPx} pixels`
  if (Math.max(widthPx, heightPx) < LEAST_PX) return check('print-size', 'block', `${size}; markets refuse art smaller than ${LEAST_PX} pixels.`)
  if (dpi < SHARP_DPI && enlarges && dpi * LEAST_FACTOR >= SHARP_DPI) return check('print-size', 'clear', `${size}: ${dpi} of them to an inch of print. A model on this computer enlarges it when it is printed.`)
  if (dpi < SHARP_DPI) return check('print-size', 'warn', `${size}: ${dpi} of them to an inch of print. Below ${SHARP_DPI} it looks soft from near.`)
  return check('print-size', 'clear', `${size}: ${dpi} of them to an inch of print.`)
}

/** Accents are asked for 2.5 : 1 (WCAG contrast); a third of the ink may be lost before the drawing is. */
const [LEAST_CONTRAST, MOST_HIDDEN] = [2.5, 0.35]

function garmentContrast({ contrast, ground }: ArtFacts, garments: readonly Garment[]): Check {
  if (ground !== 'none') return check('garment-contrast', 'not-needed', 'The art stands on a ground of its own, so the colour of the garment does not matter.')
  if (contrast.length === 0) return check('garment-contrast', 'not-checked', 'It is not known which garments the art is for.')
  const weak = contrast.filter(({ typical, hidden }) => typical < LEAST_CONTRAST || hidden > MOST_HIDDEN)
  if (weak.length === 0) return check('garment-contrast', 'clear', `The art stands out on ${contrast.length === 1 ? 'the garment' : `all ${contrast.length} garments`}.`)
  const names = weak.map(({ garment }) => garments.find(({ id }) => id === garment)?.name ?? garment)
  return check('garment-contrast', weak.length === contrast.length ? 'block' : 'warn', `Too little contrast on ${listed(names)}. Leave ${weak.length === 1 ? 'it' : 'them'} out, or use other inks there.`)
}

/** The least that prints, in mm (thickness floor of textile printing). */
const [LEAST_LINE_MM, LEAST_GAP_MM] = [0.35, 0.5]

function fineLines({ fine, ground }: ArtFacts, printFacts: PrintFacts | undefined): Check {
  if (printFacts !== undefined) return engineLines(printFacts)
  if (fine === null) return check('fine-lines', 'not-checked', ground === 'none' ? 'Its lines were not measured.' : 'Lines can be measured only in art without a ground of its own. Remove the background first.')
  const faults = [
    ...(fine.lines.places === 0 ? [] : [`Lines under ${LEAST_LINE_MM} mm may break in print: ${placesOf(fine.lines)}.`]),
    ...(fine.gaps.places === 0 ? [] : [`Gaps under ${LEAST_GAP_MM} mm may fill with ink: ${placesOf(fine.gaps)}.`]),
  ]
  if (faults.length === 0) return check('fine-lines', 'clear', `No line under ${LEAST_LINE_MM} mm and no gap under ${LEAST_GAP_MM} mm was found.`)
  return check('fine-lines', 'warn', faults.join(' '))
}

function engineLines({ thinnestStrokeMm, narrowestGapMm }: PrintFacts): Check {
  const faults = [
    ...(thinnestStrokeMm < LEAST_LINE_MM ? [`Its thinnest line is ${millimetres(thinnestStrokeMm)}; under ${LEAST_LINE_MM} mm it may break in print.`] : []),
    ...(narrowestGapMm < LEAST_GAP_MM ? [`Its narrowest gap is ${millimetres(narrowestGapMm)}; under ${LEAST_GAP_MM} mm it may fill with ink.`] : []),
  ]
  if (faults.length > 0) return check('fine-lines', 'warn', faults.join(' '))
  return check('fine-lines', 'clear', `The thinnest line is ${millimetres(thinnestStrokeMm)}, the narrowest gap ${millimetres(narrowestGapMm)}.`)
}

/** Half a percent of the ink is dust; more is a shadow, a glow or a faded part. */
const MOST_SOFT = 0.005

function seeThrough({ soft }: ArtFacts): Check {
  if (soft.share <= MOST_SOFT) return check('see-through', 'clear', 'The ink is solid, with fine edges.')
  return check('see-through', 'warn', `${percent(soft.share)} of the ink (${Math.round(soft.mm2 / 100)} cm²) is see-through and prints as dots or with a pale rim. Make shadows and glows solid.`)
}

const SIDES: Readonly<Record<Side, string>> = { left: 'left', right: 'right', top: 'upper', bottom: 'lower' }

function cutOff({ cut, ground }: ArtFacts): Check {
  if (cut.length > 0) return check('cut-off', 'warn', `The art touches the ${listed(cut.map((side) => SIDES[side]))} edge of its picture and may be cut off there.`)
  return check('cut-off', 'clear', ground === 'picture' ? 'The picture goes on to all of its edges.' : 'Nothing is cut off at an edge.')
}

const MOST_THIN = 0.5

function thumbnail({ thinAtThumbnail, ground }: ArtFacts): Check {
  if (ground !== 'none') return check('thumbnail', 'not-checked', 'Its letters cannot be told from the ground they stand on. Remove the background first.')
  if (thinAtThumbnail > MOST_THIN) return check('thumbnail', 'warn', `${percent(thinAtThumbnail)} of the art is thinner than a pixel in a list of search results; make its lines bolder.`)
  return check('thumbnail', 'clear', 'Its lines are bold enough for a small picture in a list.')
}

function duplicate(nearest: ArtContext['nearest']): Check {
  if (nearest === undefined) return check('duplicate', 'not-checked', 'It was not compared with your designs.')
  if (nearest === null || nearest.likeness < LOOKS_LIKE) return check('duplicate', 'clear', 'None of your designs looks like it.')
  return check('duplicate', 'warn', `It looks like your design “${nearest.phrase}” (${percent(nearest.likeness)} alike).`)
}

function percent(share: number): string {
  const value = share * 100
  return `${value < 1 ? value.toFixed(1) : Math.round(value)}%`
}

function millimetres(value: number): string {
  return `${value.toFixed(2)} mm`
}

function placesOf({ places, lengthMm }: { places: number; lengthMm: number }): string {
  return `${places === 1 ? 'one place' : `${places} places`}, ${Math.max(1, Math.round(lengthMm))} mm in all`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
