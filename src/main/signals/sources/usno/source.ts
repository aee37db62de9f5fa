/** Dates in the sky: moons, seasons, eclipses. They are known long ahead, and each year is read once. */
import { z } from 'zod'
import { answeredBefore } from '../../pure/read-once.ts'
import { defineSource } from '../../pure/source-definition.ts'

const BASE = 'https://aa.usno.navy.mil/api'
const PATHS = { moon: 'moon/phases/year', seasons: 'seasons', eclipses: 'eclipses/solar/year' } as const
/** This year and the next, as the holidays of Nager.Date. */
const YEARS_AHEAD = 1

export const usnoSource = defineSource({
  id: 'usno',
  title: 'Moon, seasons, eclipses',
  summary: 'Full and new moons, solstices, equinoxes and eclipses of the sun, from the US Naval Observatory.',
  kind: 'keyless',
  provenLive: null,
  onByDefault: false,
  terms: { url: 'https://aa.usno.navy.mil/data/api', readOn: '2026-11-22', note: 'Data of the US government. Each year is asked for once.' },
  config: z.strictObject({ moon: z.enum(['yes', 'no']) }),
  defaultConfig: { moon: 'yes' as 'yes' | 'no' },
  fields: [{ name: 'moon', label: 'Moons', type: 'choice', help: 'There are about 25 of them in a year.', choices: [{ value: 'yes', label: 'Full and new moons too' }, { value: 'no', label: 'Only seasons and eclipses' }], required: true }],
  everyMinutes: 30 * 24 * 60,
  pace: { burst: 1, everyMs: 2_000 },
  retentionDays: null,
  inScore: true,
  plan({ config, memory, now }) {
    const known = answeredBefore(memory)
    const first = new Date(now).getUTCFullYear()
    const kinds = config.moon === 'yes' ? (['seasons', 'eclipses', 'moon'] as const) : (['seasons', 'eclipses'] as const)
    return Array.from({ length: YEARS_AHEAD + 1 }, (_, index) => String(first + index)).flatMap((year) => kinds.map((kind) => ({
      key: `${kind}:${year}`,
      url: `${BASE}/${PATHS[kind]}?year=${year}`,
      headers: { accept: 'application/json' },
      about: { kind },
      mayBeMissing: true,
    }))).filter(({ key }) => !known.has(key))
  },
})
