/** Families that follow a well-known format; most of them only take phrases that are built for it. */
import { bigNumber } from './big-number.ts'
import { checklist } from './checklist.ts'
import { definition } from './definition.ts'
import { elements } from './elements.ts'
import { factsLabel } from './facts-label.ts'
import { founded } from './founded.ts'
import { heartbeat } from './heartbeat.ts'
import type { Layout } from './layout.ts'
import { oddOneOut } from './odd-one-out.ts'
import { parade } from './parade.ts'
import { playingCard } from './playing-card.ts'
import { punchLine } from './punch-line.ts'
import { barCode } from './bar-code.ts'
import { calendarPage } from './calendar-page.ts'
import { circuit } from './circuit.ts'
import { clapper } from './clapper.ts'
import { gauge } from './gauge.ts'
import { licensePlate } from './license-plate.ts'
import { nameTag } from './name-tag.ts'
import { quotation } from './quotation.ts'
import { menuBoard } from './menu-board.ts'
import { racingNumber } from './racing-number.ts'
import { tourPoster } from './tour-poster.ts'
import { rainbow } from './rainbow.ts'
import { roadSign } from './road-sign.ts'
import { speechBubble } from './speech-bubble.ts'
import { tarot } from './tarot.ts'

export const FORMATS: readonly Layout[] = [
  definition, factsLabel, checklist, punchLine, bigNumber, founded, roadSign, elements, heartbeat, parade, oddOneOut, playingCard, tarot, speechBubble, rainbow,
  licensePlate, nameTag, calendarPage, quotation, barCode, gauge, circuit, clapper, racingNumber, menuBoard, tourPoster,
]
