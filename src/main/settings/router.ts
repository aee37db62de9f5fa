import { procedure, router } from '../kernel/trpc.ts'
import { z } from 'zod'
import { settings, settingsPatch } from './contract.ts'
import type { SettingsService } from './service.ts'

export function createSettingsRouter(service: SettingsService) {
  return router({
    get: procedure.output(settings).query(() => service.get()),
    set: procedure.input(settingsPatch).output(settings).mutation(({ input }) => service.set(input)),
    importText: procedure.input(z.object({ file: z.string(), text: z.string().max(1_000_000) })).output(settings)
      .mutation(({ input }) => service.importText(input.file, input.text)),
  })
}
