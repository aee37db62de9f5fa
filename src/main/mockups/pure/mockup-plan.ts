/** Which mock-ups a design gets: on which garments, in which scenes. */
import type { Garment, ProductTemplate } from '../../products/contract.ts'
import type { SceneFile } from '../scenes/contract.ts'
import { linearOfHex, oklabOfLinear } from '../../kernel/pure/oklab.ts'

export interface PlannedScene {
  readonly id: string
  readonly file: SceneFile
}

export interface Shot {
  readonly scene: string
  /** Id of one of the product's colours. */
  readonly garment: string
}

/** The first for Review, the set for a listing, or every garment in every scene. */
export type MockupSet = 'first' | 'full' | 'all'

/** Of a full set: garments in the main scene, further scenes, and how many pictures there are at least where the product allows. */
const MAIN_GARMENTS = 3
const OTHER_SCENES = 3
const FULL_SET = 4
/** OKLab distance from which a photographed garment is another colour than the one sold. */
const SAME_COLOUR = 0.09

/**
 * The mock-ups in the order they are shown. `scenes` are those of all products, main scenes first; `first` is the
 * garment the design is first shown on. Empty when no scene shows this kind of product.
 */
export function plannedShots(product: Pick<ProductTemplate, 'type' | 'colours'>, scenes: readonly PlannedScene[], first: string, set: MockupSet): readonly Shot[] {
  const [start] = product.colours.filter(({ id }) => id === first)
  const colours = [...(start === undefined ? [] : [start]), ...product.colours.filter(({ id }) => id !== first)]
  const fitting = scenes.filter(({ file }) => file.products.includes(product.type)).map((scene) => shotsOf(scene, colours)).filter((shots) => shots.length > 0)
  const [main = [], ...others] = fitting
  if (set === 'first') return main.slice(0, 1)
  if (set === 'all') return fitting.flat()
  const chosen = [...main.slice(0, MAIN_GARMENTS), ...others.slice(0, OTHER_SCENES).flatMap((shots) => shots.slice(0, 1))]
  const more = [...main.slice(MAIN_GARMENTS), ...others.flatMap((shots) => shots.slice(1))]
  return [...chosen, ...more.slice(0, Math.max(0, FULL_SET - chosen.length))]
}

/** A scene that keeps its colour shows that colour alone, and none when the product is not sold in it: a picture never shows what nobody can buy. */
function shotsOf({ id, file }: PlannedScene, colours: readonly Garment[]): readonly Shot[] {
  const { garment } = file
  if (garment.recolour) return colours.map((colour) => ({ scene: id, garment: colour.id }))
  const near = colours.map((colour) => ({ id: colour.id, distance: colourDistance(colour.hex, garment.hex) })).toSorted((a, b) => a.distance - b.distance)[0]
  return near !== undefined && near.distance < SAME_COLOUR ? [{ scene: id, garment: near.id }] : []
}

function colourDistance(one: string, other: string): number {
  const [a, b] = [oklabOfLinear(linearOfHex(one)), oklabOfLinear(linearOfHex(other))]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
