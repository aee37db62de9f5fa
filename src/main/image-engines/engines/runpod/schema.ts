/** Answers of RunPod's serverless queue with the worker-comfyui of version 5 or newer. RunPod describes them in words only. */
import { z } from 'zod'

export const jobAnswer = z.object({
  id: z.string().min(1).max(200),
  status: z.enum(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'CANCELLED', 'TIMED_OUT']),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  /** Milliseconds. */
  delayTime: z.number().optional().catch(undefined),
  executionTime: z.number().optional().catch(undefined),
})
export type JobAnswer = z.infer<typeof jobAnswer>

export const outputAnswer = z.object({
  images: z.array(z.object({ filename: z.string().optional(), type: z.enum(['base64', 's3_url']), data: z.string() })),
  errors: z.array(z.unknown()).optional().catch(undefined),
})

export const healthAnswer = z.object({
  jobs: z.object({ inQueue: z.number(), inProgress: z.number() }),
  workers: z.object({ idle: z.number(), running: z.number() }),
})
