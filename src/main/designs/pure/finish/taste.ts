/** Which texture suits a concept. */
import type { Concept } from '../../../ideas/contract.ts'
import type { Rng } from '../../../kernel/pure/rng.ts'
import type { Texture } from '../../contract.ts'

const WORN_MOODS: ReadonlySet<string> = new Set(['retro', 'bold', 'proud', 'spooky'])
/** Of ten old prints. */
const OLD: readonly Texture[] = ['worn', 'worn', 'worn', 'worn', 'worn', 'grain', 'grain', 'grain', 'halftone', 'misprint']

/** Old-looking prints suit some moods and every style that asks for them; never children's or minimal ones. */
export function textureFor(concept: Pick<Concept, 'mood' | 'style'>, rng: Rng): Texture {
  if (isQuiet(concept)) return 'none'
  const named = textureOf(concept.style)
  const chance = named !== undefined || /vintage/i.test(concept.style) ? 0.85 : WORN_MOODS.has(concept.mood) ? 0.35 : 0
  return rng.next() < chance ? (named ?? rng.pick(OLD)) : 'none'
}

/** Finishes and wear are for grown-ups who like them. */
export function isQuiet({ style }: Pick<Concept, 'style'>): boolean {
  return /minimal|clean|kids|cute|kawaii/i.test(style)
}

function textureOf(style: string): Texture | undefined {
  if (/distress|worn|grunge/i.test(style)) return 'worn'
  if (/halftone|comic|pop.?art/i.test(style)) return 'halftone'
  if (/risograph|riso\b|misprint|screen.?print/i.test(style)) return 'misprint'
  return /grain/i.test(style) ? 'grain' : undefined
}
