/** From a concept to what a picture model is asked for. The same design asks for the same picture. */
import type { Concept, Mood } from '../../ideas/contract.ts'
import type { PictureWish } from '../../image-engines/contract.ts'
import { createRng } from '../../kernel/pure/rng.ts'
import { InvalidInput } from '../../kernel/errors.ts'
import type { ImageEngineId } from '../../settings/contract.ts'
import { palettesFor } from '../pure/colour/palettes.ts'
import type { PicturePort } from './port.ts'

/** Styles that suit a mood, the likeliest first; a pattern fills its ground and is made only where it is chosen. */
const STYLES: Readonly<Record<Mood, readonly string[]>> = {
  funny: ['flat-vector', 'mascot', 'kawaii', 'pixel-art'],
  proud: ['vintage-badge', 'mascot', 'flat-vector', 'woodcut'],
  cosy: ['watercolour', 'flat-vector', 'botanical', 'line-art'],
  bold: ['mascot', 'flat-vector', 'woodcut', 'vintage-badge'],
  sweet: ['kawaii', 'watercolour', 'flat-vector'],
  retro: ['retro-sunset', 'vintage-badge', 'woodcut', 'pixel-art'],
  spooky: ['woodcut', 'flat-vector', 'vintage-badge'],
  calm: ['watercolour', 'line-art', 'botanical', 'woodcut'],
  festive: ['flat-vector', 'kawaii', 'vintage-badge', 'watercolour'],
}
/** As a person of that mood would describe the thing. */
const MANNER: Readonly<Record<Mood, string>> = {
  funny: 'funny', proud: 'proud', cosy: 'cosy', bold: 'bold', sweet: 'sweet', retro: 'classic', spooky: 'spooky', calm: 'peaceful', festive: 'festive',
}
/** About a million pixels, which is what models are at home in; a shirt's front is a little higher than wide, and a subject is mostly not. */
const SIDE_PX = 1024
const MOST_SEED = 4_294_967_295

export interface PictureChoice {
  readonly designId: string
  readonly concept: Concept
  /** What the idea is about, in its own words; drawn where the concept names no motif. */
  readonly about: string
  /** Styles that the seller has chosen; empty: all that suit. */
  readonly styles: readonly string[]
  readonly engine: ImageEngineId | null
  readonly correlationId: string
  readonly runId: string | undefined
}

export interface WishedPicture {
  readonly wish: PictureWish
  readonly style: string
  readonly filled: boolean
}

/** @throws InvalidInput when the concept names nothing that can be drawn */
export function pictureWishFor(desk: Pick<PicturePort, 'prompt' | 'styles'>, { designId, concept, about, styles, engine, correlationId, runId }: PictureChoice): WishedPicture {
  const rng = createRng(`picture/${designId}`)
  const known = new Set(desk.styles.map(({ id }) => id))
  const own = styles.filter((id) => known.has(id))
  const suiting = (own.length > 0 ? own : STYLES[concept.mood]).filter((id) => known.has(id))
  const style = rng.fork('style').pick(suiting.length > 0 ? suiting : [...known])
  const seed = rng.fork('seed').int(MOST_SEED)
  const palette = rng.fork('palette').pick(palettesFor(concept.mood))
  const prompt = desk.prompt({ subject: subjectOf(concept, about), style, colours: palette.onLight.slice(0, 4), seed })
  const filled = desk.styles.find(({ id }) => id === style)?.fills ?? false
  return {
    style, filled,
    wish: {
      key: `design/${designId}`, what: `Picture for “${concept.phrase}”`.slice(0, 200), correlationId, prompt: prompt.positive, negative: prompt.negative, seed,
      widthPx: SIDE_PX, heightPx: SIDE_PX, ground: filled ? 'filled' : 'clear', engine, workflow: null, ...(runId === undefined ? {} : { runId }),
    },
  }
}

function subjectOf({ motif, mood, occasion }: Concept, about: string): string {
  const thing = (motif ?? about).trim()
  if (thing === '') throw new InvalidInput('idea', 'names nothing that can be drawn', 'Give it a motif, or make it with words alone.')
  return `${MANNER[mood]} ${thing}${occasion === undefined ? '' : `, ${occasion.replaceAll('-', ' ')} theme`}`
}
