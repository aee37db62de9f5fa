/** A market with an API as the rest of the program sees it: its data, its line and the runner of its steps put together. */
import type { Clock } from '../../kernel/clock.ts'
import { AppError, Cancelled, NeedsHuman, RateLimited, toPlainError } from '../../kernel/errors.ts'
import { LineFault } from '../../kernel/http/line-fault.ts'
import { pause } from '../../kernel/http/pause.ts'
import type { Problem, PublishGoal } from '../contract.ts'
import { differences } from '../pure/differences.ts'
import type { Publishable, PublishContext, Published, Publisher } from '../publisher.ts'
import { createMarketLine, errorOfLine, type LineTimes, type MarketLine } from './line.ts'
import type { ApiMarket, ConnectionValues, Look, SignerDeps } from './market.ts'
import { beginRun, mend, refusalOf, runSteps, STEP_TIMES, type StepsDeps, type StepTimes } from './run-steps.ts'
import { plannedSteps } from './show.ts'

/** What the seller entered for one market. Secrets never leave it but to sign. */
export interface MarketAccess {
  readonly values: () => ConnectionValues
  readonly secret: SignerDeps['secret']
  readonly keep: SignerDeps['keep']
  /** Names of secrets that stand in the keychain. */
  readonly secretsSet: () => ReadonlySet<string>
}

export interface ApiPublisherDeps {
  readonly clock: Clock
  readonly access: MarketAccess
  readonly boundary: () => string
  /** Lets addresses of this machine be asked: for stand-ins of tests. */
  readonly own?: boolean
  readonly times?: Partial<StepTimes & LineTimes>
}

/** Facts of a shop are asked for once in this time. */
const SHOP_FRESH_MS = 3_600_000
/** How often a question is asked again when no answer came. */
const LOOKS = 3

export interface ApiPublisher extends Publisher {
  readonly signerDeps: SignerDeps
}

export function createApiPublisher<State, Shop>(market: ApiMarket<State, Shop>, deps: ApiPublisherDeps): ApiPublisher {
  const { access, clock } = deps
  const { line, signerDeps } = openLine(market, deps)
  const lookWith = (signal: AbortSignal): Look => createLook(market, line, clock, signal)
  const shops = createShops(clock, (signal) => market.shop(lookWith(signal), access.values()))
  const stepsDeps = (signal: AbortSignal): StepsDeps<State> => ({
    market, clock, look: lookWith(signal), send: (request) => line.send(request, signal), skewMs: line.skewMs, pause, times: { ...STEP_TIMES, ...deps.times },
  })
  const lacks = (): Problem[] => lackingFields(market, access)
  return {
    market: market.id, title: market.title, way: 'api', capabilities: market.capabilities, limits: market.limits, signerDeps, signIn: market.oauth === undefined ? 'none' : 'browser',
    ...(market.oauth === undefined ? {} : { oauth: { flow: market.oauth, signer: signerDeps } }),
    fields: () => market.fields(shops.known()),
    lacks,
    fee: (goal) => market.fee?.(goal) ?? null,
    async test(signal) {
      const missing = lacks()
      if (missing.length > 0) return { ok: false, sentence: `${market.title} is not set up yet.`, lines: [], problems: missing }
      try {
        const shop = await shops.fresh(signal)
        const problems = [...market.shopProblems(shop, access.values())]
        const stops = problems.filter(({ weight }) => weight === 'stops').length
        return { ok: stops === 0, sentence: stops === 0 ? `${market.title} answers, and the shop is ready.` : `${market.title} answers, but the shop is not ready.`, lines: [...market.describe(shop)], problems }
      } catch (error) {
        return { ok: false, sentence: toPlainError(error).message, lines: [], problems: [problemOf(error)] }
      }
    },
    async problems(item, goal, signal) {
      const missing = lacks()
      if (missing.length > 0) return missing
      const shop = await shops.recent(signal)
      const found = [...market.shopProblems(shop, access.values()), ...market.problems(item, shop, access.values(), goal)]
      // What the seller mends at the market counts at the next look.
      if (market.shopProblems(shop, access.values()).length > 0) shops.forget()
      return found
    },
    plan: async (item, goal, signal) => plannedSteps(market, market.steps(item, await shops.recent(signal), access.values(), goal), item),
    publish: async (item, goal, context) => publish(market, stepsDeps(context.signal), { item, goal, shop: await shops.recent(context.signal), values: access.values() }, context),
    ...(market.withdraw === undefined ? {} : { withdraw: async (remoteId: string, item: Publishable, context: PublishContext) => withdraw(market, stepsDeps(context.signal), remoteId, item, context) }),
    stop: () => line.stop(),
  }
}

function openLine<State, Shop>(market: ApiMarket<State, Shop>, { access, clock, boundary, own, times }: ApiPublisherDeps): { line: MarketLine; signerDeps: SignerDeps } {
  let signerDeps: SignerDeps | null = null
  const line = createMarketLine(market.id, { title: market.title, clock, boundary, ...(market.pace === undefined ? {} : { pace: market.pace }), ...(own === undefined ? {} : { own }), ...(times === undefined ? {} : { times }) }, (send) => {
    signerDeps = { secret: access.secret, keep: access.keep, values: access.values, now: () => clock.now(), send }
    return market.signer(signerDeps)
  })
  if (signerDeps === null) throw new AppError('bug', `The line to ${market.title} made no signer.`)
  return { line, signerDeps }
}

