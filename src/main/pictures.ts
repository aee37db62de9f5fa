/** Joins image engines with the designs that hold their pictures: a part of the composition root. */
import type { LooksPort, PicturePort } from './designs/index.ts'
import { PROMPT_STYLES, promptFor } from './image-engines/index.ts'

/** `make` gives the picture of a wish; prompts are written by the desk. */
export function createPicturePort(make: PicturePort['make'], polish?: PicturePort['polish']): PicturePort {
  return { make, ...(polish === undefined ? {} : { polish }), prompt: promptFor, styles: PROMPT_STYLES.map(({ id, fills }) => ({ id, fills })) }
}

/** Nobody looks at pictures here: every check of one says so. */
export function createLooks(): LooksPort {
  return { check: () => Promise.resolve([]), mask: () => Promise.resolve(false) }
}
