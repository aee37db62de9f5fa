/** Joins the slices of models with the workers that run them: a part of the composition root. */
import type { ComputePort } from '../workers/compute/contract.ts'
import type { InferencePort } from '../workers/inference/contract.ts'
import type { Costs } from './costs/index.ts'
import type { Host } from './host.ts'
import { createLanguageWriter, createReEmbed, EMBED, EMBEDDING_MODEL, embedJob, type ConceptWriter } from './ideas/index.ts'
import type { JobDefinition, Queue } from './jobs/index.ts'
import type { WorkerClient } from './kernel/worker-client.ts'
import { createEmbedder, createLocalModelsService, createRemoteFiles, downloadJob, importModelJob, readManifest, type Embedder, type LocalModelsService } from './local-models/index.ts'
import { createCappedFetch, createLanguageModelsService, type LanguageModelsService } from './language-models/index.ts'
import { createAnswerLog } from './model-answers.ts'
import type { SettingsService } from './settings/index.ts'
import type { Archive } from './signals/index.ts'
import type { Store } from './store/index.ts'

export interface Models {
  readonly localModels: LocalModelsService
  readonly embedder: Embedder
  readonly languageModels: LanguageModelsService
  /** Who thinks up concepts beside the grammar. */
  readonly writers: Readonly<Record<string, ConceptWriter>>
  readonly jobs: readonly JobDefinition[]
  /** Begins to make vectors again where the chosen model asks for it: at the start and at every change of it. */
  followChoice(queue: Queue): void
  stop(): Promise<void>
}

export interface ModelsDeps {
  readonly host: Host
  readonly store: Store
  readonly settings: SettingsService
  readonly costs: Costs
  readonly archive: Archive
  /** A library is made again: models answer as they did, and nobody is asked. */
  readonly replay?: boolean
  readonly compute: WorkerClient<ComputePort>
  readonly inference: WorkerClient<InferencePort>
}

export const MODEL_JOB_KINDS = ['local-models.download', 'local-models.import', 'ideas.embed']

export function createModels({ host, store, settings, costs, archive, replay = false, compute, inference }: ModelsDeps): Models {
  const { clock, log, paths } = host
  const remoteFiles = createRemoteFiles(`Design-Idea-Engine/${host.version}`)
  const localModels = createLocalModelsService({
    home: paths.home, clock, log, settings, manifest: readManifest(paths.resources), open: remoteFiles.open,
    inspect: (model, signal) => inference.call('inspect', { model }, optional(signal)),
    inspectPicture: (model, signal) => inference.call('inspectPicture', { model }, optional(signal)),
    release: async () => void (await inference.call('release', {})),
  })
  const embedder: Embedder = createEmbedder({
    settings,
    builtIn: { id: EMBEDDING_MODEL, embed: async (texts, signal) => (await compute.call('embed', { texts }, optional(signal))).vectors },
    installed: (id) => localModels.installed(id),
    kept: keptModels(store, () => embedder.chosen()),
    run: (model, texts, signal) => inference.call('embed', { model, texts }, optional(signal)),
  })
  const capped = createCappedFetch()
  const languageModels = createLanguageModelsService({ store, clock, settings, costs, secrets: host.secrets, fetch: capped.fetch, answers: createAnswerLog(archive), replay })
  const reEmbed = createReEmbed({ store, embedder })
  return {
    localModels, embedder, languageModels, writers: { 'language-model': createLanguageWriter({ languageModels, log }) }, jobs: [downloadJob(localModels), importModelJob(localModels), embedJob(reEmbed)],
    followChoice(queue) {
      const begin = (): void => {
        if (reEmbed.needed()) store.writeTx((tx) => queue.enqueueTx(tx, { kind: EMBED, payload: {} }))
      }
      begin()
      settings.onChange(begin)
    },
    stop: async () => void (await Promise.all([remoteFiles.close(), capped.close()])),
  }
}

/** Which models the vectors of ideas have. Counting takes a moment in a large library, so it is done anew only while it can change. */
function keptModels(store: Store, chosen: () => string): () => readonly string[] {
  const vectors = store.vectorSpace('idea_vectors')
  let only: string | null = null
  return () => {
    // While all are of the chosen model, whatever is added is of it too.
    if (only === chosen()) return [only]
    const models = vectors.models().map(({ model }) => model)
    only = models.length === 1 && models[0] === chosen() ? models[0] : null
    return models
  }
}

function optional(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal }
}
