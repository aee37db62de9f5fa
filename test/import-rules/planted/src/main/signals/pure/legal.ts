import type { Outside } from '../outside.ts'
import '../contract.ts'
export type Inside = Outside
