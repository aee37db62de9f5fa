import type { Layout } from './layout.ts'
import { stack } from './stack.ts'

/** Every family of composition, in the order in which they are offered. */
export const LAYOUTS: readonly Layout[] = [stack]
