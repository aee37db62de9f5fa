export { createCatalogueService, type CatalogueService } from './service.ts'
export { createCatalogueRouter } from './router.ts'
export { OWN_LISTINGS, ownListingsJob } from './jobs/import.ts'
