import { z } from 'zod'
import { placing, placingView, sceneView } from './scenes/contract.ts'

export const mockup = z.object({
  id: z.string(),
  designId: z.string(),
  file: z.string(),
  scene: z.string(),
  garment: z.string(),
})
export type Mockup = z.infer<typeof mockup>

export const mockupFormat = z.enum(['jpg', 'png', 'webp'])

export const mockupCount = z.object({ total: z.number().int(), missing: z.number().int() })

/** A wish for mock-ups of any art: `scene` and `garment` by id or name, or "all"; a garment also as #RRGGBB. */
export const photographRequest = z.object({
  art: z.string().min(1),
  scene: z.string().min(1),
  garment: z.string().min(1),
  /** Whose colours and scenes; the first product that the scene shows when left out. */
  product: z.string().optional(),
  out: z.string().min(1),
  format: mockupFormat.default('jpg'),
  sizePx: z.number().int().min(200).max(4000).default(2000),
})
export type PhotographRequest = z.infer<typeof photographRequest>

/** The same, worked out: what is written where. */
export const photographPayload = z.object({
  art: z.string(),
  format: mockupFormat,
  sizePx: z.number().int(),
  shots: z.array(z.object({ scene: z.string(), garment: z.string(), hex: z.string(), file: z.string() })),
})
export type PhotographPayload = z.infer<typeof photographPayload>

export const photographed = z.array(z.object({ file: z.string(), scene: z.string(), garment: z.string(), bytes: z.number().int() }))
export type Photographed = z.infer<typeof photographed>

export const scenePreviewRequest = z.object({
  id: z.string(),
  placing,
  garmentHex: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  /** A grid that shows how the print lies, the newest design, or the garment alone. */
  show: z.enum(['grid', 'design', 'nothing']),
  sizePx: z.number().int().min(100).max(1200),
})
export type ScenePreviewRequest = z.infer<typeof scenePreviewRequest>
/** A JPEG in base64. */
export const scenePicture = z.object({ jpeg: z.string() })
export { placingView, sceneView }

export const mockupEvents = {
  'mockup.generated': { version: 1, data: z.object({ mockupId: z.string(), designId: z.string(), garment: z.string() }) },
  /** A scene of the seller's was added, changed, removed or brought back. */
  'scene.changed': { version: 1, data: z.object({ sceneId: z.string() }) },
} as const
