/** Vectors for texts, by the model the seller chose; the one door to them for every slice. */
import { AppError, NotFound } from '../kernel/errors.ts'
import type { SettingsService } from '../settings/index.ts'
import { BUILT_IN, DIMENSIONS, type ModelOnDisk } from './contract.ts'

/** `row` is a text that is kept and compared; `search` is a question put to those that are kept. */
export type Purpose = 'row' | 'search'

export interface EmbedOptions {
  readonly signal?: AbortSignal
  /** The model to use instead of the chosen one, by the id that vectors carry. */
  readonly model?: string
}

/** `vectors` holds 768 numbers a text, unit length each, in the order of the texts; `model` is what their rows must remember. */
export interface Embedded {
  readonly model: string
  readonly vectors: Float32Array
}

export interface Embedder {
  /** The id that new vectors carry. */
  chosen(): string
  /** Whether vectors of this model can be made now: it is built in, or installed. */
  canUse(model: string): boolean
  /** Whether a model knows what words mean; the built-in one compares their letters. */
  likenessOf(model: string): 'meaning' | 'similar-wording'
  /**
   * @throws NotFound when the model is not installed; AppError `invalid-input` when its files cannot be read;
   * Cancelled; WorkerDied.
   */
  embed(texts: readonly string[], purpose: Purpose, options?: EmbedOptions): Promise<Embedded>
}

/** An installed model as the embedder needs it. */
export interface UsableModel extends ModelOnDisk {
  readonly id: string
  readonly prefixes: { readonly row: string; readonly search: string }
}

export interface EmbedderDeps {
  readonly settings: SettingsService
  readonly builtIn: { readonly id: string; embed(texts: string[], signal?: AbortSignal): Promise<Float32Array> }
  /** Null when no such model is installed. */
  readonly installed: (id: string) => UsableModel | null
  readonly run: (model: ModelOnDisk, texts: string[], signal?: AbortSignal) => Promise<{ dimensions: number; vectors: Float32Array }>
}

export function createEmbedder({ settings, builtIn, installed, run }: EmbedderDeps): Embedder {
  const chosen = (): string => {
    const { embeddingModel } = settings.get()
    return embeddingModel === BUILT_IN ? builtIn.id : embeddingModel
  }
  return {
    chosen,
    canUse: (model) => model === builtIn.id || installed(model) !== null,
    likenessOf: (model) => (model === builtIn.id ? 'similar-wording' : 'meaning'),
    async embed(texts, purpose, { signal, model = chosen() } = {}) {
      if (model === builtIn.id) return { model, vectors: await builtIn.embed([...texts], signal) }
      const usable = installed(model)
      if (usable === null) throw new NotFound(`The language model ${model}`)
      const { dimensions, vectors } = await run(usable, texts.map((text) => usable.prefixes[purpose] + text), signal)
      if (dimensions !== DIMENSIONS || vectors.length !== texts.length * DIMENSIONS) {
        throw new AppError('invalid-input', `The model ${model} gives ${dimensions} numbers a text; the library keeps ${DIMENSIONS}.`, { action: 'Choose another model in Settings.' })
      }
      return { model, vectors }
    },
  }
}
