/** Answers of Comfy Cloud: API v2 (jobs and assets) and, for lists, the older surface. Only what is read is checked. */
import { z } from 'zod'

const output = z.object({ node_id: z.string(), type: z.string(), content_type: z.string().optional(), url: z.string() })

export const jobAnswer = z.object({
  id: z.string().min(1).max(200),
  status: z.enum(['queued', 'running', 'succeeded', 'canceling', 'canceled', 'failed', 'expired']),
  queue_position: z.number().nullish(),
  progress: z.object({ step: z.number().nullish(), steps: z.number().nullish(), value: z.number() }).nullish(),
  outputs: z.array(output).catch([]),
  error: z.object({ code: z.string(), message: z.string().catch(''), node_id: z.string().nullish(), class_type: z.string().nullish() }).nullish(),
})
export type JobAnswer = z.infer<typeof jobAnswer>

export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    details: z.object({ node_errors: z.record(z.string(), z.array(z.object({ field: z.string().optional(), reason: z.string().optional() }))).optional() }).nullish().catch(null),
  }),
})

/** `GET /api/jobs`: the time is in seconds. */
export const jobsAnswer = z.object({ jobs: z.array(z.object({ id: z.string(), create_time: z.number() })) })
export const workflowAnswer = z.object({ workflow: z.record(z.string(), z.unknown()) })
export const modelsAnswer = z.array(z.object({ name: z.string() }))
