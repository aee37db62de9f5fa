/** What RunPod's answers mean. Pure. */
import { healthAnswer, jobAnswer, outputAnswer, type JobAnswer } from './schema.ts'

export interface ChosenEndpoint {
  readonly endpoint: string
  /** The checkpoint by name; null: the workflow's own. */
  readonly checkpoint: string | null
}

/** `endpoint` or `endpoint/checkpoint.safetensors`; null for anything else. */
export function readModel(text: string): ChosenEndpoint | null {
  const [, endpoint, checkpoint = null] = /^([A-Za-z0-9-]{4,64})(?:\/(.{1,90}))?$/.exec(text) ?? []
  return endpoint === undefined ? null : { endpoint, checkpoint }
}

export function readJob(json: unknown): JobAnswer | null {
  return jobAnswer.safeParse(json).data ?? null
}

export type Result = { readonly kind: 'base64'; readonly text: string } | { readonly kind: 'address'; readonly url: string }

/** The last picture that the worker brings; null when it brings none. */
export function resultOf({ output }: JobAnswer): { readonly result: Result | null; readonly complaints: number } {
  const parsed = outputAnswer.safeParse(output)
  if (!parsed.success) return { result: null, complaints: 0 }
  const last = parsed.data.images.at(-1)
  const complaints = parsed.data.errors?.length ?? 0
  if (last === undefined) return { result: null, complaints }
  return { result: last.type === 'base64' ? { kind: 'base64', text: last.data } : { kind: 'address', url: last.data }, complaints }
}

/** Why it failed, in a closed set: its text may hold anything, also a picture. */
export function whyFailed({ error, output }: JobAnswer): 'memory' | 'workflow' | 'other' {
  const text = [error, typeof output === 'object' && output !== null && 'error' in output ? output.error : null].map((one) => (typeof one === 'string' ? one.slice(0, 20_000) : '')).join(' ')
  if (/out of memory|OutOfMemoryError/i.test(text)) return 'memory'
  return /workflow validation failed|value_not_in_list|not in list|prompt_outputs_failed_validation|missing_node_type/i.test(text) ? 'workflow' : 'other'
}

export interface Health {
  readonly waiting: number
  readonly underWay: number
  readonly workers: number
}

export function readHealth(json: unknown): Health | null {
  const parsed = healthAnswer.safeParse(json)
  return parsed.success ? { waiting: parsed.data.jobs.inQueue, underWay: parsed.data.jobs.inProgress, workers: parsed.data.workers.idle + parsed.data.workers.running } : null
}
