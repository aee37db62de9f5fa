/** What every engine in the cloud is given. */
import type { Clock } from '../../../kernel/clock.ts'
import type { Workflow } from '../comfyui/workflows.ts'

export interface CloudDeps {
  /** From the host's secrets; null when there is none. */
  readonly key: () => Promise<string | null>
  /** The model that the seller chose; null: the engine's own choice, if it has one. */
  readonly model: () => string | null
  /** Minor units for one picture of about a million pixels; null when no price is known. */
  readonly price: (model: string) => number | null
  /** `createCloudFetch` of this folder. */
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
  /** Where the service is; only tests send elsewhere. */
  readonly address?: string
  readonly times?: Partial<CloudTimes>
}

/** What runs ComfyUI graphs also needs one. */
export interface GraphDeps extends CloudDeps {
  /** By the name in the wish; null is the seller's choice. @throws InvalidInput. */
  readonly workflow: (name: string | null) => Promise<Workflow>
}

/** Milliseconds. */
export interface CloudTimes {
  /** For an answer that is given at once. */
  readonly answerMs: number
  /** For an answer that is the picture itself. */
  readonly drawingMs: number
  readonly downloadMs: number
  /** Between two looks: the first pause and the longest. */
  readonly firstLookMs: number
  readonly longestLookMs: number
  /** Until a picture is given up and stopped. */
  readonly totalMs: number
  /** How long a service may fail at looks before this try ends; what stands there is kept. */
  readonly patienceMs: number
  /** Pauses between looks for a picture of which it is not known whether it arrived. */
  readonly settleMs: readonly number[]
  /** Between two signs of life while nothing else is heard. */
  readonly beatMs: number
}

export const CLOUD_TIMES: CloudTimes = {
  answerMs: 30_000, drawingMs: 300_000, downloadMs: 120_000, firstLookMs: 1_000, longestLookMs: 8_000, totalMs: 1_200_000,
  patienceMs: 180_000, settleMs: [1_000, 4_000, 15_000, 40_000], beatMs: 10_000,
}
