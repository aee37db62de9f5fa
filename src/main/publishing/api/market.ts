/**
 * A market with an API as data: which calls in which order, how each is found again, and what must stand there afterwards.
 * Requests are made without any effect, so that a plan shows exactly what is sent and a test holds it against the official
 * description. `run-steps.ts` sends them, once each.
 */
import type { z } from 'zod'
import type { MarketId } from '../../listings/contract.ts'
import type { AppError } from '../../kernel/errors.ts'
import type { Pace } from '../../kernel/http/pace.ts'
import type { Money } from '../../products/contract.ts'
import type { ConnectionField, MarketCapability, Problem, PublishGoal } from '../contract.ts'
import type { Publishable } from '../publisher.ts'

export interface MarketRequest {
  /** Its name in the official description, like `createDraftListing`. */
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Under the market's own address; absolute only for places that the market itself named (staged uploads). */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: MarketBody
  /** `none`: neither key nor token goes along, as for an address of somebody else's storage. */
  readonly secrets?: 'none'
}

export type MarketBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>> }
  /** A file is read from disk when it is sent. `base64` in JSON is written as {"$file": path} by `json`. */
  /** Each name and value is written as it is given: a market that wants one value with commas gets one. */
  | { readonly kind: 'multipart'; readonly fields: readonly (readonly [name: string, value: string])[]; readonly file: { readonly field: string; readonly name: string; readonly path: string; readonly type: string } }
  | { readonly kind: 'file'; readonly path: string; readonly type: string }

export interface MarketAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Parsed JSON; a string for anything else; null when there is none. Foreign: every reader checks it by zod. */
  readonly body: unknown
}

/** Sends a request that changes nothing. @throws as `Publisher.publish` does; 404 and 410 come back as answers. */
export type Look = (request: MarketRequest) => Promise<MarketAnswer>

/** Not there yet: ask again after so long. */
export interface Again {
  readonly againMs: number
  readonly says: string
}

export interface MarketStep<State> {
  /** The same for the same listing, in every try: `draft`, `picture-2`. */
  readonly id: string
  /** “Uploads picture 2 of 5”. */
  readonly says: string
  /**
   * `creates`: sent twice it makes two, so it is looked for first whenever it may have happened. `sets`: sent again it changes
   * nothing more. `reads`: only asks.
   */
  readonly effect: 'creates' | 'sets' | 'reads'
  readonly fee?: Money
  /** False: the state shows that it is done already. */
  readonly needed?: (state: State) => boolean
  readonly request: (state: State) => MarketRequest
  /** The state with what was learned. @throws SchemaChanged, or `rejected` for a refusal inside a good answer. */
  readonly read: (answer: MarketAnswer, state: State) => State | Again
  /**
   * Looks on the market for what an earlier try may have left; null: it is not there. Must be there for `creates`.
   * `since` is when the intent was written down, in milliseconds.
   */
  readonly find?: (state: State, look: Look, since: number) => Promise<State | null>
  /** Look also before the very first try: for what is found by our reference alone, so that a restored library makes no second one. */
  readonly findFirst?: true
  /** How long after a lost answer it may still appear. Looked for until then before it is sent again; 15 seconds unless said. */
  readonly settleMs?: number
  /**
   * For the plan, which sends nothing: the state as it would be after this step, with what only the market can give named in
   * braces, like `{listing}`. Needed where a later step's request is made of it; ids are strings in every state for that.
   */
  readonly pretend?: (state: State) => State
  /** How long `read` may go on saying Again; ten minutes unless said. */
  readonly patienceMs?: number
}

/** Fields as they must stand at the market, and as they do, by name. Lists are compared in their order. */
export type Standing = Readonly<Record<string, string | number | boolean | readonly string[]>>

