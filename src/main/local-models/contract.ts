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

/** What a model is for: vectors of sentences, or looking at pictures and working on them. */
export const modelPurpose = z.enum(['sentence-vectors', 'background-removal', 'upscaler', 'nsfw', 'clip', 'text-detection'])
export const picturePurpose = modelPurpose.exclude(['sentence-vectors'])
export type PicturePurpose = z.infer<typeof picturePurpose>

/** A model for pictures on this machine, as the process that runs it needs it. */
export const pictureModelOnDisk = z.object({ folder: z.string(), weights: weightsFile, purpose: picturePurpose })
export type PictureModelOnDisk = z.infer<typeof pictureModelOnDisk>

/** A model on this machine, as the process that runs it needs it. */
export const modelOnDisk = z.object({ folder: z.string(), weights: weightsFile, pooling })
export type ModelOnDisk = z.infer<typeof modelOnDisk>

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** Below the model's folder, one level deep at most, and never out of it. */
const filePath = z.string().regex(/^([A-Za-z0-9_-]+\/)?[A-Za-z0-9_][A-Za-z0-9_.-]*$/)

/** A model that can be downloaded, as `models/manifest.json` describes it. */
export const manifestModel = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: z.string(),
  purpose: modelPurpose,
  about: z.string(),
  languages: z.array(z.string()),
  licence: z.string(),
  licenceAddress: z.url(),
  /** A page for people. */
  repository: z.url(),
  /** What a file's path is put behind. */
  address: z.url({ protocol: /^https?$/ }).endsWith('/'),
  /** Of sentence models alone. */
  pooling: pooling.default('mean'),
  prefixes: prefixes.default({ row: '', search: '' }),
  weights: weightsFile,
  files: z.array(z.object({
    path: filePath,
    /** Where it lies at the address, if elsewhere. */
    from: filePath.optional(),
    /** Rounded, as the repository shows it; null is unknown. */
    megabytes: z.number().nullable(),
    /** Null is not known beforehand: recorded and shown at the first download. */
    sha256: sha256.nullable(),
  })).min(1),
  /** When and where these facts were read. */
  read: z.string(),
})
export const manifest = z.object({ models: z.array(manifestModel) })
export type ManifestModel = z.infer<typeof manifestModel>

/** What lies beside a model's files: all that is known of them. */
export const modelCard = z.object({
  id: z.string(),
  /** Models that came before there were others are sentence models. */
  purpose: modelPurpose.default('sentence-vectors'),
  /** The manifest's entry; null for one that was imported from a folder. */
  manifestId: z.string().nullable(),
  title: z.string(),
  /** Null when the seller brought it and its files do not say. */
  licence: z.string().nullable(),
  pooling,
  prefixes,
  weights: weightsFile,
  /** Of its vectors; null where it makes none. */
  dimensions: z.literal(DIMENSIONS).nullable(),
  files: z.array(z.object({ path: filePath, bytes: z.number().int(), sha256 })),
  installedAt: z.iso.datetime(),
})
export type ModelCard = z.infer<typeof modelCard>

/** One line of the model list in Settings: one that is here, or one that could be. */
export const localModel = z.object({
  /** What `embeddingModel` and vectors are set to; null until it is here. */
  id: z.string().nullable(),
  manifestId: z.string().nullable(),
  purpose: modelPurpose,
  title: z.string(),
  about: z.string().nullable(),
  licence: z.string().nullable(),
  licenceAddress: z.string().nullable(),
  repository: z.string().nullable(),
  /** `begun`: a part of it is here, and the download goes on from there. */
  state: z.enum(['available', 'begun', 'installed']),
  /** Of the download, rounded, where the repository shows it; of the files, once they are here. */
  megabytes: z.number().nullable(),
  /** Empty until they are here. */
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
  /** Whether new vectors are made by it. */
  chosen: z.boolean(),
})
export type LocalModel = z.infer<typeof localModel>

export const localModels = z.object({
  models: z.array(localModel),
  /** Whether the vectors of wording alone are chosen. */
  builtInChosen: z.boolean(),
  /** Of all models and begun downloads. */
  bytesOnDisk: z.number(),
})
export type LocalModels = z.infer<typeof localModels>
