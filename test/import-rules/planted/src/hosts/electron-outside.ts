import type { App } from 'electron'
export type Planted = App