/** What is asked and changes nothing may be asked again. */
function createLook<State, Shop>(market: ApiMarket<State, Shop>, line: MarketLine, { now }: Clock, signal: AbortSignal): Look {
  const once: Look = async (request) => {
    const answer = await line.send(request, signal).catch((error: unknown) => {
      throw error instanceof LineFault ? errorOfLine(error, market.title) : error
    })
    const refused = answer.status === 404 || answer.status === 410 ? null : refusalOf(market, answer, request.operation, now())
    if (refused !== null) throw refused
    return answer
  }
  return async (request) => {
    for (let left = LOOKS - 1; ; left--) {
      try {
        return await once(request)
      } catch (error) {
        if (left === 0 || !(error instanceof AppError) || error.kind !== 'unavailable') throw error
        await pause(500 * (LOOKS - left), signal).catch(() => {
          throw new Cancelled('The publication')
        })
      }
    }
  }
}

/** Facts of a shop, asked for by one at a time and kept for an hour. */
function createShops<Shop>(clock: Clock, ask: (signal: AbortSignal) => Promise<Shop>) {
  let kept: { readonly shop: Shop; readonly at: number } | null = null
  const fresh = async (signal: AbortSignal): Promise<Shop> => {
    const shop = await ask(signal)
    kept = { shop, at: clock.now() }
    return shop
  }
  return {
    known: (): Shop | null => kept?.shop ?? null,
    fresh,
    recent: (signal: AbortSignal): Promise<Shop> => (kept !== null && clock.now() - kept.at < SHOP_FRESH_MS && clock.now() >= kept.at ? Promise.resolve(kept.shop) : fresh(signal)),
    forget: (): void => void (kept = kept === null ? null : { ...kept, at: -Infinity }),
  }
}

function lackingFields<State, Shop>(market: ApiMarket<State, Shop>, { values, secretsSet }: MarketAccess): Problem[] {
  const entered = values()
  const there = secretsSet()
  return market.fields(null).filter(({ required, kind, id }) => required && (kind === 'secret' ? !there.has(id) : entered[id] == null || entered[id] === ''))
    .map(({ label }) => ({ place: 'connection', says: `${label} is missing.`, remedy: `Enter it in Settings, under Markets, at ${market.title}.`, weight: 'stops' as const }))
}

function problemOf(error: unknown): Problem {
  const plain = toPlainError(error)
  return { place: 'connection', says: plain.message, remedy: plain.action ?? (error instanceof RateLimited ? 'Wait for a while, then test again.' : 'Test the connection again; if it stays so, look at the status page of the market.'), weight: 'stops' }
}

interface Wanted<Shop> {
  readonly item: Publishable
  readonly goal: PublishGoal
  readonly shop: Shop
  readonly values: ConnectionValues
}

const MENDED = 'mended'

async function publish<State, Shop>(market: ApiMarket<State, Shop>, deps: StepsDeps<State>, { item, goal, shop, values }: Wanted<Shop>, context: PublishContext): Promise<Published> {
  const steps = market.steps(item, shop, values, goal)
  await runSteps(deps, steps, market.start(item), context)
  const run = beginRun(deps, steps, market.start(item), context)
  const expected = market.expected(item, shop, values, goal)
  const compare = async () => differences(expected, await market.readBack(run.state(), deps.look))
  context.journal.moveTo('verifying', `Reads at ${market.title} what stands there`)
  let left = await compare()
  for (const wait of deps.times.readAgainMs) {
    if (left.length === 0) break
    await deps.pause(wait, context.signal)
    left = await compare()
  }
  if (left.length > 0 && context.journal.entry(MENDED) === null) {
    context.journal.done(MENDED, JSON.stringify({ order: 0, state: null, fields: left.map(({ field }) => field) }))
    await mend(run, steps)
    context.journal.moveTo('verifying', `Reads at ${market.title} what stands there now`)
    left = await compare()
  }
  const remote = market.remote(run.state())
  if (remote === null) throw new NeedsHuman(`${market.title} gave no number for this listing.`, `Look at your shop at ${market.title}.`)
  return { state: goal === 'live' ? 'live' : 'drafted', remoteId: remote.id, remoteUrl: remote.url, differences: left }
}

async function withdraw<State, Shop>(market: ApiMarket<State, Shop>, deps: StepsDeps<State>, remoteId: string, item: Publishable, context: PublishContext): Promise<void> {
  const steps = market.withdraw
  if (steps === undefined) throw new NeedsHuman(`${market.title} lets no program take listings off.`, `Take ${remoteId} off at ${market.title} yourself.`)
  const known = knownState(market, deps, item, context)
  await runSteps(deps, steps(known), known, context)
}

/** By the entries of the journal, whatever steps made them. */
function knownState<State, Shop>(market: ApiMarket<State, Shop>, deps: StepsDeps<State>, item: Publishable, context: PublishContext): State {
  return beginRun(deps, context.journal.doneSteps().map((id) => ({ id })), market.start(item), context).state()
}
