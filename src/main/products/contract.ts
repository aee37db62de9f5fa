import { z } from 'zod'

export const garmentTone = z.enum(['light', 'mid', 'dark'])
export type GarmentTone = z.infer<typeof garmentTone>

/** A colour a product is sold in. "garment" everywhere means the id of one of these. */
export const garment = z.object({
  id: z.string(),
  name: z.string(),
  hex: z.string().regex(/^#[0-9A-F]{6}$/),
  tone: garmentTone,
})
export type Garment = z.infer<typeof garment>

export const printArea = z.object({ name: z.string(), widthPx: z.number().int().positive(), heightPx: z.number().int().positive() })
export type PrintArea = z.infer<typeof printArea>

/** Whole minor units of a currency: cents, pence, yen. */
export const money = z.object({ minor: z.number().int(), currency: z.string().regex(/^[A-Z]{3}$/) })
export type Money = z.infer<typeof money>

export const priceRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), price: money }),
  /** Needs a known base cost; `endingMinor` makes 1843 into 1899 when it is 99. */
  z.object({ kind: z.literal('markup'), percent: z.number().min(0).max(1000), endingMinor: z.number().int().min(0).max(99).optional() }),
])

export const productTemplate = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['t-shirt', 'hoodie', 'tote', 'mug', 'poster', 'pillow']),
  provider: z.string().optional(),
  blueprint: z.string().optional(),
  colours: z.array(garment).min(1),
  sizes: z.array(z.string()).min(1),
  printAreas: z.array(printArea).min(1),
  /** null until the seller enters what their provider charges: a cost is never invented. */
  baseCost: money.nullable(),
  priceRule,
  enabled: z.boolean(),
})
export type ProductTemplate = z.infer<typeof productTemplate>
