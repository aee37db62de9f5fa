/** Full and new moons, solstices and equinoxes, solar eclipses, from the US Naval Observatory. Days are of UTC. Pure. */
import { toDraft, type Outcome, type Reading } from '../../pure/draft.ts'
import { listAnswer, objectAnswer, readItems, required } from '../../pure/read-answer.ts'
import { nowAnswered } from '../../pure/read-once.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { aboutSky, eclipse, moonPhase, season } from './schema.ts'

interface Row {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** @throws SchemaChanged */
export const readUsno: AnswerReader = (answer) => {
  const { source } = answer
  const { kind } = required(aboutSky, answer.request.about, 'the request', source)
  const list = (field: string): readonly unknown[] => listAnswer(objectAnswer(answer), field, source)
  const outcomes: Record<typeof kind, () => Outcome[]> = {
    moon: () => readItems(list('phasedata'), { source, item: 'phase', schema: moonPhase, read: (row) => dayOf(source, row, PHASES[row.phase]) }),
    seasons: () => readItems(list('data'), { source, item: 'season', schema: season, read: (row) => dayOf(source, row, seasonOf(row)) }),
    // A year without an eclipse of the sun has an empty list.
    eclipses: () => readItems(list('eclipses_in_year'), { source, item: 'eclipse', schema: eclipse, read: (row) => dayOf(source, row, eclipseOf(row.event)) }),
  }
  return { outcomes: outcomes[kind](), memory: nowAnswered(answer.memory, answer.request.key) }
}

interface SkyDay {
  readonly name: string
  readonly tags: readonly string[]
}

/** Quarters are on nobody's shirt. */
const PHASES: Readonly<Record<string, SkyDay | undefined>> = {
  'Full Moon': { name: 'Full Moon', tags: ['moon', 'night', 'astronomy'] },
  'New Moon': { name: 'New Moon', tags: ['moon', 'night', 'stargazing', 'astronomy'] },
}

/** March and September are the same on both halves of the globe; spring is not. */
function seasonOf({ phenom, month }: Row & { phenom: string }): SkyDay | undefined {
  const named = { Equinox: { 3: 'March Equinox', 9: 'September Equinox' }, Solstice: { 6: 'June Solstice', 12: 'December Solstice' } } as const
  const names: Readonly<Record<number, string>> | undefined = phenom === 'Equinox' || phenom === 'Solstice' ? named[phenom] : undefined
  const name = names?.[month]
  return name === undefined ? undefined : { name, tags: [phenom.toLowerCase(), 'sun', 'season', 'astronomy'] }
}

/** "Total Solar Eclipse of 2026 Aug. 12" without its date. */
function eclipseOf(event: string): SkyDay {
  return { name: event.replace(/\s+of\s+\d{4}\b.*$/is, ''), tags: ['eclipse', 'sun', 'astronomy'] }
}

/** The Observatory computes these days; they are called unverified until its answers were seen live. */
function dayOf(source: string, { year, month, day }: Row, sky: SkyDay | undefined): Reading {
  if (sky === undefined) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCDate() !== day || year < 1700 || year > 2100) return `${year}-${month}-${day} is not a day`
  const occursOn = date.toISOString().slice(0, 10)
  return toDraft({ source, itemId: `${occursOn}:${sky.name.toLowerCase().replace(/\s+/g, '-')}`, text: [sky.name], tags: sky.tags, occursOn, basis: 'unverified' })
}
