import { z } from 'zod'

/**
 * A row of /api/v3/publicholidays/{year}/{country} (github.com/nager/Nager.Date, read 2026-11-22). `counties` are the
 * parts of a country that keep the day; null or missing is all of it.
 */
export const holiday = z.object({
  date: z.iso.date(),
  name: z.string(),
  localName: z.string().nullish(),
  countryCode: z.string(),
  global: z.boolean().nullish(),
  counties: z.array(z.string()).nullish(),
  types: z.array(z.string()).nullish(),
})

/** What the request tells the reader. */
export const aboutYear = z.object({ country: z.string().regex(/^[A-Z]{2}$/), year: z.string().regex(/^\d{4}$/) })
