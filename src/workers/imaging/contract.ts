/** The port of the imaging worker: drawing, printing and photographing. It writes to the paths it is given and nowhere else. */
import { z } from 'zod'
import { concept } from '../../main/ideas/contract.ts'
import { designChoices, designFault, fontUse, inkVariant, lettering, printFacts, recipe, texture } from '../../main/designs/contract.ts'
import { photo, placing } from '../../main/mockups/scenes/contract.ts'
import { artFacts, cutFacts, fingerprint, removedGround } from '../../main/designs/checks/contract.ts'
import { garment, printArea } from '../../main/products/contract.ts'

export const hexColour = z.string().regex(/^#[0-9A-Fa-f]{6}$/)

/** A drawing of ours, or a picture file from anywhere. */
const mockupArt = z.union([z.object({ svg: z.string() }), z.object({ file: z.string() })])
const sceneName = z.union([z.string(), z.object({ folder: z.string() })])

export const imagingPort = {
  /** Sets the phrase by the typographic engine. Same input, same bytes. */
  makeDesign: {
    input: z.object({
      concept,
      seed: z.string(),
      area: printArea,
      garments: z.array(garment).min(1),
      /** What the seller or a night has fixed; the seed chooses the rest among what suits the phrase. */
      choices: designChoices.default({}),
      /** How many drafts are made and judged; the best is kept. */
      drafts: z.number().int().min(1).max(60).optional(),
      /** What earlier designs look like: a draft that looks like one of them is kept only for want of others. */
      taken: z.array(fingerprint).max(5000).optional(),
      /** The file of a cut-out picture that takes the place of a motif, unless the choices name another or none. */
      picture: z.string().optional(),
    }),
    output: z.object({
      engine: z.string(),
      layout: z.string(),
      /** One SVG per ink variant: outlines, and the picture where one was given, viewBox in pixels of the print area, transparent ground. */
      variants: z.array(z.object({ variant: inkVariant, svg: z.string(), inks: z.array(hexColour) })).min(1),
      /** Which variant each garment takes. */
      garments: z.array(z.object({ garment: z.string(), variant: inkVariant })),
      fonts: z.array(fontUse),
      motif: z.string().optional(),
      /** What the outlines spell, read back from the glyphs that were set. */
      spelled: z.string(),
      /** Given as choices with the same concept, seed and area, it gives the same bytes. */
      recipe,
      /** What the judge says, 0 to 1, and what is left to complain of, in sentences. */
      score: z.number(),
      faults: z.array(designFault),
      printFacts: printFacts.optional(),
    }),
  },
  /** A picture by itself as a design, as large as the print area allows. `filled`: it has a ground of its own. Same input, same bytes. */
  setPicture: {
    input: z.object({ file: z.string(), area: printArea, garments: z.array(garment).min(1), filled: z.boolean() }),
    output: z.object({
      engine: z.string(),
      variants: z.array(z.object({ variant: inkVariant, svg: z.string(), inks: z.array(hexColour) })).min(1),
      garments: z.array(z.object({ garment: z.string(), variant: inkVariant })),
    }),
  },
  /**
   * A generated picture without its ground and its margins: a PNG written to `out`, whole or not at all. `mask` is a picture
   * whose light parts stay; without one a flat ground is taken away and any other stays (`ground`). `filled`: it is to stay.
   */
  cutOut: {
    input: z.object({ file: z.string(), out: z.string(), filled: z.boolean(), mask: z.string().nullable() }),
    output: z.object({ bytes: z.number().int(), widthPx: z.number().int(), heightPx: z.number().int(), ...cutFacts.shape }),
  },
  /** How many rows of small marks, as letters are, a picture seems to have. A guess. */
  rowsOfMarks: { input: z.object({ file: z.string() }), output: z.object({ rows: z.number().int() }) },
  /** What can be chosen of a look, with the names that a seller reads. It does not change while the program runs. */
  stock: {
    input: z.object({}),
    output: z.object({
      /** `letters` are the finishes that the layout can carry. */
      layouts: z.array(z.object({ id: z.string(), name: z.string(), letters: z.array(lettering) })),
      /** Those of designs that hold a picture of their own. */
      pictureLayouts: z.array(z.object({ id: z.string(), name: z.string(), letters: z.array(lettering) })),
      voices: z.array(z.object({ id: z.string(), name: z.string(), families: z.array(z.string()) })),
      palettes: z.array(z.object({ id: z.string(), name: z.string(), moods: z.array(z.string()), onDark: z.array(hexColour), onLight: z.array(hexColour) })),
      letters: z.array(z.object({ id: lettering, name: z.string() })),
      textures: z.array(z.object({ id: texture, name: z.string() })),
    }),
  },
  /** Pictures for free words, the nearest first; any pictures when there are no words. */
  motifs: {
    input: z.object({ words: z.string().max(200), limit: z.number().int().min(1).max(200).default(48) }),
    /** `lines` and `inside` are SVG path data in a viewBox of 0 0 100 100; `inside` is empty for a picture of one ink. */
    output: z.array(z.object({ id: z.string(), name: z.string(), lines: z.string(), inside: z.string() })),
  },
  /**
   * The print file: transparent sRGB PNG at 300 DPI, written to `out`. `picture`: the file of the picture that the drawing
   * holds, whose pixels are printed instead of the few that the drawing has.
   */
  printFile: {
    input: z.object({ svg: z.string(), widthPx: z.number().int().positive(), heightPx: z.number().int().positive(), picture: z.string().optional(), /** A model made the picture: the file says so. */ aiMade: z.boolean().optional(), out: z.string() }),
    output: z.object({ bytes: z.number().int() }),
  },
  /**
   * The print file of art from anywhere: trimmed, fitted to the safe area, enlarged, its background taken away where that
   * is wanted; transparent sRGB PNG at 300 DPI written to `out` whole or not at all. Refuses art that cannot be read.
   */
  printArt: {
    input: z.object({
      file: z.string(), widthPx: z.number().int().positive(), heightPx: z.number().int().positive(), garments: z.array(garment),
      removeBackground: z.boolean(),
      /** Takes enclosed parts of the background's colour away as well, as in the middle of an O. */
      holes: z.boolean(),
      maxBytes: z.number().int().positive(), out: z.string(),
    }),
    output: z.object({ bytes: z.number().int(), done: z.array(z.string()), facts: artFacts, fingerprint: fingerprint.nullable(), background: removedGround.optional() }),
  },
  /**
   * A picture that a model made, cleaned: what was written into it goes, IPTC's mark for AI-made pictures comes, no pixel of
   * a PNG changes; JPEG and WebP become PNG. Written to `out`, which may be `file` itself, whole or not at all.
   */
  cleanGenerated: {
    input: z.object({ file: z.string(), out: z.string() }),
    output: z.object({ bytes: z.number().int(), widthPx: z.number().int(), heightPx: z.number().int(), clear: z.boolean() }),
  },
  /**
   * What the checks want to know of a drawing of ours. `lines` measures at print size what the engine has not measured itself.
   * `picture` is what is known of the picture that it holds.
   */
  measureArt: {
    input: z.object({
      variants: z.array(z.object({ svg: z.string(), garments: z.array(garment) })).min(1), lines: z.boolean(),
      picture: z.object({ widthPx: z.number().int(), heightPx: z.number().int(), ground: cutFacts.shape.ground, cut: cutFacts.shape.cut }).optional(),
    }),
    output: z.object({ facts: artFacts, fingerprint: fingerprint.nullable() }),
  },
  /** The design small, on a garment colour or (null) on nothing; WebP written to `out`. */
  preview: {
    input: z.object({ svg: z.string(), widthPx: z.number().int().positive(), background: hexColour.nullable(), out: z.string() }),
    output: z.object({ bytes: z.number().int(), widthPx: z.number().int(), heightPx: z.number().int() }),
  },
  /**
   * The design worn: a square picture written to `out`, `sizePx` wide (the scene's own size when not said). `art` is a drawing of ours
   * or a picture file of any kind. `scene` is a folder name under resources/scenes, or a folder of the seller's.
   */
  mockup: {
    input: z.object({
      art: mockupArt,
      scene: sceneName,
      garmentHex: hexColour,
      sizePx: z.number().int().positive().max(4000).optional(),
      format: z.enum(['jpg', 'png', 'webp']).default('jpg'),
      out: z.string(),
    }),
    output: z.object({ bytes: z.number().int() }),
  },
  /** Takes in a photo for a scene of the seller's: upright, sRGB, at most 4000 px long, written to `out` as JPEG. */
  takePhoto: { input: z.object({ file: z.string(), out: z.string() }), output: photo },
  /** That scene as it would look, at most `sizePx` wide: a JPEG in base64. `art` null shows the garment alone. */
  previewScene: {
    input: z.object({ photo: z.string(), placing, art: mockupArt.nullable(), garmentHex: hexColour, sizePx: z.number().int().min(100).max(1200) }),
    output: z.object({ jpeg: z.string() }),
  },
  /** Writes its maps and then its scene.json into `folder`; `stamp` is part of the maps' names. */
  buildScene: {
    input: z.object({ photo: z.string(), placing, folder: z.string(), stamp: z.string().regex(/^[a-z0-9]+$/) }),
    output: z.object({ files: z.array(z.string()) }),
  },
  /** The photo's colour round a point, in shares of the square that `crop` cuts. */
  pickColour: { input: z.object({ photo: z.string(), crop: z.number(), x: z.number().min(0).max(1), y: z.number().min(0).max(1) }), output: z.object({ hex: hexColour }) },
  /** Any picture at `widthPx`, WebP written to `out`, with a thumb-hash (base64) for the moment before it loads. */
  thumbnail: {
    input: z.object({ file: z.string(), widthPx: z.number().int().positive().max(2000), out: z.string() }),
    output: z.object({ bytes: z.number().int(), widthPx: z.number().int(), heightPx: z.number().int(), thumbHash: z.string() }),
  },
} as const
export type ImagingPort = typeof imagingPort
