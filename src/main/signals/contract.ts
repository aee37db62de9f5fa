import { z } from 'zod'

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime()
/** A calendar date without a zone, `2026-12-24`. */
export const calendarDate = z.iso.date()

/** How sure a date rule is: set by law, kept by custom, or taken from somewhere nobody has confirmed. */
export const dateBasis = z.enum(['law', 'custom', 'unverified'])

export const signal = z.object({
  id: z.string(),
  source: z.string(),
  sourceItemId: z.string(),
  url: z.string().optional(),
  text: z.string(),
  tags: z.array(z.string()),
  language: z.string().optional(),
  community: z.string().optional(),
  category: z.string().optional(),
  publishedAt: instant.optional(),
  /** The day of a calendar signal. */
  occursOn: calendarDate.optional(),
  basis: dateBasis.optional(),
  /** ISO 3166 country of a calendar signal; absent where it is kept everywhere. */
  region: z.string().optional(),
})
export type Signal = z.infer<typeof signal>

/** One figure seen at one time. `null` is "not given", never 0. */
export const observation = z.object({
  signalId: z.string(),
  metric: z.string(),
  value: z.number().nullable(),
  observedAt: instant,
})
/** @public A record of the shared contract. */
export type Observation = z.infer<typeof observation>

/** What a parser makes of one item: a signal before it has an id, with the figures read beside it. */
export const signalDraft = signal.omit({ id: true }).extend({
  observations: z.array(observation.omit({ signalId: true })),
})
export type SignalDraft = z.infer<typeof signalDraft>

/** A signal with the newest value of each of its figures, for a source whose figures are shown apart. `null` is "not given". */
export const signalFigures = z.object({
  id: z.string(),
  text: z.string(),
  url: z.string().optional(),
  /** When the newest figure was seen; null when there is none. */
  observedAt: instant.nullable(),
  figures: z.record(z.string(), z.number().nullable()),
})
export type SignalFigures = z.infer<typeof signalFigures>

/** The one map format of `import --map` and `backtest --map`: which column means what. */
export const importMap = z.strictObject({
  format: z.enum(['csv', 'ndjson']),
  id: z.string(),
  text: z.array(z.string()).min(1),
  observedAt: z.string().optional(),
  publishedAt: z.string().optional(),
  tags: z.strictObject({ column: z.string(), separator: z.string().min(1) }).optional(),
  metrics: z.record(z.string(), z.string()).optional(),
  source: z.string().optional(),
  url: z.string().optional(),
  community: z.string().optional(),
  category: z.string().optional(),
  /** The column of a language tag, `en` or `pt-BR`. */
  language: z.string().optional(),
  /** The sheet of a workbook; its first one when left out. */
  sheet: z.string().optional(),
})
export type ImportMap = z.infer<typeof importMap>

export const importFormat = z.enum(['csv', 'json', 'ndjson', 'feed', 'ics', 'xlsx'])
export type ImportFormat = z.infer<typeof importFormat>

/** A row that was refused: where it stands ("line 12", "item 3", "event 4") and why. */
export const importReject = z.object({ place: z.string(), reason: z.string() })
export type ImportReject = z.infer<typeof importReject>

export const importSummary = z.object({
  file: z.string(),
  format: importFormat,
  new: z.number().int(),
  duplicate: z.number().int(),
  rejected: z.number().int(),
  observations: z.number().int(),
  /** The first hundred; the rest is counted in `rejected`. */
  rejects: z.array(importReject),
  map: importMap.optional(),
})
export type ImportSummary = z.infer<typeof importSummary>

export const sourceKind = z.enum(['keyless', 'keyed', 'unofficial'])
export type SourceKind = z.infer<typeof sourceKind>

/** One field of a source's settings form. `secret` values live in the keychain and are never read back. */
export const sourceField = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['text', 'list', 'choice', 'number', 'secret']),
  help: z.string().optional(),
  placeholder: z.string().optional(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  required: z.boolean(),
})
export type SourceField = z.infer<typeof sourceField>

/** A source as Settings shows it. */
export const sourceView = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  kind: sourceKind,
  /** The day it was seen to work against the live service; null is "not yet proven live". */
  provenLive: z.iso.date().nullable(),
  on: z.boolean(),
  /** False while a required field or secret is missing. */
  ready: z.boolean(),
  fields: z.array(sourceField),
  config: z.record(z.string(), z.unknown()),
  /** Names of the secrets that are set. */
  secretsSet: z.array(z.string()),
  /** `http://host:port`; empty is none. */
  proxy: z.string(),
  everyMinutes: z.number(),
  nextPollAt: instant.nullable(),
  lastSuccessAt: instant.nullable(),
  /** What the last good poll found, a sentence. */
  lastFound: z.string().nullable(),
  lastErrorAt: instant.nullable(),
  lastError: z.string().nullable(),
  lastErrorAction: z.string().nullable(),
  signals: z.number().int(),
  /** False: its figures are shown apart and do not count in the score. */
  inScore: z.boolean(),
  terms: z.object({ url: z.string(), readOn: z.iso.date(), note: z.string() }),
})
export type SourceView = z.infer<typeof sourceView>

/** What Test connection found; nothing was stored. */
export const sourceTest = z.object({ ok: z.boolean(), sentence: z.string(), action: z.string().optional(), examples: z.array(z.string()) })
export type SourceTest = z.infer<typeof sourceTest>

/** Events of this slice: type → version → data. */
export const signalEvents = {
  'signal.ingested': {
    version: 1,
    data: z.object({ source: z.string(), from: z.string(), new: z.number().int(), duplicate: z.number().int(), rejected: z.number().int() }),
  },
  'source.polled': { version: 1, data: z.object({ source: z.string(), new: z.number().int(), duplicate: z.number().int(), rejected: z.number().int() }) },
  'source.failed': { version: 1, data: z.object({ source: z.string(), reason: z.string() }) },
  'source.changed': { version: 1, data: z.object({ source: z.string() }) },
} as const
