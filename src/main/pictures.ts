/** Joins image engines with the designs that hold their pictures: a part of the composition root. */
import type { ImagingPort } from '../workers/imaging/contract.ts'
import type { InferencePort } from '../workers/inference/contract.ts'
import type { Check } from './compliance/contract.ts'
import { lettersCheck, relevanceCheck, rowsOfMarksCheck, safetyCheck, type LooksPort, type PicturePort } from './designs/index.ts'
import { PROMPT_STYLES, promptFor } from './image-engines/index.ts'
import { AppError } from './kernel/errors.ts'
import type { WorkerClient } from './kernel/worker-client.ts'
import type { LocalModelsService } from './local-models/index.ts'

/** `make` gives the picture of a wish; prompts are written by the desk. */
export function createPicturePort({ make, polish, atOnce }: Pick<PicturePort, 'make' | 'polish' | 'atOnce'>): PicturePort {
  return { make, ...(polish === undefined ? {} : { polish }), ...(atOnce === undefined ? {} : { atOnce }), prompt: promptFor, styles: PROMPT_STYLES.map(({ id, fills }) => ({ id, fills })) }
}

export interface LooksDeps {
  readonly localModels: Pick<LocalModelsService, 'forPictures'>
  readonly inference: WorkerClient<InferencePort>
  readonly imaging: WorkerClient<ImagingPort>
}

/** Models that are here look at pictures; a check whose model is not here is left out, which counts as not made. */
export function createLooks({ localModels, inference, imaging }: LooksDeps): LooksPort {
  return {
    async check({ original, prompt }, signal) {
      const [nsfw, clip, letters] = [localModels.forPictures('nsfw'), localModels.forPictures('clip'), localModels.forPictures('text-detection')]
      const checks: (Check | null)[] = [
        nsfw === null ? null : await unlessBroken('image-safety', async () => safetyCheck((await inference.call('classify', { model: nsfw, file: original }, { signal })).labels)),
        clip === null ? null : await unlessBroken('relevance', async () => relevanceCheck((await inference.call('compare', { model: clip, file: original, texts: [prompt] }, { signal })).cosines[0] ?? -1)),
        letters === null
          ? rowsOfMarksCheck((await imaging.call('rowsOfMarks', { file: original }, { signal })).rows)
          : await unlessBroken('picture-text', async () => lettersCheck((await inference.call('mapOf', { model: letters, file: original, out: null }, { signal })).share)),
      ]
      return checks.filter((check) => check !== null)
    },
    async mask(file, out, signal) {
      const model = localModels.forPictures('background-removal')
      if (model === null) return false
      await inference.call('mapOf', { model, file, out }, { signal })
      return true
    },
    enlarges: () => localModels.forPictures('upscaler') !== null,
    async enlarge(file, out, signal) {
      const model = localModels.forPictures('upscaler')
      return model === null ? null : await inference.call('enlarge', { model, file, out }, { signal })
    },
  }
}

/** A model that cannot be used is no reason to lose a design: its check was not made, and says why. */
async function unlessBroken(id: Check['id'], look: () => Promise<Check>): Promise<Check> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'invalid-input') throw error
    return { id, state: 'not-checked', reason: error.message }
  }
}
