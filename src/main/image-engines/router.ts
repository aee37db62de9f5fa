import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { imageEngine } from '../settings/contract.ts'
import { engineTest, imageEngines, imageEnginesChoice, pictureMade, pictureWish, polishedSubject, promptStyleView, runningPicture, tonightPlan, writtenPrompt } from './contract.ts'
import { createComfyRouter } from './comfy-router.ts'
import type { ComfyService } from './engines/comfyui/comfy.ts'
import { promptFor } from './pure/prompts/desk.ts'
import { PROMPT_STYLES } from './pure/prompts/styles.ts'
import type { ImageEnginesService } from './service.ts'

const promptWish = z.object({ subject: z.string().max(1_000), style: z.string().max(60), colours: z.array(z.string().max(60)).max(12), seed: z.number().int().min(0) })

export function createImageEnginesRouter(service: ImageEnginesService, comfy: ComfyService) {
  return router({
    comfy: createComfyRouter(comfy),
    list: procedure.output(imageEngines).query(() => service.list()),
    set: procedure.input(imageEnginesChoice).output(imageEngines).mutation(({ input }) => service.set(input)),
    setKey: procedure.input(z.object({ engine: imageEngine, key: z.string().max(1_000) })).output(imageEngines).mutation(({ input }) => service.setKey(input.engine, input.key)),
    test: procedure.input(z.object({ engine: imageEngine })).output(engineTest).mutation(({ input, signal }) => service.test(input.engine, signal)),
    tonight: procedure.input(z.object({ count: z.number().int().min(1).max(500).optional() })).output(tonightPlan).query(({ input }) => service.tonight(input.count)),
    running: procedure.output(z.array(runningPicture)).query(() => service.running()),
    styles: procedure.output(z.array(promptStyleView)).query(() => PROMPT_STYLES.map(({ id, name }) => ({ id, title: name }))),
    write: procedure.input(promptWish).output(writtenPrompt).query(({ input }) => promptFor(input)),
    /** What is to be drawn in better words, where that is switched on; it may cost what a language model costs. */
    polish: procedure.input(promptWish.pick({ subject: true })).output(polishedSubject).mutation(({ input, signal = new AbortController().signal }) => service.polish(input.subject, { correlationId: 'prompt-desk', signal })),
    /** One picture, for whoever waits for it; how it goes is in `running`. */
    make: procedure.input(pictureWish).output(pictureMade).mutation(({ input, signal = new AbortController().signal }) => service.make(input, null, { signal, progress: () => undefined })),
  })
}
