/** The port of the inference worker: it runs models that lie on this machine, for texts and for pictures, and reaches no network. */
import { z } from 'zod'
import { modelOnDisk, pictureModelOnDisk } from '../../main/local-models/contract.ts'

export const inferencePort = {
  /** Loads a model and asks it once. @throws AppError `invalid-input` naming the file that is missing or unreadable. */
  inspect: {
    input: z.object({ model: modelOnDisk }),
    output: z.object({ dimensions: z.number().int().positive() }),
  },
  /** Unit vectors, one after the other in one array, in the order of `texts`. Progress counts texts. */
  embed: {
    input: z.object({ model: modelOnDisk, texts: z.array(z.string()).max(10_000) }),
    output: z.object({ dimensions: z.number().int().positive(), vectors: z.instanceof(Float32Array) }),
  },
  /** Loads a model for pictures and shows it a grey one. @throws AppError `invalid-input` naming what it cannot do. */
  inspectPicture: { input: z.object({ model: pictureModelOnDisk }), output: z.object({}) },
  /** How much of the picture each of a model's labels is, 0 to 1, in sum 1. */
  classify: {
    input: z.object({ model: pictureModelOnDisk, file: z.string() }),
    output: z.object({ labels: z.array(z.object({ label: z.string(), share: z.number() })) }),
  },
  /** How near a picture is to each text: cosines of a model that knows both, -1 to 1. */
  compare: {
    input: z.object({ model: pictureModelOnDisk, file: z.string(), texts: z.array(z.string()).min(1).max(50) }),
    output: z.object({ cosines: z.array(z.number()) }),
  },
  /** Writes a map of the picture's size to `out`, a grey PNG: light where the subject, or a letter, is. `share` is how much of it is light. */
  mapOf: {
    input: z.object({ model: pictureModelOnDisk, file: z.string(), out: z.string().nullable() }),
    output: z.object({ share: z.number() }),
  },
  /** The picture enlarged by the model's own factor, as a PNG with its transparency. */
  enlarge: {
    input: z.object({ model: pictureModelOnDisk, file: z.string(), out: z.string() }),
    output: z.object({ widthPx: z.number().int(), heightPx: z.number().int(), factor: z.number() }),
  },
  /** Lets go of the model's files, so that they can be removed. */
  release: { input: z.object({}), output: z.object({}) },
} as const
export type InferencePort = typeof inferencePort
