/** Joins the image engines with what they need, one line each: a part of the composition root. */
import { join } from 'node:path'
import type { ImagingPort } from '../workers/imaging/contract.ts'
import type { Costs } from './costs/index.ts'
import type { Host } from './host.ts'
import { createCloudFetch } from './image-engines/engines/cloud/fetch.ts'
import { createComfyCloudEngine } from './image-engines/engines/comfy-cloud/engine.ts'
import { createComfy, type ComfyService } from './image-engines/engines/comfyui/comfy.ts'
import { createOwnWorkflows } from './image-engines/engines/comfyui/own-workflows.ts'
import { createOpenAiEngine } from './image-engines/engines/openai/engine.ts'
import { createReplicateEngine } from './image-engines/engines/replicate/engine.ts'
import { createRunPodEngine } from './image-engines/engines/runpod/engine.ts'
import { createStabilityEngine } from './image-engines/engines/stability/engine.ts'
import { choicesOf, createImageEnginesService, type ImageEngine, type ImageEnginesService } from './image-engines/index.ts'
import { toPlainError } from './kernel/errors.ts'
import { pause } from './kernel/http/pause.ts'
import type { WorkerClient } from './kernel/worker-client.ts'
import type { LanguageModelsService } from './language-models/index.ts'
import type { ImageEngineId } from './settings/contract.ts'
import type { SettingsService } from './settings/index.ts'
import type { Store } from './store/index.ts'

export interface ImageEngineListDeps {
  readonly host: Host
  readonly store: Store
  readonly settings: SettingsService
  readonly costs: Costs
  readonly languageModels: LanguageModelsService
  readonly imaging: WorkerClient<ImagingPort>
  /** A library is made again: nobody is asked for pictures. */
  readonly replay: boolean
}

export interface ImageEngineList {
  readonly imageEngines: ImageEnginesService
  readonly comfy: ComfyService
  stop(): Promise<void>
}

/** The workflow that is usual where the seller chose none. */
const USUAL_WORKFLOW = 'sdxl'

/** What services get to say that they stopped; one that hangs must not keep the program open. */
const LET_GO_MS = 12_000
const HUNG_UP_MS = 2_000

export function createImageEngineList({ host, store, settings, costs, languageModels, imaging, replay }: ImageEngineListDeps): ImageEngineList {
  const { clock, paths, secrets, log } = host
  const { fetch, close } = createCloudFetch()
  const choices = choicesOf({ store, settings, secrets })
  const workflows = createOwnWorkflows(join(paths.home, 'workflows'), paths.resources)
  const cloud = (id: ImageEngineId) => ({ ...choices(id), fetch, clock, workflow: (name: string | null) => workflows.open(name ?? USUAL_WORKFLOW) })
  const comfy = createComfy({ store, clock, log, secrets, home: paths.home, resources: paths.resources })
  const engines: readonly ImageEngine[] = [
    comfy.engine,
    createOpenAiEngine(cloud('openai')),
    createComfyCloudEngine(cloud('comfy-cloud')),
    createReplicateEngine(cloud('replicate')),
    createRunPodEngine(cloud('runpod')),
    createStabilityEngine(cloud('stability')),
  ]
  const imageEngines = createImageEnginesService({
    store, clock, settings, costs, secrets, languageModels, engines: replay ? [] : engines,
    clean: (file, out, signal) => imaging.call('cleanGenerated', { file, out }, { signal }),
  })
  // A command that runs for a moment starts a ComfyUI only when it wants a picture.
  if (!replay && host.kind !== 'cli') void comfy.begin().catch((error: unknown) => log.warn('comfyui could not be begun', { reason: toPlainError(error).message }))
  return {
    imageEngines, comfy: comfy.service,
    async stop() {
      const ended = imageEngines.stop()
      // What may stand at an engine is kept, so whoever does not let go in time is hung up on and looked for at the next start.
      await withinTime(ended, LET_GO_MS)
      await Promise.all([comfy.stop(), close()])
      await withinTime(ended, HUNG_UP_MS)
    },
  }
}

async function withinTime(work: Promise<void>, milliseconds: number): Promise<void> {
  const over = new AbortController()
  await Promise.race([work, pause(milliseconds, over.signal)]).finally(() => over.abort())
}
