import { z } from 'zod'
import type { Queue } from '../jobs/index.ts'
import { procedure, router } from '../kernel/trpc.ts'
import type { Store } from '../store/index.ts'
import { mockupCount, photographed, photographRequest, placingView, scenePicture, scenePreviewRequest, sceneView } from './contract.ts'
import { PHOTOGRAPH } from './jobs/photograph.ts'
import { placing } from './scenes/contract.ts'
import type { MockupsService } from './service.ts'

const share = z.number().min(0).max(1)
const begun = z.object({ jobId: z.string() })
const nothing = z.object({})

export function createMockupsRouter({ service, queue, store }: { service: MockupsService; queue: Queue; store: Store }) {
  const { ownScenes } = service
  const only = z.object({ id: z.string() })
  return router({
    /** Every garment in every scene that shows the design's product. */
    all: procedure.input(z.object({ designId: z.string() })).output(begun).mutation(({ input }) => ({ jobId: service.askForAll(input.designId) })),
    /** How many that are, and how many of them are not made yet. */
    count: procedure.input(z.object({ designId: z.string() })).output(mockupCount).query(({ input }) => service.count(input.designId)),
    /** Mock-ups of any art file, written to a folder. */
    photograph: procedure.input(photographRequest).output(begun)
      .mutation(({ input }) => {
        const payload = service.photographer.plan(input)
        return { jobId: store.writeTx((tx) => queue.enqueueTx(tx, { kind: PHOTOGRAPH, payload })) }
      }),
    photographed: procedure.input(z.object({ jobId: z.string() })).output(photographed).query(({ input }) => photographed.parse(queue.find(input.jobId).result ?? [])),
    scenes: procedure.output(z.array(sceneView)).query(() => [...ownScenes.list()]),
    scene: procedure.input(only).output(placingView).query(({ input }) => ownScenes.placing(input.id)),
    previewScene: procedure.input(scenePreviewRequest).output(scenePicture).mutation(({ input, signal }) => ownScenes.preview(input, signal)),
    pickColour: procedure.input(z.object({ id: z.string(), crop: share, x: share, y: share })).output(z.object({ hex: z.string() })).mutation(({ input: { id, ...at } }) => ownScenes.pick(id, at)),
    saveScene: procedure.input(z.object({ id: z.string(), placing })).output(sceneView).mutation(({ input }) => ownScenes.save(input.id, input.placing)),
    renameScene: procedure.input(only.extend({ name: placing.shape.name })).output(nothing).mutation(({ input }) => (ownScenes.rename(input.id, input.name), {})),
    removeScene: procedure.input(only).output(nothing).mutation(({ input }) => (ownScenes.remove(input.id), {})),
    restoreScene: procedure.input(only).output(nothing).mutation(({ input }) => (ownScenes.restore(input.id), {})),
  })
}
