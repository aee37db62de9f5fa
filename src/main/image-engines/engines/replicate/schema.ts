/** Answers of Replicate (HTTP API 1.0.0-a1). Its description names no shapes of answers; these are those of its examples. */
import { z } from 'zod'

export const predictionAnswer = z.object({
  id: z.string().min(1).max(200),
  status: z.enum(['starting', 'processing', 'succeeded', 'failed', 'canceled', 'aborted']),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  input: z.record(z.string(), z.unknown()).nullish().catch(null),
  model: z.string().nullish().catch(null),
  version: z.string().nullish().catch(null),
  created_at: z.string().nullish().catch(null),
})
export type Prediction = z.infer<typeof predictionAnswer>

export const predictionsAnswer = z.object({ results: z.array(predictionAnswer), next: z.string().nullish() })
export const errorAnswer = z.object({ title: z.string().optional(), detail: z.string().optional() })
export const accountAnswer = z.object({ username: z.string() })

const input = z.object({
  type: z.string().optional(), enum: z.array(z.unknown()).optional(), minimum: z.number().optional(), maximum: z.number().optional(), default: z.unknown().optional(),
  allOf: z.array(z.object({ $ref: z.string().optional() })).optional(), $ref: z.string().optional(),
})
export type ModelInput = z.infer<typeof input>

/** What a model takes, as its own schema says. */
export const modelAnswer = z.object({
  latest_version: z.object({
    id: z.string(),
    openapi_schema: z.object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) }),
  }).nullish(),
})
export const inputSchema = z.object({ properties: z.record(z.string(), input.catch({ default: undefined })), required: z.array(z.string()).catch([]) })
export const enumSchema = z.object({ enum: z.array(z.unknown()) })
