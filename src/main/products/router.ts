import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { productTemplate } from './contract.ts'
import type { ProductsService } from './service.ts'

export function createProductsRouter(service: ProductsService) {
  return router({
    list: procedure.output(z.array(productTemplate)).query(() => [...service.list()]),
    save: procedure.input(productTemplate).output(productTemplate).mutation(({ input }) => service.save(input)),
  })
}
