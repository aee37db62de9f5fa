import { z } from 'zod'

/** Numbers that a vector in the library has. Models of another width are not taken: see docs/decisions/local-models.md. */
export const DIMENSIONS = 768

/** The setting that means no downloaded model: vectors from the wording alone. */
export const BUILT_IN = 'built-in'

/** How the vectors of a text's tokens become the vector of the text: their mean, or that of the first token. */
export const pooling = z.enum(['mean', 'cls'])

/** What a model wants to see before a text that is kept, and before a text that is searched with. */
export const prefixes = z.object({ row: z.string().max(200), search: z.string().max(200) })

/** The file name of weights below a model's `onnx/` folder. */
export const weightsFile = z.string().regex(/^[A-Za-z0-9_-]{1,80}\.onnx$/, 'must be the name of an .onnx file')

/** A model on this machine, as the process that runs it needs it. */
export const modelOnDisk = z.object({ folder: z.string(), weights: weightsFile, pooling })
export type ModelOnDisk = z.infer<typeof modelOnDisk>
