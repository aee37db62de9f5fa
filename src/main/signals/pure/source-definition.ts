/**
 * What a source is: data and pure steps. It plans requests and reads answers; the core sends them (time-outs, waiting,
 * keys, validators) and the acquire worker reads them, so that an adapter holds no effect and no secret.
 */
import type { z } from 'zod'
import type { AppError } from '../../kernel/errors.ts'
import type { SourceField, SourceKind } from '../contract.ts'
import type { Outcome } from './draft.ts'

/** One request of a poll. */
export interface SourceRequest {
  /** Tells it from the other requests of the same source; stable from poll to poll, because ETag and Last-Modified are kept under it. */
  readonly key: string
  /** http or https. Never holds a secret: see `secretQuery` and `secretUrl`. */
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  /** A form or JSON text, with its Content-Type in `headers`. */
  readonly body?: string
  /** Header → a secret's name and what stands before its value ("Bearer "). Filled in by the core, just before sending. */
  readonly secretHeaders?: Readonly<Record<string, { readonly secret: string; readonly prefix?: string }>>
  /** Query parameter → the name of the secret that is its value. */
  readonly secretQuery?: Readonly<Record<string, string>>
  /** Sign-in by name and password (RFC 7617), as token addresses want it: the name is plain, the password a secret's name. */
  readonly secretBasic?: { readonly user: string; readonly secret: string }
  /** The name of the secret that is the whole address (a calendar's private address); `url` is then ignored. */
  readonly secretUrl?: string
  /** What the reader should know of it: the tag asked for, the page. */
  readonly about?: Readonly<Record<string, string>>
  /** Largest answer in bytes; 5 MB when not given. */
  readonly maxBytes?: number
  /** No error when it answers 404 or 410: nothing is there today. */
  readonly mayBeMissing?: boolean
  /** The seller typed this address, so it may lie in their own network. Requests that an answer leads to never may. */
  readonly namedBySeller?: boolean
}

/** What came back for a request, as the reader in the worker gets it. 304 never gets that far: there is nothing to read. */
export interface SourceAnswer {
  readonly source: string
  readonly request: Pick<SourceRequest, 'key' | 'url' | 'about'>
  readonly bytes: Uint8Array
  readonly contentType: string | null
  /** When it was received, ISO: the time of figures that carry none of their own. */
  readonly receivedAt: string
  /** What was returned as `memory` last: by the answer before this one, or by the last good poll; undefined at the first. */
  readonly memory: unknown
  /** First and last day that calendars are read for. */
  readonly from: string
  readonly to: string
}

/** What one answer holds. */
export interface SourceReading {
  readonly outcomes: readonly Outcome[]
  /** Requests that this answer leads to: the items of a list, the next page. The core caps how many it follows. */
  readonly follow?: readonly SourceRequest[]
  /** Kept until the next poll, plain JSON, at most 64 KB: a cursor, the newest id. */
  readonly memory?: unknown
  /** Of a source that suggests searches: the phrases, the likeliest first. */
  readonly suggestions?: readonly string[]
}

/**
 * Reads an answer. A single bad item is an `ImportReject` among the outcomes; the good ones are kept.
 * @throws SchemaChanged when the answer as a whole is not what the service used to send (a login page, another shape):
 *   its message names the source, the item and the field.
 */
export type AnswerReader = (answer: SourceAnswer) => SourceReading

export interface PlanContext<Config> {
  readonly config: Config
  /** What the last good poll left. */
  readonly memory: unknown
  readonly now: number
  /** The seller's country and language, ISO codes. */
  readonly country: string
  readonly language: string
  /** Names of the secrets that are set, never their values. */
  readonly secretsSet: readonly string[]
}

/** How a source gets a short-lived token for its other requests. The core keeps the token in memory only. */
export interface TokenExchange {
  readonly request: SourceRequest
  /** @throws AuthExpired with a sentence when the service refuses. */
  readonly read: (bytes: Uint8Array) => { readonly token: string; readonly expiresInSeconds: number }
  /** The name under which `secretHeaders` and `secretQuery` find the token. */
  readonly as: string
}

export interface SourceDefinition<Config = unknown> {
  readonly id: string
  /** "Wikipedia page views". */
  readonly title: string
  /** One sentence for the seller: what it brings. */
  readonly summary: string
  readonly kind: SourceKind
  /** The day (ISO) somebody saw this adapter work against the live service; null shows "not yet proven live". */
  readonly provenLive: string | null
  readonly onByDefault: boolean
  /** Where its rules were read, and the day. */
  readonly terms: { readonly url: string; readonly readOn: string; readonly note: string }
  readonly config: z.ZodType<Config>
  readonly defaultConfig: Config
  readonly fields: readonly SourceField[]
  /** Minutes between polls. */
  readonly everyMinutes: number
  /** Requests per domain: at most `burst` at once, then one each `everyMs`. The core takes the strictest of all sources that ask the same domain. */
  readonly pace: { readonly burst: number; readonly everyMs: number }
  /** Days that raw signals of it may be kept; null is no limit. */
  readonly retentionDays: number | null
  /** Whether its figures count in the score; false keeps them in a panel of their own (YouTube Data API policy). */
  readonly inScore: boolean
  readonly plan: (context: PlanContext<Config>) => readonly SourceRequest[]
  readonly token?: (context: PlanContext<Config>) => TokenExchange
  /** What a refusal (400 to 499, but 429) means, when its text says more than its number (a used-up quota sent as 403); null leaves it at that. Sees at most 16 KB. */
  readonly refusal?: (status: number, text: string, now: number) => AppError | null
  /** Asked for one keyword at a time and never polled: how it is asked. */
  readonly suggest?: (keyword: string, context: PlanContext<Config>) => SourceRequest
  /** Failures are noted and shown but never make noise: a source known to be flaky. */
  readonly quiet?: boolean
}

/** Keeps the config's type for the adapter while the registry holds all alike. */
export function defineSource<Config>(definition: SourceDefinition<Config>): SourceDefinition {
  return definition as unknown as SourceDefinition
}
