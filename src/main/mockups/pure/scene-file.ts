/** A scene.json, checked: every wrong thing is said with its place and how to mend it. */
import { InvalidInput } from '../../kernel/errors.ts'
import { anySceneFile, type SceneArea, type SceneFile, type SceneKind, type sceneFormat1 } from '../scenes/contract.ts'
import type { Point, Quad } from './print-area.ts'
import type { z } from 'zod'

const REMEDY = 'Restore the scene folder from the program, or correct the file.'

/**
 * The text of a scene.json of either format, as format 2. `file` names it in errors.
 * @throws InvalidInput naming `file` and the field.
 */
export function parseSceneFile(text: string, file: string): SceneFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new InvalidInput(file, `is not JSON: ${error instanceof Error ? error.message : ''}`, REMEDY)
  }
  const parsed = anySceneFile.safeParse(json)
  if (parsed.success) return placed(parsed.data.format === 1 ? asFormat2(parsed.data) : parsed.data, file)
  const { path, message } = deepest(parsed.error.issues)
  throw new InvalidInput(`${file} at ${path.join('.') || 'its top'}`, message, REMEDY)
}

interface Fault {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Of the faults of a value that may have several shapes, the one that comes furthest: it had the shape that was meant. */
function deepest(issues: readonly z.core.$ZodIssue[]): Fault {
  const first = issues[0]
  if (first === undefined) return { path: [], message: 'has the wrong shape' }
  if (first.code !== 'invalid_union') return first
  const inner = first.errors.filter((branch) => branch.length > 0).map((branch) => deepest(branch))
  const furthest = inner.reduce<Fault | null>((best, fault) => (best === null || fault.path.length > best.path.length ? fault : best), null)
  return furthest === null ? first : { path: [...first.path, ...furthest.path], message: furthest.message }
}

function asFormat2(old: z.infer<typeof sceneFormat1>): SceneFile {
  return { ...old, format: 2, kind: 'cloth', products: ['t-shirt'], rank: 0, garment: { recolour: true } }
}

/** How ink lies on each kind of thing, where the scene does not say. */
const INK = {
  cloth: { weave: 0.06, screen: 0.12, soften: 0.4, strength: 1, manner: 'opaque' },
  ceramic: { weave: 0, screen: 0, soften: 0.5, strength: 1, manner: 'multiply' },
  paper: { weave: 0, screen: 0, soften: 0.4, strength: 1, manner: 'multiply' },
  'die-cut': { weave: 0, screen: 0, soften: 0.4, strength: 1, manner: 'opaque' },
} as const satisfies Record<SceneKind, Required<NonNullable<SceneFile['ink']>>>

export type SceneInk = { [K in keyof Required<NonNullable<SceneFile['ink']>>]: NonNullable<NonNullable<SceneFile['ink']>[K]> }

/** All of a scene's ink manner: its own numbers over those of its kind. */
export function inkOf(scene: SceneFile): SceneInk {
  const { weave, screen, soften, strength, manner } = INK[scene.kind]
  const own = scene.ink
  return { weave: own?.weave ?? weave, screen: own?.screen ?? screen, soften: own?.soften ?? soften, strength: own?.strength ?? strength, manner: own?.manner ?? manner }
}

/** The places of a scene where the print is seen. */
export function areasOf({ printArea }: Pick<SceneFile, 'printArea'>): readonly SceneArea[] {
  return Array.isArray(printArea) ? printArea : [printArea]
}

/** The placement as rows of points; a quad is two rows of two. */
export function meshOf({ quad, mesh }: SceneArea): readonly (readonly Point[])[] {
  if (quad === undefined) return mesh ?? []
  const [topLeft, topRight, bottomRight, bottomLeft] = quad
  return [[topLeft, topRight], [bottomLeft, bottomRight]]
}

function placed(scene: SceneFile, file: string): SceneFile {
  areasOf(scene).forEach((area, i) => checkArea(area, scene.size, Array.isArray(scene.printArea) ? `${file} at printArea.${i}` : `${file} at printArea`))
  if (scene.kind === 'die-cut' && scene.sticker === undefined) throw new InvalidInput(`${file} at sticker`, 'is missing, and a die-cut scene needs it', 'Say the border and the shadow of the sticker.')
  if (scene.base !== undefined && scene.ground !== undefined) throw new InvalidInput(`${file} at ground`, 'is given beside base', 'Leave one of the two out.')
  return scene
}

function checkArea(area: SceneArea, size: number, at: string): void {
  const { quad, mesh, covers } = area
  if ((quad === undefined) === (mesh === undefined)) throw new InvalidInput(at, 'needs either quad or mesh', REMEDY)
  const where = `${at}.${quad === undefined ? 'mesh' : 'quad'}`
  const rows = meshOf(area)
  const uneven = rows.findIndex((row) => row.length !== rows[0]?.length)
  if (uneven >= 0) throw new InvalidInput(where, `row ${uneven + 1} has another number of points than the first`, 'Give every row the same number of points.')
  checkPoints(rows, size, where)
  if (covers !== undefined && (covers.right - covers.left < 0.01 || covers.bottom - covers.top < 0.01)) throw new InvalidInput(`${at}.covers`, 'must be a part with left before right and top before bottom', REMEDY)
}

function checkPoints(rows: readonly (readonly Point[])[], size: number, where: string): void {
  const outside = rows.flat().find(([x, y]) => x > size || y > size)
  if (outside !== undefined) throw new InvalidInput(where, `a corner lies outside the ${size} px picture: ${outside.join(', ')}`, `Keep every point between 0 and ${size}.`)
  const folded = cellsOf(rows).find((cell) => areaOf(cell) < 1)
  if (folded !== undefined) throw new InvalidInput(where, `must enclose an area, clockwise from top left; it folds over near ${folded[0].map(Math.round).join(', ')}`, REMEDY)
}

function cellsOf(rows: readonly (readonly Point[])[]): Quad[] {
  return rows.slice(1).flatMap((below, r) =>
    below.slice(1).map((point, c): Quad => {
      const above = rows[r] ?? []
      return [above[c] ?? point, above[c + 1] ?? point, point, below[c] ?? point]
    }),
  )
}

/** Shoelace formula: positive when the corners go clockwise on the screen. */
function areaOf(quad: Quad): number {
  return quad.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = quad[(i + 1) % quad.length] ?? [0, 0]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}
