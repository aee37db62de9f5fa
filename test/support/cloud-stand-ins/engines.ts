/** The engines in the cloud at their stand-ins, with everything that takes seconds there taking milliseconds here. */
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { ImageEngine } from '../../../src/main/image-engines/engine.ts'
import type { CloudTimes, GraphDeps } from '../../../src/main/image-engines/engines/cloud/deps.ts'
import { createCloudFetch } from '../../../src/main/image-engines/engines/cloud/fetch.ts'
import { createComfyCloudEngine } from '../../../src/main/image-engines/engines/comfy-cloud/engine.ts'
import { openWorkflow } from '../../../src/main/image-engines/engines/comfyui/workflows.ts'
import { createOpenAiEngine } from '../../../src/main/image-engines/engines/openai/engine.ts'
import { createReplicateEngine } from '../../../src/main/image-engines/engines/replicate/engine.ts'
import { createRunPodEngine } from '../../../src/main/image-engines/engines/runpod/engine.ts'
import { createStabilityEngine } from '../../../src/main/image-engines/engines/stability/engine.ts'
import { systemClock } from '../../../src/main/kernel/clock.ts'
import { standInComfyCloud } from './comfy-cloud.ts'
import type { CloudStandIn } from './kit.ts'
import { standInOpenAiImages } from './openai.ts'
import { standInReplicate } from './replicate.ts'
import { standInRunPod } from './runpod.ts'
import { standInStability } from './stability.ts'

export const QUICK: Partial<CloudTimes> = { answerMs: 1_000, drawingMs: 1_000, downloadMs: 1_500, firstLookMs: 5, longestLookMs: 20, patienceMs: 5_000, totalMs: 60_000, settleMs: [20, 40, 60] }

const resources = fileURLToPath(new URL('../../../resources', import.meta.url))

export interface Candidate {
  readonly standIn: () => Promise<CloudStandIn>
  readonly engine: (deps: GraphDeps) => ImageEngine
  readonly path: string
  readonly model: string | null
  readonly jobs: boolean
}

export const CLOUD_ENGINES = {
  openai: { standIn: standInOpenAiImages, engine: createOpenAiEngine, path: '/v1', model: null, jobs: false },
  'comfy-cloud': { standIn: standInComfyCloud, engine: createComfyCloudEngine, path: '', model: null, jobs: true },
  replicate: { standIn: standInReplicate, engine: createReplicateEngine, path: '/v1', model: 'stand-in/painter', jobs: true },
  runpod: { standIn: standInRunPod, engine: createRunPodEngine, path: '/v2', model: 'abcd1234', jobs: true },
  stability: { standIn: standInStability, engine: createStabilityEngine, path: '', model: null, jobs: false },
} satisfies Record<string, Candidate>

/** With a key, and a price of 2 for each picture. */
export async function openCloudEngine({ standIn, engine, path, model }: Candidate, times: Partial<CloudTimes> = QUICK): Promise<{ service: CloudStandIn; engine: ImageEngine }> {
  const service = await standIn()
  const cloud = createCloudFetch()
  onTestFinished(() => cloud.close())
  const made = engine({
    key: async () => 'sk-secret', model: () => model, price: () => 2, fetch: cloud.fetch, clock: systemClock, address: `${service.origin}${path}`,
    times, workflow: (name) => openWorkflow(resources, name ?? 'sdxl'),
  })
  return { service, engine: made }
}
