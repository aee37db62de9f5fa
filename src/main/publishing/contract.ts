import { z } from 'zod'
import { marketId } from '../listings/contract.ts'
import { money } from '../products/contract.ts'

/** `draft`: it stands at the market and nobody can buy it. `live`: it is on sale, which may cost a fee. */
export const publishGoal = z.enum(['draft', 'live'])
export type PublishGoal = z.infer<typeof publishGoal>

/**
 * Where one listing stands on its way to one market.
 * `intent-recorded`: what comes next creates or costs something and is written down, so after a crash its outcome is looked for
 * before anything is sent again. `submitted`: it was sent. `verifying`: it is read back. Ends: `drafted`, `live`, `rejected`
 * (the market said no), `needs-human`, `cancelled` (never sent) and `withdrawn` (taken off the market).
 */
export const publicationState = z.enum(['queued', 'preparing', 'intent-recorded', 'submitted', 'verifying', 'drafted', 'live', 'rejected', 'needs-human', 'cancelled', 'withdrawn'])
export type PublicationState = z.infer<typeof publicationState>

/** What stands in the way, where, and what to do. Everything that is wrong is told at once, before anything is sent. */
export const problem = z.object({
  /** A field of the listing, a file, or “connection” and “shop”. */
  place: z.string(),
  says: z.string(),
  remedy: z.string(),
  /** `stops`: nothing is sent. `note`: it is sent all the same. */
  weight: z.enum(['stops', 'note']),
})
export type Problem = z.infer<typeof problem>

/** A field whose value at the market is not what was sent. */
export const difference = z.object({ field: z.string(), sent: z.string(), found: z.string() })
export type Difference = z.infer<typeof difference>

export const publication = z.object({
  id: z.string(),
  listingId: z.string(),
  designId: z.string(),
  market: marketId,
  goal: publishGoal,
  state: publicationState,
  /** The market's own number of it, once known. */
  remoteId: z.string().nullable(),
  remoteUrl: z.url().nullable(),
  /** What is done just now, or was last, in words. */
  step: z.string().nullable(),
  attempt: z.number().int(),
  /** Not sent before; null: as soon as there is room. */
  notBefore: z.iso.datetime().nullable(),
  /** The occasion it is for; the nearest goes first. */
  deadline: z.iso.datetime().nullable(),
  /** Why it stands where it stands, and what the seller can do. */
  reason: z.string().nullable(),
  action: z.string().nullable(),
  differences: z.array(difference),
  fee: money.nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
})
export type Publication = z.infer<typeof publication>

/** One thing that happened to a publication; kept for good. No secret, no text of an answer. */
export const publicationEntry = z.object({ at: z.iso.datetime(), step: z.string().nullable(), state: publicationState, says: z.string() })
export type PublicationEntry = z.infer<typeof publicationEntry>

/** One call or one filled field, exactly as it would be made; ids that only the market can give are named in braces. */
export const plannedStep = z.object({
  id: z.string(),
  says: z.string(),
  /** Like “POST /v3/application/shops/{shop}/listings”, or the name of a form's field. */
  call: z.string(),
  /** What is sent, readable; files by name and size. */
  sends: z.string(),
  fee: money.nullable(),
})
export type PlannedStep = z.infer<typeof plannedStep>

/** What tonight, or one command, would do with one listing. Nothing is sent for it. */
export const plannedPublication = z.object({
  listingId: z.string(),
  designId: z.string(),
  title: z.string(),
  market: marketId,
  goal: publishGoal,
  /** When its turn would come; null: not within the plan. */
  at: z.iso.datetime().nullable(),
  problems: z.array(problem),
  steps: z.array(plannedStep),
  /** Why it is not sent: the day's number is used up, paused, a problem; null when it is. */
  waits: z.string().nullable(),
})
export type PlannedPublication = z.infer<typeof plannedPublication>

