/**
 * Words for a picture model, from a style, a subject, colours and a seed. The same wish gives the same words. The subject
 * is material: what picture programs take for commands is taken out of it.
 */
import { InvalidInput } from '../../../kernel/errors.ts'
import { createRng } from '../../../kernel/pure/rng.ts'
import { PROMPT_STYLES, type PromptStyle } from './styles.ts'

export interface PromptWish {
  readonly subject: string
  /** The id of a style. */
  readonly style: string
  /** Names of colours, or hex. */
  readonly colours: readonly string[]
  readonly seed: number
}

export interface Prompt {
  readonly style: string
  readonly positive: string
  readonly negative: string
}

/** Lettering is set by the typographic engine, marks and faces belong to somebody, and a cut-out wants a plain ground. */
const NEVER = [
  'text', 'letters', 'words', 'numbers', 'watermark', 'signature', 'logo', 'brand', 'trademark', 'celebrity', 'famous character',
  'cropped', 'cut off', 'out of frame', 'blurry', 'low quality', 'deformed', 'extra limbs', 'mock-up', 't-shirt',
] as const
const ALONE = ['single subject', 'centred', 'whole subject in view', 'isolated on a plain white background', 'no shadow on the ground'] as const
const ALONE_NEVER = ['busy background', 'scenery', 'frame', 'border', 'several subjects', 'collage'] as const

const MOST_LETTERS = 300
const MOST_COLOURS = 6

/** @throws InvalidInput for a style that is not there, or a subject in which nothing is left to draw. */
export function promptFor({ subject, style: id, colours, seed }: PromptWish): Prompt {
  const style = PROMPT_STYLES.find((one) => one.id === id)
  if (style === undefined) throw new InvalidInput('style', `there is no style “${id.slice(0, 60)}”`, `There are ${PROMPT_STYLES.map((one) => one.id).join(', ')}.`)
  const what = asMaterial(subject)
  if (!/[\p{L}\p{N}]/u.test(what)) throw new InvalidInput('prompt', 'says nothing that can be drawn', 'Say what shall be seen, like “a fox asleep under a fern”.')
  const parts = [`${style.opening} ${what}`, ...mannersOf(style, seed), ...palette(colours), ...(style.fills ? ['edge to edge'] : ALONE)]
  return { style: style.id, positive: parts.join(', '), negative: negativeFor(style) }
}

/** What is kept out when no style is chosen. */
export function plainNegative(): string {
  return NEVER.join(', ')
}

function negativeFor({ never, fills }: PromptStyle): string {
  return [...new Set([...NEVER, ...(fills ? [] : ALONE_NEVER), ...never])].join(', ')
}

function mannersOf(style: PromptStyle, seed: number): string[] {
  const rng = createRng(`${style.id}/${seed}`)
  return style.manners.map((list) => rng.pick(list))
}

/** Plain words of at most 300 letters: no weights, no tags, no embeddings, no choices, one line. */
export function asMaterial(text: string): string {
  return text.normalize('NFC')
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/\bembedding:\S*/gi, ' ')
    .replaceAll(/:\s*-?\d+(?:\.\d+)?(?=\s*[)\]])/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}()[\]{}|\\<>_^*~#@]/gu, ' ')
    .replaceAll(/\b(?:BREAK|AND)\b/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, MOST_LETTERS)
    .trim()
}

/** The names of CSS for the corners and middles of the colour cube: picture models know words, not numbers. */
const NAMED: readonly (readonly [name: string, red: number, green: number, blue: number])[] = [
  ['black', 0, 0, 0], ['white', 255, 255, 255], ['grey', 128, 128, 128], ['red', 220, 20, 60], ['maroon', 128, 0, 0], ['orange', 255, 140, 0], ['brown', 139, 69, 19],
  ['gold', 255, 215, 0], ['cream', 255, 253, 208], ['olive green', 107, 142, 35], ['green', 0, 128, 0], ['teal', 0, 128, 128], ['turquoise', 64, 224, 208],
  ['sky blue', 135, 206, 235], ['blue', 65, 105, 225], ['navy', 0, 0, 128], ['purple', 128, 0, 128], ['lavender', 200, 180, 250], ['pink', 255, 182, 193], ['magenta', 255, 0, 144],
]

function palette(colours: readonly string[]): string[] {
  const names = [...new Set(colours.slice(0, MOST_COLOURS).map((colour) => (/^#[0-9a-f]{6}$/i.test(colour.trim()) ? nearestColour(colour.trim()) : asMaterial(colour))))].filter((name) => name !== '')
  return names.length === 0 ? [] : [`colours ${names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`} only`]
}

function nearestColour(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
  const far = ([, r, g, b]: (typeof NAMED)[number]): number => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
  return NAMED.reduce((best, one) => (far(one) < far(best) ? one : best))[0]
}
