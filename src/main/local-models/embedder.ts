/** Vectors for texts, by the model the seller chose; the one door to them for every slice. */
import { AppError, NeedsHuman } from '../kernel/errors.ts'
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
  /** The id that questions are put with: the model of most kept vectors, while they are being made again by the chosen one. */
  answering(): string
  /** Whether vectors of this model can be made now: it is built in, or installed. */
  canUse(model: string): boolean
  /** Whether a model knows what words mean; the built-in one compares their letters. */
  likenessOf(model: string): 'meaning' | 'similar-wording'
  /**
   * Without `model`, a `row` takes the chosen one and a `search` the answering one.
   * @throws NeedsHuman when the model is not on this computer; AppError `invalid-input` when its files cannot be read;
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
  /** The models of the vectors that are kept, most first. */
  readonly kept: () => readonly string[]
  readonly run: (model: ModelOnDisk, texts: string[], signal?: AbortSignal) => Promise<{ dimensions: number; vectors: Float32Array }>
}

export function createEmbedder({ settings, builtIn, installed, kept, run }: EmbedderDeps): Embedder {
  const chosen = (): string => {
    const { embeddingModel } = settings.get()
    return embeddingModel === BUILT_IN ? builtIn.id : embeddingModel
  }
  const canUse = (model: string): boolean => model === builtIn.id || installed(model) !== null
  const answering = (): string => kept().find(canUse) ?? chosen()
  return {
    chosen,
    answering,
    canUse,
    likenessOf: (model) => (model === builtIn.id ? 'similar-wording' : 'meaning'),
    async embed(texts, purpose, { signal, model = purpose === 'row' ? chosen() : answering() } = {}) {
      if (model === builtIn.id) return { model, vectors: await builtIn.embed([...texts], signal) }
      const usable = installed(model)
      if (usable === null) throw new NeedsHuman(`The model ${model} is chosen and is not on this computer.`, 'Download or import it in Settings, or choose another.')
      const { dimensions, vectors } = await run(usable, texts.map((text) => usable.prefixes[purpose] + text), signal)
      if (dimensions !== DIMENSIONS || vectors.length !== texts.length * DIMENSIONS) {
        throw new AppError('invalid-input', `The model ${model} gives ${dimensions} numbers a text; the library keeps ${DIMENSIONS}.`, { action: 'Choose another model in Settings.' })
      }
      return { model, vectors }
    },
  }
}
