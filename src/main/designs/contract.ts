import { z } from 'zod'
import { check } from '../compliance/contract.ts'

export const designStatus = z.enum(['review', 'approved', 'rejected'])
export type DesignStatus = z.infer<typeof designStatus>

/** Dark inks for light garments or light inks for dark ones: the same design, made twice. */
export const inkVariant = z.enum(['on-dark', 'on-light'])
export type InkVariant = z.infer<typeof inkVariant>

export const fontUse = z.object({ family: z.string(), licence: z.string() })
export const mockupRef = z.object({ id: z.string(), file: z.string(), scene: z.string(), garment: z.string() })

/** Files are absolute paths; `assets` are the same files as the window asks for them (content hashes). */
export const design = z.object({
  id: z.string(),
  ideaId: z.string(),
  phrase: z.string(),
  engine: z.string(),
  seed: z.string(),
  layout: z.string(),
  svgFile: z.string().optional(),
  previewFile: z.string(),
  printFile: z.string().optional(),
  mockups: z.array(mockupRef),
  checks: z.array(check),
  status: designStatus,
  createdAt: z.iso.datetime(),
  runId: z.string().optional(),
  productId: z.string(),
  /** The ink variant that svgFile, previewFile and printFile show; chosen for `garment`. */
  variant: inkVariant,
  /** The product colour the design is first shown on. */
  garment: z.string(),
  inks: z.array(z.string()),
  fonts: z.array(fontUse),
  motif: z.string().optional(),
})
export type Design = z.infer<typeof design>

export const rejectReason = z.enum(['taste', 'quality', 'trademark', 'off-niche', 'duplicate'])
export type RejectReason = z.infer<typeof rejectReason>

export const designEvents = {
  'design.generated': { version: 1, data: z.object({ designId: z.string(), ideaId: z.string(), runId: z.string().optional() }) },
  'design.approved': { version: 1, data: z.object({ designId: z.string(), by: z.enum(['seller', 'policy']) }) },
  'design.rejected': { version: 1, data: z.object({ designId: z.string(), reason: rejectReason.optional() }) },
  'design.reopened': { version: 1, data: z.object({ designId: z.string() }) },
  'design.printed': { version: 1, data: z.object({ designId: z.string(), bytes: z.number().int() }) },
} as const
