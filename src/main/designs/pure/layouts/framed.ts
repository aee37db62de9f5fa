/** Families that hold the words in a figure: signs, seals, crests, silhouettes. */
import { between } from './between.ts'
import type { Layout } from './layout.ts'
import { oval } from './oval.ts'
import { shield } from './shield.ts'
import { signboard } from './signboard.ts'
import { ticket } from './ticket.ts'

export const FRAMED: readonly Layout[] = [between, oval, shield, signboard, ticket]
