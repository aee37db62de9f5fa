import { z } from 'zod'

/** One line of the log that everything follows. `seq` orders it; `data` is checked by the schema of its type and version. */
export const eventEnvelope = z.object({
  eventId: z.string(),
  seq: z.number().int(),
  eventType: z.string(),
  version: z.number().int(),
  timestamp: z.iso.datetime(),
  source: z.string(),
  correlationId: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export type EventEnvelope = z.infer<typeof eventEnvelope>

/** An event type as its slice declares it. */
export interface EventDefinition {
  readonly version: number
  readonly data: z.ZodType<Record<string, unknown>>
}

export const jobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled', 'needs-human', 'parked'])
export type JobState = z.infer<typeof jobState>

export const jobProgress = z.object({
  jobId: z.string(),
  kind: z.string(),
  /** What the seller calls this work: "Making a design". */
  label: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  note: z.string().optional(),
  /** Milliseconds left by the pace so far; null until it can be told. */
  etaMs: z.number().nullable(),
  correlationId: z.string(),
})
export type JobProgress = z.infer<typeof jobProgress>

export const job = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  state: jobState,
  attempt: z.number().int(),
  maxAttempts: z.number().int(),
  runAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().optional(),
  finishedAt: z.iso.datetime().optional(),
  correlationId: z.string(),
  /** Why it waits, failed or needs the seller: a sentence. */
  reason: z.string().optional(),
  action: z.string().optional(),
  progress: jobProgress.pick({ done: true, total: true, note: true, etaMs: true }).optional(),
  /** What a finished job has to say, in its own shape. */
  result: z.unknown().optional(),
})
export type Job = z.infer<typeof job>

/** Why no work gets on just now, when the machine itself refuses: a full disk, a locked file. */
export const trouble = z.object({ message: z.string(), action: z.string().nullable(), since: z.iso.datetime() })
export type Trouble = z.infer<typeof trouble>

export const jobEvents = {
  'job.failed': { version: 1, data: z.object({ jobId: z.string(), kind: z.string(), reason: z.string() }) },
  'job.needs-human': { version: 1, data: z.object({ jobId: z.string(), kind: z.string(), reason: z.string() }) },
  'job.parked': { version: 1, data: z.object({ jobId: z.string(), kind: z.string(), reason: z.string() }) },
  'job.cancelled': { version: 1, data: z.object({ jobId: z.string(), kind: z.string() }) },
} as const

/** What the live stream (server-sent events at /api/stream) carries. */
export const streamMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('event'), event: eventEnvelope }),
  z.object({ type: z.literal('progress'), progress: jobProgress }),
  /** A job that left the running state; its bar goes away. */
  z.object({ type: z.literal('settled'), jobId: z.string(), state: jobState }),
])
export type StreamMessage = z.infer<typeof streamMessage>
