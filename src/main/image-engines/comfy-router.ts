import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { comfyView, engineTest } from './contract.ts'
import type { ComfyService } from './engines/comfyui/comfy.ts'

const id = z.string().min(1).max(80)
const name = z.string().min(1).max(200)
const folder = z.string().min(1).max(1_000)
const slots = z.array(z.object({ node: z.string().max(200), input: z.string().max(200) })).max(50)

/** Servers, installations and workflows of ComfyUI. */
export function createComfyRouter(service: ComfyService) {
  const changes = procedure.output(comfyView)
  return router({
    view: procedure.output(comfyView).query(() => service.view()),
    addServer: changes.input(z.object({ address: z.string().min(1).max(500) })).mutation(({ input }) => service.addServer(input.address)),
    setServer: changes.input(z.object({ id, enabled: z.boolean() })).mutation(({ input }) => service.setServer(input.id, input.enabled)),
    removeServer: changes.input(z.object({ id })).mutation(({ input }) => service.removeServer(input.id)),
    setServerKey: changes.input(z.object({ id, key: z.string().max(2_100) })).mutation(({ input }) => service.setServerKey(input.id, input.key)),
    testServer: procedure.input(z.object({ id })).output(engineTest).mutation(({ input, signal = new AbortController().signal }) => service.testServer(input.id, signal)),
    start: changes.input(z.object({ folder })).mutation(({ input }) => service.start(input.folder)),
    stop: changes.input(z.object({ id })).mutation(({ input }) => service.stop(input.id)),
    addWorkflow: changes.input(z.object({ name, text: z.string().max(5_000_000) })).mutation(({ input }) => service.addWorkflow(input.name, input.text)),
    mapWorkflow: changes.input(z.object({ name, field: z.string().max(60), slots })).mutation(({ input }) => service.mapWorkflow(input.name, input.field, input.slots)),
    chooseWorkflow: changes.input(z.object({ name: name.nullable() })).mutation(({ input }) => service.chooseWorkflow(input.name)),
    removeWorkflow: changes.input(z.object({ name })).mutation(({ input }) => service.removeWorkflow(input.name)),
    lookForInstalls: changes.input(z.object({ folder: z.string().max(1_000).optional() }).optional()).mutation(({ input }) => service.lookForInstalls(input?.folder)),
  })
}
