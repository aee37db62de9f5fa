export { createProductsService, type ProductsService } from './service.ts'
export { createProductsRouter } from './router.ts'
export { priceFor } from './pure/price.ts'
