import { z } from 'zod'

/** One mark of the register, as the index keeps it. Dates are numbers such as 20260131; 0 where the office gave none. */
export const caseFile = z.object({
  /** Serial number of the application: eight digits, the same for life. */
  serial: z.number().int().positive(),
  mark: z.string(),
  owner: z.string(),
  /** The office's status code, such as 700 (registered) or 602 (abandoned). */
  status: z.number().int(),
  /** Of the record, not of the file: the newer one holds. */
  asOf: z.number().int(),
  filed: z.number().int(),
  registered: z.number().int(),
  /** International classes in which the mark still stands. */
  classes: z.array(z.number().int()),
  /** Ended marks, and those without words or of no use to a seller, stay as a bare number so that an older file cannot revive them. */
  live: z.boolean(),
})
export type CaseFile = z.infer<typeof caseFile>

/** Something in a file that could not be read, and where. */
export const caseReject = z.object({ place: z.string(), reason: z.string() })
export type CaseReject = z.infer<typeof caseReject>

export const trademarksImported = z.object({
  file: z.string(),
  /** Case files read: `live` are searched; `ended` are dead, without words, or of no use to a seller. */
  read: z.number(),
  live: z.number(),
  ended: z.number(),
  rejected: z.number(),
  rejects: z.array(caseReject),
  /** The file was imported whole before; nothing was read. */
  known: z.boolean(),
})
export type TrademarksImported = z.infer<typeof trademarksImported>

export const trademarksStatus = z.object({
  /** `few`: marks are there, but so few that finding nothing means nothing. */
  state: z.enum(['none', 'few', 'ready']),
  sentence: z.string(),
  live: z.number(),
  ended: z.number(),
  /** Day of the newest record, ISO; null without one. */
  newest: z.string().nullable(),
  bytes: z.number(),
  files: z.array(z.object({ file: z.string(), finished: z.boolean(), read: z.number(), rejected: z.number() })),
})
export type TrademarksStatus = z.infer<typeof trademarksStatus>

/** How the text meets the mark. */
export const likenessToMark = z.enum(['same', 'core', 'reordered', 'one-letter-off', 'sounds-alike'])
export type LikenessToMark = z.infer<typeof likenessToMark>

/** One mark that the text may come too close to. Never legal advice. */
export const markFound = z.object({
  field: z.string(),
  words: z.string(),
  likeness: likenessToMark,
  risk: z.enum(['warn', 'block']),
  sentence: z.string(),
  remedy: z.string(),
  record: caseFile.omit({ live: true }),
})
export type MarkFound = z.infer<typeof markFound>
