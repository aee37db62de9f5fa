import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { connectionTest, languageModelChoice, languageModels, provider } from './contract.ts'
import type { LanguageModelsService } from './service.ts'

export function createLanguageModelsRouter(service: LanguageModelsService) {
  return router({
    list: procedure.output(languageModels).query(() => service.list()),
    set: procedure.input(languageModelChoice).output(languageModels).mutation(({ input }) => service.set(input)),
    setKey: procedure.input(z.object({ provider, key: z.string().max(1000) })).output(languageModels).mutation(({ input }) => service.setKey(input.provider, input.key)),
    test: procedure.input(z.object({ provider })).output(connectionTest).mutation(({ input }) => service.test(input.provider)),
  })
}
