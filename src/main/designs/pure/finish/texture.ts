/** What an old or a cheap print does to the whole art, after the inks were parted. Lengths follow the width of the print area, so that every area wears alike. */
import type { Rng } from '../../../kernel/pure/rng.ts'
import type { Texture } from '../../contract.ts'
import type { InkArea } from '../finish-parts.ts'
import type { EdgeGrid } from '../print/edge-grid.ts'
import { fade } from './fade.ts'
import { inkSpace } from './ink-space.ts'
import { misprint } from './misprint.ts'
import { nicked } from './nicks.ts'
import { withoutSpecks, type Lost, type SpeckPlan } from './specks.ts'

const WORN: SpeckPlan = { tries: 3600, size: [0.0011, 0.0088], scratches: 0.16, gathered: 0.72 }
const GRAIN: SpeckPlan = { tries: 8000, size: [0.001, 0.0029], scratches: 0, gathered: 0.3 }
/** Nicks in 1000 pixels of straight edge, and how deep they go over the width. */
const NICKS = { density: 4.5, depth: 0.0028 }

/** The areas with the texture, the same ones where there is none. `grid` has their edges. */
export function textured(texture: Texture, { areas, grid }: { readonly areas: readonly InkArea[]; readonly grid: EdgeGrid }, widthPx: number, rng: Rng): readonly InkArea[] {
  switch (texture) {
    case 'none':
      return areas
    case 'worn': {
      const space = inkSpace(areas, grid)
      const lost: Lost[] = []
      const nicks = { ...NICKS, depth: NICKS.depth * widthPx }
      const edged = areas.map(({ ink, shape }, index) => ({ ink, shape: nicked(shape, space, index, nicks, rng.fork(`nicks-${ink}`), (nick) => lost.push(nick)) }))
      return withoutSpecks(edged, space, WORN, rng, lost)
    }
    case 'grain':
      return withoutSpecks(areas, inkSpace(areas, grid), GRAIN, rng)
    case 'halftone':
      return fade(areas, inkSpace(areas, grid), widthPx, rng)
    case 'misprint':
      return misprint(areas, widthPx, rng)
  }
}
