import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { nightRequest, nightRun } from './contract.ts'
import type { NightService } from './service.ts'

export function createNightRouter(service: NightService) {
  return router({
    start: procedure.input(nightRequest).output(nightRun).mutation(({ input }) => service.start(input)),
    stop: procedure.output(nightRun.nullable()).mutation(() => service.stop()),
    current: procedure.output(nightRun.nullable()).query(() => service.current()),
    find: procedure.input(z.object({ id: z.string() })).output(nightRun.nullable()).query(({ input }) => service.find(input.id)),
  })
}
