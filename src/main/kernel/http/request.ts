/** What is asked of the http client and what comes back. */
import type { AppError } from '../errors.ts'
import type { Pace } from './pace.ts'

/** What a server gave so that it can be asked whether anything changed since. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

export interface HttpRequest {
  /** http or https, without a sign-in inside. May hold a secret: errors name its host only. */
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  /** Left behind when a redirect leads to another origin. */
  readonly secretHeaders?: Readonly<Record<string, string>>
  readonly secretQuery?: Readonly<Record<string, string>>
  readonly body?: string
  /** From the last good answer; a 304 then comes back as it is. */
  readonly validators?: Validators
  /** Largest answer, unpacked; 5 MB when not given. */
  readonly maxBytes?: number
  /** `http://host:port` or `https://host:port`, with its sign-in inside if it needs one; empty or absent is none. */
  readonly proxy?: string
  /** Who asks; of all that ask the same domain, the strictest pace holds. */
  readonly caller: string
  readonly pace?: Pace
  /** The seller typed this address: it may lie in their own network. Redirects to another origin never may. */
  readonly mayBePrivate?: boolean
  /** What a refusal (400 to 499, but 404, 410 and 429) means, by its text of at most 16 KB; null leaves it at its number. */
  readonly refusal?: (status: number, text: string) => AppError | null
  readonly signal?: AbortSignal
}

export interface HttpAnswer {
  /** 200 to 299, 304, 404 or 410; everything else throws. */
  readonly status: number
  /** Unpacked; empty for 304, 404 and 410. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly contentType: string | null
  readonly validators: Validators
}

export const MAX_ANSWER_BYTES = 5_000_000

/** How long each step of one try may take, in milliseconds. Waiting for one's turn is not counted. */
export interface HttpLimits {
  readonly connectMs: number
  /** Until the first byte of the answer's head. */
  readonly headersMs: number
  /** Between two pieces of the body. */
  readonly idleMs: number
  readonly totalMs: number
  /** A wait for one's turn longer than this is a RateLimited, so that nothing is held up meanwhile. */
  readonly longestWaitMs: number
  readonly tries: number
  readonly redirects: number
}

export const HTTP_LIMITS: HttpLimits = { connectMs: 10_000, headersMs: 20_000, idleMs: 15_000, totalMs: 60_000, longestWaitMs: 120_000, tries: 3, redirects: 5 }