export interface ApiMarket<State, Shop> {
  readonly id: MarketId
  readonly title: string
  readonly capabilities: readonly MarketCapability[]
  /** Where the numbers of `dailyCap` and `paceSeconds` come from is in `basis`. */
  readonly limits: { readonly dailyCap: number; readonly paceSeconds: number; readonly basis: string }
  /** Requests go out one at a time: so many at once, then one each `everyMs`. Five, then five a second, unless said. */
  readonly pace?: Pace
  /** What a publication with this goal costs, for the seller to see beforehand; absent: nothing. */
  readonly fee?: (goal: PublishGoal) => Money | null
  readonly fields: (shop: Shop | null) => readonly ConnectionField[]
  readonly state: z.ZodType<State>
  readonly start: (item: Publishable) => State
  /** Facts of the shop that listings hang on: profiles, partners, categories, currency. Kept for an hour. */
  readonly shop: (look: Look, values: ConnectionValues) => Promise<Shop>
  /** What the shop itself lacks, with where to mend it. */
  readonly shopProblems: (shop: Shop, values: ConnectionValues) => readonly Problem[]
  /** A line each for Test connection. */
  readonly describe: (shop: Shop) => readonly string[]
  readonly problems: (item: Publishable, shop: Shop, values: ConnectionValues, goal: PublishGoal) => readonly Problem[]
  readonly steps: (item: Publishable, shop: Shop, values: ConnectionValues, goal: PublishGoal) => readonly MarketStep<State>[]
  readonly remote: (state: State) => { readonly id: string; readonly url: string | null } | null
  /** What must stand there at the end; only fields that a market is known to keep as they are. */
  readonly expected: (item: Publishable, shop: Shop, values: ConnectionValues, goal: PublishGoal) => Standing
  readonly readBack: (state: State, look: Look) => Promise<Standing>
  /** The steps that take it off the market; `state` is the last one that is known. */
  readonly withdraw?: (state: State) => readonly MarketStep<State>[]
  /** Signing in by the seller's browser, where the market asks for it. */
  readonly oauth?: MarketOAuth
  /** Adds keys and tokens. Renews a token that ran out, keeping the new one before it is used. Asked by one request at a time. */
  readonly signer: (connection: SignerDeps) => Signer
  /**
   * What a refusal (400 and up) means, in our errors; never with text of the answer beyond the market's own error sentence,
   * cleaned and cut. `now` in milliseconds: a limit is said as the time to come back.
   */
  readonly refusal: (answer: MarketAnswer, operation: string, now: number) => AppError
  /** A refusal that comes with 200, as GraphQL has it; asked of every good answer before it is read. Null: it is none. */
  readonly refusedWithin?: (answer: MarketAnswer, operation: string, now: number) => AppError | null
}

/** The authorization code flow with PKCE (RFC 7636) and a loopback redirect (RFC 8252). */
export interface MarketOAuth {
  /** The address that the seller registered, if the market wants it word for word; a free port of 127.0.0.1 otherwise. */
  readonly redirect: (values: ConnectionValues) => { readonly host: '127.0.0.1' | 'localhost'; readonly port: number | null; readonly path: string }
  /** The page that the seller's browser is sent to. */
  readonly page: (ask: { readonly values: ConnectionValues; readonly secret: SignerDeps['secret']; readonly redirectUri: string; readonly state: string; readonly challenge: string }) => Promise<string>
  /** Gets the tokens for the code and keeps them by `deps.keep`. @throws AuthExpired or `rejected` in words. */
  readonly exchange: (answer: { readonly code: string; readonly verifier: string; readonly redirectUri: string }, deps: SignerDeps) => Promise<void>
}

export type ConnectionValues = Readonly<Record<string, string | number | boolean | null>>

export interface SignerDeps {
  readonly secret: (name: string) => Promise<string | null>
  /** Null forgets it. */
  readonly keep: (name: string, value: string | null) => Promise<void>
  readonly values: () => ConnectionValues
  readonly now: () => number
  /** For token addresses: sends without any secret of ours added. */
  readonly send: (address: string, request: Omit<MarketRequest, 'path'>) => Promise<MarketAnswer>
}

export interface Signer {
  /** Where the market is asked, like `https://api.etsy.com`; stand-ins of tests give their own. */
  readonly address: () => string
  /** `renewed`: the last one was refused with 401, so the token is renewed first. @throws AuthExpired when there is nothing to sign with. */
  headers(request: MarketRequest, renewed: boolean): Promise<Readonly<Record<string, string>>>
}
