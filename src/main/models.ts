/** Joins the slices of models with the workers that run them: a part of the composition root. */
import type { ComputePort } from '../workers/compute/contract.ts'
import type { InferencePort } from '../workers/inference/contract.ts'
import type { Host } from './host.ts'
import { EMBEDDING_MODEL } from './ideas/index.ts'
import type { JobDefinition } from './jobs/index.ts'
import type { WorkerClient } from './kernel/worker-client.ts'
import { createEmbedder, createLocalModelsService, createRemoteFiles, downloadJob, importModelJob, readManifest, type Embedder, type LocalModelsService } from './local-models/index.ts'
import type { SettingsService } from './settings/index.ts'

export interface Models {
  readonly localModels: LocalModelsService
  readonly embedder: Embedder
  readonly jobs: readonly JobDefinition[]
  stop(): Promise<void>
}

export interface ModelsDeps {
  readonly host: Host
  readonly settings: SettingsService
  readonly compute: WorkerClient<ComputePort>
  readonly inference: WorkerClient<InferencePort>
}

export const MODEL_JOB_KINDS = ['local-models.download', 'local-models.import']

export function createModels({ host, settings, compute, inference }: ModelsDeps): Models {
  const { clock, log, paths } = host
  const remoteFiles = createRemoteFiles(`Design-Idea-Engine/${host.version}`)
  const localModels = createLocalModelsService({
    home: paths.home, clock, log, settings, manifest: readManifest(paths.resources), open: remoteFiles.open,
    inspect: (model, signal) => inference.call('inspect', { model }, optional(signal)),
    release: async () => void (await inference.call('release', {})),
  })
  const embedder = createEmbedder({
    settings,
    builtIn: { id: EMBEDDING_MODEL, embed: async (texts, signal) => (await compute.call('embed', { texts }, optional(signal))).vectors },
    installed: (id) => localModels.installed(id),
    run: (model, texts, signal) => inference.call('embed', { model, texts }, optional(signal)),
  })
  return { localModels, embedder, jobs: [downloadJob(localModels), importModelJob(localModels)], stop: () => remoteFiles.close() }
}

function optional(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal }
}
