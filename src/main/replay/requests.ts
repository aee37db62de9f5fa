/** What was asked of the ideas, kept in the raw archive beside the signals: with both, the same ideas can be made again. */
import { hash } from 'node:crypto'
import { z } from 'zod'
import type { IdeasService } from '../ideas/index.ts'
import type { Events, JobDefinition } from '../jobs/index.ts'
import type { Clock } from '../kernel/clock.ts'
import { canonicalJson } from '../kernel/pure/canonical-json.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Archive } from '../signals/index.ts'

type IdeationRequest = Parameters<IdeasService['ideate']>[0]

export const REQUESTS = 'idea-requests'

const settings = z.record(z.string(), z.unknown())
/** The seller's decisions on designs as they were then: they lie with the designs and not in the archive. */
const verdicts = z.array(z.object({ ideaId: z.string(), isYes: z.boolean() }))
export type Verdict = z.infer<typeof verdicts>[number]
/** The hash of those that held when it was asked; they were kept before. */
const underVerdicts = z.string()

export const ideaRequest = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('verdicts'), hash: z.string(), verdicts }),
  z.object({ ask: z.literal('ideate'), count: z.number(), seed: z.string(), now: z.number(), correlationId: z.string(), runId: z.string().optional(), onlyFree: z.boolean().optional(), settings, verdicts: underVerdicts }),
  z.object({ ask: z.literal('work'), kind: z.string(), settings, verdicts: underVerdicts }),
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

interface State {
  readonly when: When
  readonly state: { settings: Record<string, unknown>; verdicts: string }
}

/** What everything that is kept shares: the archive, and what holds when something is asked. */
export interface Recording {
  readonly archive: Archive
  stateNow(): State
}

/** Verdicts are kept when they changed since the last time, and once each time the program begins. */
export function createRecording({ archive, settings, clock, events, verdicts: read }: RecordingDeps): Recording {
  let kept: string | null = null
  return {
    archive,
    stateNow() {
      const when = { after: events.lastSeq(), at: clock.now() }
      const now = read(VERDICTS).map(({ ideaId, isYes }) => ({ ideaId, isYes }))
      const known = hash('sha256', canonicalJson(now), 'hex')
      // At once and not with the request, which may be kept long after another that began later.
      if (known !== kept) archive.append(REQUESTS, { ask: 'verdicts', hash: known, verdicts: now } satisfies IdeaRequest, when)
      kept = known
      return { when, state: { settings: { ...settings.get() }, verdicts: known } }
    },
  }
}

/** The same ideas, with everything that changes them kept as it is asked. One ideation at a time, so that each has its place among the events. */
export function recordRequests(ideas: IdeasService, recording: Recording): IdeasService {
  const { archive } = recording
  const keep = (request: IdeaRequest, when?: When): void => archive.append(REQUESTS, request, when)
  let underWay: Promise<unknown> = Promise.resolve()
  return {
    ...ideas,
    ideate(request) {
      const mine = underWay.then(() => ideateAndKeep(ideas, recording, request, keep))
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
async function ideateAndKeep(ideas: IdeasService, recording: Recording, request: IdeationRequest, keep: (request: IdeaRequest, when: When) => void) {
  const { when, state } = recording.stateNow()
  const found = await ideas.ideate(request)
  const { count, seed, now, correlationId, runId, onlyFree } = request
  keep({ ask: 'ideate', count, seed, now, correlationId, ...(runId === undefined ? {} : { runId }), ...(onlyFree === undefined ? {} : { onlyFree }), ...state }, when)
  return found
}

/** As often as work is done again because signals came in meanwhile: it has read some of them, and nobody knows which. */
const MOST_TIMES = 3

/** The same work on all ideas, kept as it is done: scoring them again, making their vectors again. */
export function recordWork(job: JobDefinition, recording: Recording): JobDefinition {
  const { archive } = recording
  return {
    ...job,
    async execute(context) {
      for (let times = 1; ; times++) {
        const { when, state } = recording.stateNow()
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
