export { openStore, databaseFile, type OpenOptions } from './open.ts'
export type { Store, Tx } from './store.ts'
export type { Assets, AssetExtension, AssetRecord, StoredFile } from './assets.ts'
export { StoreError, type StoreFault } from './errors.ts'
