/** The port of the inference worker: it runs language models that lie on this machine, and reaches no network. */
import { z } from 'zod'
import { modelOnDisk } from '../../main/local-models/contract.ts'

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
  /** Lets go of the model's files, so that they can be removed. */
  release: { input: z.object({}), output: z.object({}) },
} as const
export type InferencePort = typeof inferencePort
