/** What is measured of a picture before it is printed, and what a print file was made of. */
import { z } from 'zod'
import { check } from '../../compliance/contract.ts'

const oklab = z.tuple([z.number(), z.number(), z.number()])

/** What a design looks like, in a few bytes. `shape` and `tone` are 128 bits each in hex; `colours` are OKLab, the most used first, with their share of the ink. */
export const fingerprint = z.object({
  shape: z.string().regex(/^[0-9a-f]{32}$/),
  tone: z.string().regex(/^[0-9a-f]{32}$/),
  colours: z.array(z.object({ colour: oklab, share: z.number() })).max(4),
})
export type Fingerprint = z.infer<typeof fingerprint>

export const side = z.enum(['left', 'right', 'top', 'bottom'])
export type Side = z.infer<typeof side>

/** Places in which a line or a gap is narrower than a printer holds, and how long they are together. */
const fineParts = z.object({ places: z.number().int(), lengthMm: z.number() })

export const artFacts = z.object({
  /** Outlines are sharp at any size; a picture is as good as its pixels. */
  kind: z.enum(['outlines', 'picture']),
  /** Share of the print area that any ink covers, 0 to 1. */
  ink: z.number(),
  /** What the art stands on: nothing, one flat colour of its own, or a picture to its edges. */
  ground: z.enum(['none', 'flat', 'picture']),
  /** Of a picture: its drawn part in its own pixels, and how many of them come to an inch of print. */
  source: z.object({ widthPx: z.number().int(), heightPx: z.number().int(), dpi: z.number() }).nullable(),
  /** See-through areas wider than two pixels, as a share of the ink and in mm² of print. */
  soft: z.object({ share: z.number(), mm2: z.number() }),
  /** Null where it was not measured: of our own outlines it is known already. */
  fine: z.object({ lines: fineParts, gaps: fineParts }).nullable(),
  /** Sides of the original at which the art seems to go on. */
  cut: z.array(side),
  /** On each garment: contrast (1 to 21) of the middle of the ink, and the share of ink that cannot be told from the cloth. */
  contrast: z.array(z.object({ garment: z.string(), typical: z.number(), hidden: z.number() })),
  /** Share of the ink that is thinner than a pixel when the design is 150 pixels wide. */
  thinAtThumbnail: z.number(),
})
export type ArtFacts = z.infer<typeof artFacts>

/** What was done to a background: `sure` is 0 to 1. */
export const removedGround = z.object({ colour: z.string(), sure: z.number(), share: z.number() })

/** How a generated picture was cut out. */
export const cutFacts = z.object({
  /** What it still stands on. */
  ground: artFacts.shape.ground,
  /** Sides at which it seems to go on. */
  cut: z.array(side),
  /** Who took the ground away: the engine that made it, our own way with flat grounds, a model, or nobody. */
  by: z.enum(['engine', 'flat-colour', 'model', 'nothing']),
  background: removedGround.optional(),
})
export type CutFacts = z.infer<typeof cutFacts>

export const printReport = z.object({
  out: z.string(),
  bytes: z.number().int(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  productId: z.string(),
  /** What was done, in sentences and in order. */
  done: z.array(z.string()),
  /** What else to know before it is uploaded, in sentences. */
  notes: z.array(z.string()).default([]),
  background: removedGround.optional(),
  checks: z.array(check),
})
export type PrintReport = z.infer<typeof printReport>
