import { z } from 'zod'
import { check } from '../compliance/contract.ts'
import { pictureParams } from '../image-engines/contract.ts'
import { garment, printArea } from '../products/contract.ts'
import { imageEngine } from '../settings/contract.ts'

export const designStatus = z.enum(['review', 'approved', 'rejected'])
export type DesignStatus = z.infer<typeof designStatus>

/** Dark inks for light garments or light inks for dark ones: the same design, made twice. */
export const inkVariant = z.enum(['on-dark', 'on-light'])
export type InkVariant = z.infer<typeof inkVariant>

/** How the letters of the words that matter are dressed. */
export const lettering = z.enum(['plain', 'extrude', 'outline', 'shadow', 'inline', 'block', 'double', 'halftone', 'offset'])
export type Lettering = z.infer<typeof lettering>

/** What an old or cheap print does to the whole art. */
export const texture = z.enum(['none', 'worn', 'grain', 'halftone', 'misprint'])
export type Texture = z.infer<typeof texture>

export const finish = z.object({ letters: lettering, texture, sticker: z.boolean() })
export type Finish = z.infer<typeof finish>

/** What is fixed of a design's look, by the ids of layouts, voices, palettes and motifs (null: without one). What is absent, the seed chooses. */
export const designChoices = z.object({
  layout: z.string().optional(),
  voice: z.string().optional(),
  palette: z.string().optional(),
  motif: z.string().nullable().optional(),
  finish: finish.partial().optional(),
})
export type DesignChoices = z.infer<typeof designChoices>

/** All that was chosen: given as choices with the same phrase, seed and product, it gives the same design again. */
export const recipe = z.object({
  layout: z.string(),
  voice: z.string(),
  palette: z.string(),
  motif: z.string().nullable(),
  finish,
  /** The set of icons that the motif comes from, and the licence it is under. */
  motifFrom: z.object({ set: z.string(), licence: z.string() }).optional(),
})
export type Recipe = z.infer<typeof recipe>

/** What a printer asks of the art, measured on the outlines at print size. */
export const printFacts = z.object({ thinnestStrokeMm: z.number(), narrowestGapMm: z.number(), spotColours: z.number().int() })
export type PrintFacts = z.infer<typeof printFacts>

/** What can be wrong with a design that spells its phrase: the closed list that the judge knows. */
export const faultName = z.enum([
  /** All lines are of one size: nothing leads. */
  'equal-lines',
  /** Picture and letters are nearer than a fiftieth of the width. */
  'picture-touches-letters',
  /** A letter lies half in, half out of a frame or a plate. */
  'letters-cross-outline',
  /** Letters of one line run into another line, or are cut by it. */
  'lines-touch',
  /** A stroke is thinner, or a gap narrower, than a press holds. */
  'thin-strokes',
  'low-contrast',
  'too-many-faces',
  'script-in-capitals',
  /** A lone “the” or “of” on a line of its own, as large as the words it serves. */
  'orphan-helper',
  /** The weight of the ink lies beside the middle, or far from its optical height. */
  'off-centre',
  /** A word is set more often than the phrase has it. */
  'repeated-word',
  /** The words cannot be read in a picture 150 pixels wide. */
  'unreadable-small',
  /** The block is a strip: most of the area stays bare. */
  'poorly-filled',
  /** More likeness to an earlier design than two designs of one shop should have. */
  'like-earlier',
])
export type FaultName = z.infer<typeof faultName>

/** `says` is one sentence that a seller understands. */
export const designFault = z.object({ name: faultName, says: z.string() })
export type DesignFault = z.infer<typeof designFault>

/** What a design shows: words with shipped motifs, a picture that a model made, or that picture with the words set round it. */
export const designForm = z.enum(['words', 'picture', 'picture-and-words'])
export type DesignForm = z.infer<typeof designForm>

/** The picture of a design and all that is needed to make it once more. Files are absolute paths of PNGs. */
export const designPicture = z.object({
  engine: imageEngine,
  model: z.string().nullable(),
  style: z.string(),
  prompt: z.string(),
  negative: z.string(),
  seed: z.number().int(),
  params: pictureParams,
  /** What the engine said beside it. */
  warnings: z.array(z.string()),
  /** Of this design alone: nothing where another design's picture was taken over. */
  costMinor: z.number().int(),
  /** As the engine gave it; kept also when the design is turned down. */
  originalFile: z.string(),
  cutOutFile: z.string(),
  /** The cut-out as the window asks for it; add `?w=N` for a smaller one. */
  cutOutUrl: z.string().optional(),
  madeAt: z.iso.datetime(),
})
export type DesignPicture = z.infer<typeof designPicture>

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
  /** Designs made before there were recipes have none. */
  recipe: recipe.optional(),
  printFacts: printFacts.optional(),
  /** The design this one was changed from. */
  origin: z.string().optional(),
  form: designForm.default('words'),
  picture: designPicture.optional(),
  /** Whether a model made what it shows; markets want to be told. */
  aiMade: z.boolean().default(false),
  /** Why it is words alone although a picture was asked for. */
  noPicture: z.string().optional(),
})
export type Design = z.infer<typeof design>

/** A design as the window looks at it closely. Addresses are those of stored files; `print` is null until the print file is made. */
export const designArt = z.object({
  designId: z.string(),
  product: z.string(),
  area: printArea,
  variants: z.array(z.object({ variant: inkVariant, svg: z.string(), print: z.string().nullable() })),
  /** Every colour of the product, with the ink variant it takes. */
  garments: z.array(garment.extend({ variant: inkVariant })),
})
export type DesignArt = z.infer<typeof designArt>

/** A drawing that is kept nowhere: what a change would look like on one garment. */
export const designSketch = z.object({
  svg: z.string(),
  variant: inkVariant,
  inks: z.array(z.string()),
  layout: z.string(),
  motif: z.string().optional(),
  fonts: z.array(fontUse),
  recipe: recipe.optional(),
  printFacts: printFacts.optional(),
  /** Of the words alone. */
  checks: z.array(check),
})
export type DesignSketch = z.infer<typeof designSketch>

/** Or why it cannot be drawn so: `field` is phrase, layout, voice, palette, motif or finish. */
export const sketchAnswer = z.union([designSketch, z.object({ field: z.string(), reason: z.string(), remedy: z.string() })])
export type SketchAnswer = z.infer<typeof sketchAnswer>

export const rejectReason = z.enum(['taste', 'quality', 'trademark', 'off-niche', 'duplicate'])
export type RejectReason = z.infer<typeof rejectReason>

export const designEvents = {
  'design.generated': { version: 1, data: z.object({ designId: z.string(), ideaId: z.string(), runId: z.string().optional() }) },
  'design.approved': { version: 1, data: z.object({ designId: z.string(), by: z.enum(['seller', 'policy']) }) },
  'design.rejected': { version: 1, data: z.object({ designId: z.string(), reason: rejectReason.optional() }) },
  'design.reopened': { version: 1, data: z.object({ designId: z.string() }) },
  'design.printed': { version: 1, data: z.object({ designId: z.string(), bytes: z.number().int() }) },
} as const
