/** What was asked of the ideas, kept in the raw archive beside the signals: with both, the same ideas can be made again. */
import { z } from 'zod'
import type { IdeasService } from '../ideas/index.ts'
import type { Events, JobDefinition } from '../jobs/index.ts'
import type { Clock } from '../kernel/clock.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Archive } from '../signals/index.ts'

type IdeationRequest = Parameters<IdeasService['ideate']>[0]

export const REQUESTS = 'idea-requests'

const settings = z.record(z.string(), z.unknown())
/** The seller's decisions on designs as they were then: they lie with the designs and not in the archive. */
const verdicts = z.array(z.object({ ideaId: z.string(), isYes: z.boolean() }))
export type Verdict = z.infer<typeof verdicts>[number]

export const ideaRequest = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('ideate'), count: z.number(), seed: z.string(), now: z.number(), correlationId: z.string(), runId: z.string().optional(), onlyFree: z.boolean().optional(), settings, verdicts }),
  z.object({ ask: z.literal('work'), kind: z.string(), settings, verdicts }),
  z.object({ ask: z.literal('dismiss'), id: z.string() }),
  z.object({ ask: z.literal('restore'), id: z.string() }),
  z.object({ ask: z.literal('allow'), id: z.string(), because: z.string() }),
  z.object({ ask: z.literal('designed'), id: z.string() }),
])
export type IdeaRequest = z.infer<typeof ideaRequest>

export interface RecordingDeps {
  readonly archive: Archive
  readonly settings: SettingsService
  readonly clock: Clock
  readonly events: Pick<Events, 'lastSeq'>
  readonly verdicts: (limit: number) => readonly Verdict[]
}

/** As many as scoring looks at. */
const VERDICTS = 5_000

interface When {
  readonly after: number
  readonly at: number
}

/** The same ideas, with everything that changes them kept as it is asked. One ideation at a time, so that each has its place among the events. */
export function recordRequests(ideas: IdeasService, deps: RecordingDeps): IdeasService {
  const { archive } = deps
  const keep = (request: IdeaRequest, when?: When): void => archive.append(REQUESTS, request, when)
  let underWay: Promise<unknown> = Promise.resolve()
  return {
    ...ideas,
    ideate(request) {
      const mine = underWay.then(() => ideateAndKeep(ideas, deps, request, keep))
      underWay = mine.catch(() => undefined)
      return mine
    },
    dismiss(id) {
      const idea = ideas.dismiss(id)
      keep({ ask: 'dismiss', id })
      return idea
    },
    restore(id) {
      const idea = ideas.restore(id)
      keep({ ask: 'restore', id })
      return idea
    },
    allow(id, because) {
      const idea = ideas.allow(id, because)
      keep({ ask: 'allow', id, because })
      return idea
    },
    markDesignedTx(tx, id) {
      ideas.markDesignedTx(tx, id)
      archive.appendTx(tx, REQUESTS, { ask: 'designed', id } satisfies IdeaRequest)
    },
  }
}

/** Kept when it has succeeded, under the time at which it began to read. */
async function ideateAndKeep(ideas: IdeasService, deps: RecordingDeps, request: IdeationRequest, keep: (request: IdeaRequest, when: When) => void) {
  const { when, state } = stateOf(deps)
  const found = await ideas.ideate(request)
  const { count, seed, now, correlationId, runId, onlyFree } = request
  keep({ ask: 'ideate', count, seed, now, correlationId, ...(runId === undefined ? {} : { runId }), ...(onlyFree === undefined ? {} : { onlyFree }), ...state }, when)
  return found
}

/** As often as work is done again because signals came in meanwhile: it has read some of them, and nobody knows which. */
const MOST_TIMES = 3

/** The same work on all ideas, kept as it is done: scoring them again, making their vectors again. */
export function recordWork(job: JobDefinition, deps: RecordingDeps): JobDefinition {
  const { archive } = deps
  return {
    ...job,
    async execute(context) {
      for (let times = 1; ; times++) {
        const { when, state } = stateOf(deps)
        const before = archive.batches()
        // A replay gives the work the same moment, and begins it from the first idea.
        const outcome = await job.execute({ ...context, savedState: null, clock: { now: () => when.at } })
        if (outcome.type !== 'done') return outcome
        if (archive.batches() !== before && times < MOST_TIMES) continue
        archive.append(REQUESTS, { ask: 'work', kind: job.kind, ...state } satisfies IdeaRequest, when)
        return outcome
      }
    },
  }
}

function stateOf(deps: RecordingDeps): { when: When; state: { settings: Record<string, unknown>; verdicts: Verdict[] } } {
  return {
    when: { after: deps.events.lastSeq(), at: deps.clock.now() },
    state: { settings: { ...deps.settings.get() }, verdicts: [...deps.verdicts(VERDICTS)] },
  }
}
