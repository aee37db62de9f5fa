/** One walk through a source: plan, send, read, follow. Nothing is stored here. */
import { AppError, AuthExpired, Cancelled, RateLimited, WorkerDied } from '../../kernel/errors.ts'
import { toIso, type Clock } from '../../kernel/clock.ts'
import type { HttpClient } from '../../kernel/http/client.ts'
import { createLanes, type Lanes } from '../../kernel/http/lanes.ts'
import type { HttpAnswer, Validators } from '../../kernel/http/request.ts'
import type { WorkerClient } from '../../kernel/worker-client.ts'
import type { AcquirePort } from '../../../workers/acquire/contract.ts'
import type { ImportReject, SignalDraft } from '../contract.ts'
import type { PlanContext, SourceRequest } from '../pure/source-definition.ts'
import type { Keyring } from './secrets.ts'
import type { Setup } from './setup.ts'

/** Requests of one plan, and those that answers lead to. */
const MAX_PLANNED = 100
const MAX_FOLLOWED = 100
/** Items of one poll; what is more comes with the next one. */
const MAX_DRAFTS = 50_000
const MAX_MEMORY = 65_536

export interface Gathered {
  readonly drafts: readonly SignalDraft[]
  readonly rejects: readonly ImportReject[]
  readonly suggestions: readonly string[]
  readonly memory: unknown
  readonly validators: ReadonlyMap<string, Validators>
  /** The keys of all requests. */
  readonly asked: readonly string[]
  /** Requests that were answered, with something or with nothing new. */
  readonly answered: number
  /** What other requests failed with. */
  readonly faults: readonly AppError[]
}

export interface GatherOptions {
  readonly setup: Setup
  readonly context: PlanContext<unknown>
  readonly requests: readonly SourceRequest[]
  /** First and last day that calendars are read for. */
  readonly from: string
  readonly to: string
  /** What is known of a request's last answer; undefined asks for the whole. */
  readonly validatorsOf: (key: string) => Validators | undefined
  readonly mostFollowed?: number
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

export interface Gatherer {
  /** @throws Cancelled; the weightiest fault when no request was answered. */
  gather(options: GatherOptions): Promise<Gathered>
}

interface GathererDeps {
  readonly http: HttpClient
  readonly keyring: Keyring
  readonly clock: Clock
  readonly acquire: Pick<WorkerClient<AcquirePort>, 'call'>
}

export function createGatherer(deps: GathererDeps): Gatherer {
  const reading = createLanes()
  return { gather: (options) => gather(deps, reading, options) }
}

async function gather(deps: GathererDeps, reading: Lanes, options: GatherOptions): Promise<Gathered> {
  const { context, requests, signal } = options
  const drafts: SignalDraft[] = []
  const rejects: ImportReject[] = []
  const suggestions: string[] = []
  const faults: AppError[] = []
  const validators = new Map<string, Validators>()
  const waiting = requests.slice(0, MAX_PLANNED)
  const most = waiting.length + (options.mostFollowed ?? MAX_FOLLOWED)
  let memory = context.memory
  let answered = 0
  for (let at = 0; at < waiting.length && drafts.length < MAX_DRAFTS; at++) {
    const request = waiting[at]
    if (request === undefined) break
    if (signal.aborted) throw new Cancelled('The poll')
    options.progress(at, waiting.length)
    try {
      const answer = await ask(deps, options, request)
      if (answer === null) {
        answered++
        continue
      }
      const read = await readAnswer(deps, reading, options, request, answer, memory)
      answered++
      drafts.push(...read.drafts)
      rejects.push(...read.rejects)
      suggestions.push(...read.suggestions)
      memory = checkedMemory(options, read.memory ?? memory)
      validators.set(request.key, answer.validators)
      waiting.push(...read.follow.slice(0, most - waiting.length).map((next) => checkedFollow(requests, next as SourceRequest)))
    } catch (error) {
      if (error instanceof Cancelled || signal.aborted) throw error
      if (!(error instanceof AppError)) throw error
      faults.push(error)
      if (endsPoll(error)) break
    }
  }
  if (faults.length > 0 && answered === 0) throw weightiest(faults)
  return { drafts, rejects, suggestions, memory, validators, asked: waiting.map(({ key }) => key), answered, faults }
}

/** A refused key is refused for every request; asking on would only make it worse. */
function endsPoll(error: AppError): boolean {
  return error instanceof AuthExpired || error.kind === 'needs-human' || error.kind === 'bug'
}

function weightiest(faults: readonly AppError[]): AppError {
  const limits = faults.filter((fault) => fault instanceof RateLimited)
  const latest = limits.toSorted((a, b) => b.until - a.until)[0]
  return faults.find(endsPoll) ?? latest ?? faults[0] ?? new AppError('bug', 'A poll failed without a reason.')
}

/** null when there is nothing new, or nothing at all where that is no error. A token that was refused is asked for anew, once. */
async function ask(deps: GathererDeps, options: GatherOptions, request: SourceRequest): Promise<HttpAnswer | null> {
  const { setup, context, signal } = options
  const known = options.validatorsOf(request.key)
  const send = async (): Promise<HttpAnswer> => deps.http.send({ ...(await deps.keyring.fill(setup, context, request, signal)), ...(known === undefined ? {} : { validators: known }) })
  const answer = await send().catch((error: unknown) => {
    if (!(error instanceof AuthExpired) || setup.definition.token === undefined) throw error
    deps.keyring.forget(setup.definition.id)
    return send()
  })
  if (answer.status === 304) return null
  if (answer.status !== 404 && answer.status !== 410) return answer
  if (request.mayBeMissing === true) return null
  throw new AppError('not-found', `${hostOf(request)}: there is nothing at this address (${answer.status}).`, { action: 'Check the address in Settings, under Sources.' })
}

/**
 * One answer at a time, because they share a process: an answer that breaks it is then the only one that was in it. When
 * a file did that, the answer is read once more.
 */
function readAnswer(deps: GathererDeps, reading: Lanes, options: GatherOptions, request: SourceRequest, answer: HttpAnswer, memory: unknown) {
  const { setup, from, to, signal } = options
  const { key, about } = request
  const input = {
    source: setup.definition.id, request: { key, url: request.secretUrl === undefined ? request.url : '', ...(about === undefined ? {} : { about: { ...about } }) },
    bytes: answer.bytes, contentType: answer.contentType, receivedAt: toIso(deps.clock.now()), memory, from, to,
  }
  const call = () => deps.acquire.call('read', input, { signal })
  return reading.run('read', () => call().catch((error: unknown) => (error instanceof WorkerDied ? call() : Promise.reject(error))), signal)
}

function checkedMemory({ setup }: GatherOptions, memory: unknown): unknown {
  if (memory !== undefined && JSON.stringify(memory).length > MAX_MEMORY) throw new AppError('bug', `${setup.definition.title} wants to remember more than 64 KB.`)
  return memory
}

/** A key goes only where the plan sends it, whatever an answer says. */
function checkedFollow(planned: readonly SourceRequest[], { namedBySeller: _never, ...next }: SourceRequest): SourceRequest {
  const carries = next.secretHeaders !== undefined || next.secretQuery !== undefined || next.secretBasic !== undefined || next.secretUrl !== undefined
  if (carries && !planned.some((request) => hostOf(request) === hostOf(next))) throw new AppError('bug', 'An answer leads elsewhere with a key.')
  return next
}

function hostOf(request: SourceRequest): string {
  return request.secretUrl === undefined && URL.canParse(request.url) ? new URL(request.url).host : request.key
}