export const publishPlan = z.object({
  publications: z.array(plannedPublication),
  /** In words: how many to which market, what waits and why, what it costs. */
  sentence: z.string(),
  fees: z.array(money),
})
export type PublishPlan = z.infer<typeof publishPlan>

export const marketCapability = z.enum(['draft', 'publish', 'withdraw', 'edit', 'read-sales'])
export type MarketCapability = z.infer<typeof marketCapability>

export const marketTest = z.object({ ok: z.boolean(), sentence: z.string(), /** What was found there, a line each. */ lines: z.array(z.string()), problems: z.array(problem) })
export type MarketTest = z.infer<typeof marketTest>

/** A field of a connection's form. Secrets go to the keychain and never come back. */
export const connectionField = z.object({
  id: z.string(),
  label: z.string(),
  help: z.string(),
  kind: z.enum(['text', 'secret', 'choice', 'switch', 'number']),
  /** Choices by id, as the shop reported them; empty until it was asked. */
  choices: z.array(z.object({ id: z.string(), title: z.string() })),
  required: z.boolean(),
})
export type ConnectionField = z.infer<typeof connectionField>

export const marketConnection = z.object({
  market: marketId,
  title: z.string(),
  way: z.enum(['api', 'assisted']),
  capabilities: z.array(marketCapability),
  enabled: z.boolean(),
  connected: z.boolean(),
  sentence: z.string(),
  action: z.string().nullable(),
  /** Whether a publication was ever confirmed by the real service. */
  proven: z.boolean(),
  fields: z.array(connectionField),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  secretsSetAt: z.record(z.string(), z.iso.datetime()),
  /** Signing in by the browser, for markets that ask for it. */
  signIn: z.enum(['none', 'browser', 'own-browser']),
  goal: publishGoal,
  /** Most a day, in the seller's zone; `basis` says where the number is from. */
  dailyCap: z.number().int().positive(),
  capBasis: z.string(),
  /** Slots of a day that are kept for what has a near date. */
  keptForRush: z.number().int().min(0),
  /** Least time between two, in seconds. */
  paceSeconds: z.number().min(0),
  usedToday: z.number().int(),
  lastTest: z.object({ at: z.iso.datetime(), ok: z.boolean(), sentence: z.string() }).nullable(),
})
export type MarketConnection = z.infer<typeof marketConnection>

/** What a form of Settings changes; what is absent stays. A secret of null is forgotten. */
export const connectionChange = z.object({
  market: marketId,
  values: z.record(z.string(), z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()])).optional(),
  secrets: z.record(z.string(), z.string().min(1).max(8_000).nullable()).optional(),
  enabled: z.boolean().optional(),
  goal: publishGoal.optional(),
  /** Null: the number that is known of the market. */
  dailyCap: z.number().int().min(1).max(10_000).nullable().optional(),
  keptForRush: z.number().int().min(0).max(10_000).optional(),
  paceSeconds: z.number().min(0).max(86_400).nullable().optional(),
})
export type ConnectionChange = z.infer<typeof connectionChange>

/** Which listings to bring where. Without a goal each market's own is taken. */
export const publishRequest = z.object({
  /** Of listings or designs. */
  ids: z.array(z.string()).min(1).max(500),
  market: marketId.optional(),
  goal: publishGoal.optional(),
})
export type PublishRequest = z.infer<typeof publishRequest>

/** How signing in by the browser stands. */
export const signInState = z.object({ state: z.enum(['none', 'waiting', 'done', 'failed']), sentence: z.string().nullable() })
export type SignInState = z.infer<typeof signInState>

/** How many stand where, by market. */
export const publishCounts = z.array(z.object({ market: marketId, state: publicationState, count: z.number().int() }))
export type PublishCounts = z.infer<typeof publishCounts>

export const publishingEvents = {
  'publication.queued': { version: 1, data: z.object({ publicationId: z.string(), listingId: z.string(), market: marketId }) },
  'publication.moved': { version: 1, data: z.object({ publicationId: z.string(), listingId: z.string(), market: marketId, state: publicationState }) },
} as const
