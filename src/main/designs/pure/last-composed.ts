/** What was composed last: another palette or texture for the same words in the same look composes nothing anew. */
import type { DesignChoices, Texture } from '../contract.ts'
import type { Drafted } from './best-draft.ts'
import type { DesignRequest } from './engine.ts'
import type { InkArea } from './finish-parts.ts'
import type { Part } from './layouts/layout.ts'
import type { HeldPicture } from './picture/held.ts'
import type { Mended } from './print/mend.ts'

/** All of a design that hangs neither on its colours nor on its texture. */
export interface Composed {
  readonly best: Drafted
  /** The parts in their places on one face. */
  readonly placed: readonly Part[]
  readonly held: HeldPicture | undefined
  readonly mended: Mended
  /** The textures that it was given so far. */
  readonly worn: Map<Texture, readonly InkArea[]>
}

export interface LastComposed {
  /** The same as `compose` gives, without the work where a request of the same shape came just before. */
  of(request: DesignRequest, compose: () => Composed): Composed
}

/** The design at hand and the one it was compared with. */
const KEPT = 2

export function createLastComposed(): LastComposed {
  const kept = new Map<string, Composed>()
  return {
    of(request, compose) {
      const key = keyOf(request)
      if (key === null) return compose()
      const composed = kept.get(key) ?? compose()
      kept.delete(key)
      kept.set(key, composed)
      for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
      return composed
    },
  }
}

/** null where the colours have a say: earlier designs are compared in colour, and a picture brings its own. */
function keyOf({ concept, seed, area, choices, drafts, taken = [], picture }: DesignRequest): string | null {
  if (taken.length > 0 || picture !== undefined) return null
  return JSON.stringify([concept, seed, area, drafts ?? null, shapeOf(choices)])
}

function shapeOf({ palette: _palette, finish: { texture: _texture, ...finish } = {}, ...choices }: DesignChoices = {}): DesignChoices {
  return { ...choices, finish }
}
