import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { productTemplate } from './contract.ts'
import { defaultProducts } from './defaults.ts'
import type { ProductsService } from './service.ts'

export function createProductsRouter(service: ProductsService) {
  return router({
    list: procedure.output(z.array(productTemplate)).query(() => [...service.list()]),
    /** As they are shipped, with every colour there is. */
    defaults: procedure.output(z.array(productTemplate)).query(() => [...defaultProducts]),
    save: procedure.input(productTemplate).output(productTemplate).mutation(({ input }) => service.save(input)),
  })
}
