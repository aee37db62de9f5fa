/** Scenes: what `scene.json` says, and how the seller places a photo of their own. Lengths are pixels of the square picture unless said otherwise. */
import { z } from 'zod'

export const sceneKind = z.enum(['cloth', 'ceramic', 'paper', 'die-cut'])
export type SceneKind = z.infer<typeof sceneKind>

export const sceneProduct = z.enum(['t-shirt', 'hoodie', 'tote', 'mug', 'poster', 'pillow', 'sticker'])
export type SceneProduct = z.infer<typeof sceneProduct>

/** Most points a mesh may have along a side. */
export const MESH_MAX = 33
export const SCENE_SIZE = { least: 200, most: 4000 } as const

const fileName = z.string().regex(/^[a-z0-9][a-z0-9-]*\.(png|jpg|webp)$/, 'must be the name of a .png, .jpg or .webp file in the same folder')
const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour like #E6E3DF')
const point = z.tuple([z.number().min(0), z.number().min(0)])
const quad = z.tuple([point, point, point, point])
const share = z.number().min(0).max(1)
const size = z.number().int().min(SCENE_SIZE.least).max(SCENE_SIZE.most)

const shade = z.object({ file: fileName, max: z.number().positive().max(4), gamma: z.number().min(1).max(4) })
const warp = z.object({ file: fileName, scale: z.number().min(0).max(40) })
const weave = z.object({ file: fileName, strength: z.number().min(0).max(0.5) })
const light = z.object({ warmth: z.number().min(0).max(0.1), ambientBlue: z.number().min(0).max(0.1) })
const ink = z.object({ weave: z.number().min(0).max(0.5), screen: share, soften: z.number().min(0.3).max(3) })

/** The first format: a recolourable cloth with every map there. */
export const sceneFormat1 = z.object({
  format: z.literal(1),
  name: z.string().min(1),
  size,
  printArea: z.object({ quad }),
  shade,
  mask: z.object({ file: fileName }),
  warp,
  weave,
  ground: z.object({ file: fileName, colour }),
  light,
  ink,
})

const area = z.object({
  /** Corners: top left, top right, bottom right, bottom left. */
  quad: quad.optional(),
  /** Rows of points, evenly spaced over the print; the first row is its top. */
  mesh: z.array(z.array(point).min(2).max(MESH_MAX)).min(2).max(MESH_MAX).optional(),
  /** Height by width of the area shown, in the world; measured on the picture when missing. */
  aspect: z.number().min(0.02).max(50).optional(),
  /** The part of the product's print area that is shown, in shares. */
  covers: z.object({ left: share, top: share, right: share, bottom: share }).optional(),
  /** Where art of another shape than the area lies. */
  fit: z.enum(['top', 'middle']).optional(),
  /** Width of the whole print area in inches. */
  widthIn: z.number().positive().optional(),
})
export type SceneArea = z.infer<typeof area>

export const sceneFormat2 = z.object({
  format: z.literal(2),
  name: z.string().min(1).max(80),
  kind: sceneKind,
  products: z.array(sceneProduct).min(1),
  /** The lowest is the main scene of its products. */
  rank: z.number().min(0).default(100),
  size,
  /** Dyed in any colour, or left as the base picture shows it. */
  garment: z.discriminatedUnion('recolour', [z.object({ recolour: z.literal(true) }), z.object({ recolour: z.literal(false), hex: colour })]).default({ recolour: true }),
  /** More than one where the product is seen more than once. */
  printArea: z.union([area, z.array(area).min(1).max(4)]),
  base: z.object({ file: fileName }).optional(),
  ground: z.object({ file: fileName.optional(), colour }).optional(),
  mask: z.object({ file: fileName }).optional(),
  inkMask: z.object({ file: fileName }).optional(),
  shade: shade.optional(),
  warp: warp.optional(),
  weave: weave.optional(),
  gloss: z.object({ file: fileName, strength: share, gamma: z.number().min(1).max(4).default(1), over: z.enum(['all', 'ink']).default('all') }).optional(),
  light: light.optional(),
  ink: z.object({ ...ink.shape, strength: share, manner: z.enum(['opaque', 'multiply']) }).partial().optional(),
  sticker: z
    .object({
      /** How far the sticker reaches past the art. */
      border: z.number().min(0).max(200),
      shadow: z.object({ dx: z.number().min(-200).max(200), dy: z.number().min(-200).max(200), blur: z.number().min(0).max(100), strength: share }),
      rim: share.default(0),
    })
    .optional(),
})
export type SceneFile = z.infer<typeof sceneFormat2>
export const anySceneFile = z.discriminatedUnion('format', [sceneFormat1, sceneFormat2])

/** How a photo of the seller's becomes a scene. Points and the crop are shares of the square that is cut from the photo. */
export const placing = z.object({
  name: z.string().trim().min(1, 'needs a name').max(80),
  kind: z.enum(['cloth', 'ceramic', 'paper']),
  products: z.array(sceneProduct).min(1, 'must name at least one product'),
  /** Where the square lies along the photo's longer side: 0 left or top, 1 right or bottom. */
  crop: share,
  /** Rows of points, the first row the top of the print. */
  mesh: z.array(z.array(z.tuple([share, share])).min(2).max(9)).min(2).max(9),
  garment: z.discriminatedUnion('recolour', [
    /** Dyed: everything joined to the print whose colour is within `reach` of `pick`. */
    z.object({ recolour: z.literal(true), pick: colour, reach: share }),
    z.object({ recolour: z.literal(false), hex: colour }),
  ]),
  inkStrength: share,
  /** How much of the photo's own light and folds the print takes; 0.5 is as they are. */
  foldDepth: share,
})
export type Placing = z.infer<typeof placing>

/** A scene as lists show it. */
export const sceneView = z.object({
  id: z.string(),
  name: z.string(),
  isOwn: z.boolean(),
  products: z.array(sceneProduct),
  /** A draft has a photo and is not placed yet; a broken one says why. */
  state: z.enum(['ready', 'draft', 'broken']),
  problem: z.string().optional(),
  action: z.string().optional(),
  /** Changes when its picture does. */
  changedAt: z.number(),
})
export type SceneView = z.infer<typeof sceneView>

export const photo = z.object({ widthPx: z.number().int(), heightPx: z.number().int() })
export type Photo = z.infer<typeof photo>
/** What the editor opens with. */
export const placingView = z.object({ id: z.string(), placing, photo })
export type PlacingView = z.infer<typeof placingView>
