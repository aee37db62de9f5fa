import { z } from 'zod'

export const publishMode = z.enum(['off', 'dry-run', 'on'])
export type PublishMode = z.infer<typeof publishMode>

/** The steps of a night in order; `done` is the last. */
export const nightPhase = z.enum(['ingest', 'ideate', 'design', 'mockup', 'list', 'export', 'publish', 'done'])
export type NightPhase = z.infer<typeof nightPhase>

export const nightSummary = z.object({
  signals: z.number().int(),
  ideas: z.number().int(),
  designs: z.number().int(),
  printFiles: z.number().int(),
  mockups: z.number().int(),
  listings: z.number().int(),
  approved: z.number().int(),
  exported: z.number().int(),
  failed: z.number().int(),
  /** What happened and what waits, one sentence each; the last says where the files are. */
  sentences: z.array(z.string()),
  folder: z.string(),
})
export type NightSummary = z.infer<typeof nightSummary>

export const nightRun = z.object({
  id: z.string(),
  /** The day in the seller's zone. */
  date: z.iso.date(),
  seed: z.string(),
  count: z.number().int(),
  publish: publishMode,
  full: z.boolean(),
  status: z.enum(['running', 'finished', 'stopped', 'failed']),
  phase: nightPhase,
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  /** True when this call went on with a night that had been cut short. */
  resumed: z.boolean(),
  /** Designs that stand so far, of `count`. */
  designs: z.number().int(),
  summary: nightSummary.optional(),
})
export type NightRun = z.infer<typeof nightRun>

export const nightRequest = z.object({
  count: z.number().int().min(1).max(1000).optional(),
  seed: z.string().min(1).max(100).optional(),
  /** Run as if it were this time. */
  at: z.iso.datetime({ offset: true }).optional(),
  publish: publishMode.optional(),
  full: z.boolean().optional(),
})
export type NightRequest = z.infer<typeof nightRequest>

export const nightEvents = {
  'run.started': { version: 1, data: z.object({ runId: z.string(), count: z.number().int(), resumed: z.boolean() }) },
  'run.phase': { version: 1, data: z.object({ runId: z.string(), phase: nightPhase }) },
  'run.finished': { version: 1, data: z.object({ runId: z.string(), designs: z.number().int(), failed: z.number().int() }) },
  'run.stopped': { version: 1, data: z.object({ runId: z.string() }) },
} as const
