/** Drafts of one design, composed and judged; the best is kept. */
import { InvalidInput } from '../../kernel/errors.ts'
import type { Rng } from '../../kernel/pure/rng.ts'
import type { Lettering } from '../contract.ts'
import { candidatesFor, drawWeighted, lettersFor, type Candidate, type Common } from './candidates.ts'
import { nameOf, type Fixed } from './choices.ts'
import type { Fault } from './judge/faults.ts'
import { judge } from './judge/judge.ts'
import { isLost } from './judge/legibility.ts'
import type { Thumbnail } from './judge/thumbnail.ts'
import type { Draft, Layout, Voice } from './layouts/layout.ts'

/** Drafts made and judged for one design, unless asked otherwise. */
export const DRAFTS = 5

export interface Drafted {
  readonly layout: Layout
  readonly voice: Voice
  readonly letters: Lettering
  readonly draft: Draft
  /** What the judge says, 0 to 1. */
  readonly score: number
  /** The score, with the lead that an early draw has. */
  readonly rank: number
  readonly faults: readonly Fault[]
  /** Its words are too small to be read. */
  readonly lost: boolean
}

export interface Drafting {
  readonly fixed: Fixed
  readonly voices: readonly (readonly Voice[])[]
  readonly common: Common
  readonly drafts: number
  /** Faults that hang on earlier designs. */
  readonly looks: (usedMotif: boolean) => (thumbnail: Thumbnail) => readonly Fault[]
  /** What is chosen. */
  readonly choosing: Rng
  /** How what was chosen is composed: it hangs on seed, phrase and layout alone, so that a recipe gives the same again. */
  readonly composing: Rng
}

/** Throws InvalidInput that names the choice which cannot carry the phrase. */
export function bestDraft(drafting: Drafting): Drafted {
  const candidates = candidatesFor(drafting.fixed, drafting.voices, drafting.common)
  const drawn = new Map<string, Drafted>()
  for (let index = 0; index < drafting.drafts; index++) {
    const chance = drafting.choosing.fork(`draft-${index}`)
    const candidate = drawWeighted(candidates, chance.next())
    const letters = lettersFor(candidate, drafting.fixed.letters, chance)
    const key = `${candidate.layout.id}/${candidate.voice.id}/${letters}`
    // The first draw keeps a small lead, so that the seed and not the judge alone decides.
    const drafted = drawn.has(key) ? undefined : draftOf(drafting, candidate, letters, 1 - drawn.size * 0.03)
    if (drafted !== undefined) drawn.set(key, drafted)
  }
  const [first = anyDraft(drafting, candidates), ...others] = drawn.values()
  const best = others.reduce((one, other) => (isBetter(other, one) ? other : one), first)
  if (best.lost && drafting.fixed.layout !== undefined) {
    throw new InvalidInput('layout', `“${nameOf(drafting.fixed.layout)}” cannot carry this phrase: its letters would be too small to read`, 'Choose another layout or leave it open.')
  }
  return best
}

/** What can be read before what cannot, then by rank. */
function isBetter(one: Drafted, other: Drafted): boolean {
  return one.lost === other.lost ? one.rank > other.rank : other.lost
}

/** One after the other until a candidate takes what was fixed. */
function anyDraft(drafting: Drafting, candidates: readonly Candidate[]): Drafted {
  for (const candidate of drafting.choosing.fork('any').shuffle(candidates)) {
    const drafted = draftOf(drafting, candidate, lettersFor(candidate, drafting.fixed.letters, drafting.choosing.fork('letters')), 1)
    if (drafted !== undefined) return drafted
  }
  const where = drafting.fixed.layout === undefined ? 'no layout' : `the layout “${nameOf(drafting.fixed.layout)}”`
  throw new InvalidInput('motif', `${where} has no place for a picture with this phrase here`, 'Leave the picture out, or choose another layout.')
}

/** undefined where the draft leaves out a picture that was asked for. */
function draftOf(drafting: Drafting, { layout, voice }: Candidate, letters: Lettering, lead: number): Drafted | undefined {
  const { common, fixed } = drafting
  const compose = (motif: Common['motif']): Draft => layout.compose({ ...common, motif, voice, finish: letters, rng: drafting.composing.fork(layout.id) })
  let draft = compose(common.motif)
  if (!draft.usedMotif && common.motif !== undefined) {
    if (fixed.motif !== undefined || layout.suits({ ...common, motif: undefined, voice }) === 0) return undefined
    // A recipe without a picture must give this very draft again.
    draft = compose(undefined)
  }
  const { score, faults, thumbnail } = judge({ draft, layout, voice, words: common.words, aspect: common.aspect }, drafting.looks(draft.usedMotif))
  return { layout, voice, letters, draft, score, rank: score * lead, faults, lost: isLost(thumbnail.lines, common.words) }
}
