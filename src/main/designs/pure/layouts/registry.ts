import { arch } from './arch.ts'
import { bulge, groovy, varsity } from './arched-block.ts'
import { badge } from './badge.ts'
import { bigWord } from './big-word.ts'
import { card } from './card.ts'
import { FRAMED } from './framed.ts'
import type { Layout } from './layout.ts'
import { FORMATS } from './formats.ts'
import { list } from './list.ts'
import { marker } from './marker.ts'
import { plate } from './plate.ts'
import { ribbon } from './ribbon.ts'
import { scriptOver } from './script-over.ts'
import { stack } from './stack.ts'
import { sunset } from './sunset.ts'

/** Every family of composition, in the order in which they are offered. */
export const LAYOUTS: readonly Layout[] = [stack, arch, badge, sunset, varsity, bulge, groovy, ribbon, scriptOver, bigWord, plate, card, list, marker, ...FRAMED, ...FORMATS]
