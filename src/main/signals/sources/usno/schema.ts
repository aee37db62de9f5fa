import { z } from 'zod'

const date = { year: z.number().int(), month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) }

/** Rows of `phasedata` in /api/moon/phases/year (public programs, read 2026-11-23). `time` is UTC. */
export const moonPhase = z.object({ phase: z.string(), ...date })
/** Rows of `data` in /api/seasons: Equinox, Solstice, Perihelion, Aphelion (same). */
export const season = z.object({ phenom: z.string(), ...date })
/** Rows of `eclipses_in_year` in /api/eclipses/solar/year: "Total Solar Eclipse of 2026 Aug. 12", no time (same; the words are not verified). */
export const eclipse = z.object({ event: z.string(), ...date })

/** What the request tells the reader. */
export const aboutSky = z.object({ kind: z.enum(['moon', 'seasons', 'eclipses']) })
