/** What models say of a generated picture, as checks that a seller reads. What no model was there for stays unchecked. */
import type { Check } from '../../../compliance/contract.ts'

export interface LabelShare {
  readonly label: string
  /** 0 to 1. */
  readonly share: number
}

/** Labels of models that tell what is not fit for a shop, whatever they were taught to call it. */
const UNFIT = /nsfw|porn|hentai|sexy|explicit|unsafe|nud/i
/** Shares from which a picture is kept back, and from which somebody should look. */
const [BLOCKS, WARNS] = [0.7, 0.25]

export function safetyCheck(labels: readonly LabelShare[]): Check {
  const unfit = labels.reduce((sum, { label, share }) => (UNFIT.test(label) ? sum + share : sum), 0)
  const says = `The model is ${Math.round(unfit * 100)}% sure that it shows what shops refuse.`
  if (unfit >= BLOCKS) return { id: 'image-safety', state: 'block', reason: says }
  if (unfit >= WARNS) return { id: 'image-safety', state: 'warn', reason: `${says} Look at it before you list it.` }
  return { id: 'image-safety', state: 'clear', reason: 'The model found nothing in it that shops refuse.' }
}

/** Cosine of picture and words at which data sets take a pair of CLIP base models as belonging together: 0.28 (LAION-5B, English part). */
const BELONGS = 0.28
/** Of pairs that do not belong together hardly any is above. */
const APART = 0.2

export function relevanceCheck(cosine: number): Check {
  const near = Math.round(cosine * 100) / 100
  if (cosine >= BELONGS) return { id: 'relevance', state: 'clear', reason: `The picture shows what was asked for (nearness ${near}).` }
  if (cosine >= APART) return { id: 'relevance', state: 'warn', reason: `The picture shows what was asked for in part at most (nearness ${near}).` }
  return { id: 'relevance', state: 'warn', reason: `The picture hardly shows what was asked for (nearness ${near}).` }
}

/** Share of a picture that letters may take by chance. */
const LETTERS = 0.004

export function lettersCheck(share: number): Check {
  if (share < LETTERS) return { id: 'picture-text', state: 'clear', reason: 'The model found no letters in the picture.' }
  return { id: 'picture-text', state: 'warn', reason: `The model found what looks like letters on ${share < 0.01 ? 'less than 1' : Math.round(share * 100)}% of the picture. Picture models cannot spell: look at them.` }
}

/** Without a model: rows of small marks of one height are often letters. It can warn of them; that there are none it cannot say. */
export function rowsOfMarksCheck(rows: number): Check | null {
  if (rows === 0) return null
  return { id: 'picture-text', state: 'warn', reason: `${rows === 1 ? 'A row' : `${rows} rows`} of small marks in the picture may be letters. Picture models cannot spell: look at them.` }
}
