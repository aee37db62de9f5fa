/** What Comfy Cloud's answers mean. Pure. */
import { errorAnswer, jobAnswer, jobsAnswer, modelsAnswer, workflowAnswer, type JobAnswer } from './schema.ts'

/** null for an answer of another shape. */
export function readJob(json: unknown): JobAnswer | null {
  return jobAnswer.safeParse(json).data ?? null
}

/** Addresses of the pictures that the job saved, the last step's first. */
export function picturesOf({ outputs }: JobAnswer): readonly string[] {
  return outputs.filter(({ type }) => type === 'image').map(({ url }) => url).toReversed()
}

export interface ReadError {
  readonly code: string
  /** The steps that are complained of, with the input: `12: model`. */
  readonly places: readonly string[]
}

const CODES = new Set(['invalid_workflow', 'workflow_format_ui', 'missing_asset', 'idempotency_key_reuse', 'queue_full', 'insufficient_credits', 'not_found', 'unauthorized', 'forbidden', 'deployment_not_ready', 'deployment_stopped', 'rate_limited', 'upstream_error'])

/** The code, if it is one of the description's. */
export function readError(json: unknown): ReadError | null {
  const parsed = errorAnswer.safeParse(json)
  if (!parsed.success || !CODES.has(parsed.data.error.code)) return null
  const { code, details } = parsed.data.error
  const places = Object.entries(details?.node_errors ?? {}).flatMap(([node, errors]) => errors.map(({ field = 'an input' }) => `${plain(node)}: ${plain(field)}`))
  return { code, places: places.slice(0, 4) }
}

/** Ids of jobs made at `from` or later (milliseconds), the newest first; null for another shape. */
export function jobsSince(json: unknown, from: number): readonly string[] | null {
  const parsed = jobsAnswer.safeParse(json)
  return parsed.success ? parsed.data.jobs.filter(({ create_time: at }) => at * 1_000 >= from).map(({ id }) => id) : null
}

export function readWorkflowOf(json: unknown): unknown {
  return workflowAnswer.safeParse(json).data?.workflow ?? null
}

export function readModels(json: unknown): readonly string[] {
  return modelsAnswer.safeParse(json).data?.map(({ name }) => name.slice(0, 160)) ?? []
}

function plain(text: string): string {
  return text.replaceAll(/[^\w.:-]/g, '').slice(0, 60)
}
