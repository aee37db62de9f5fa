import { z } from 'zod'
import type { Clock } from '../../kernel/clock.ts'
import { dayInZone } from '../../kernel/pure/day-in-zone.ts'
import { defineJob, DONE, PATIENT, type Events, type Queue } from '../../jobs/index.ts'
import type { Settings } from '../../settings/contract.ts'
import type { SignalsService } from '../../signals/index.ts'
import type { Store } from '../../store/index.ts'
import type { IdeasService } from '../service.ts'

export const IDEATE = 'ideas.ideate'
/** Ideas that the candidates are made for; the list shows what they give. */
const WANTED = 40
/** Imports and polls come in batches and in rows; ideas are looked for once they are in. */
const SETTLING_MS = 5_000
const A_QUARTER_MS = 90 * 86_400_000

export interface IdeateJobDeps {
  readonly service: () => IdeasService
  readonly settings: () => Settings
  readonly signals: Pick<SignalsService, 'dated' | 'pollCalendar'>
}

/** Groups what is new into themes and makes ideas of it. Repeatable: the same day and signals give the same ideas. */
export function ideateJob({ service, settings, signals }: IdeateJobDeps) {
  return defineJob({
    kind: IDEATE,
    label: 'Looking for ideas',
    /** `paid`: a language model may be asked too. News comes in all day, and would ask it about largely the same themes. */
    payload: z.object({ paid: z.boolean().optional() }),
    recovery: 'singleton',
    retry: PATIENT,
    timeoutMs: null,
    concurrency: 1,
    async execute({ jobId, input, clock, signal, progress, saveState }) {
      const day = dayInZone(clock.now(), settings().timeZone)
      // In a new library the calendar has not been read yet, and half of the ideas are for dates.
      if ((await signals.dated(day, dayInZone(clock.now() + A_QUARTER_MS, settings().timeZone), 1)).length === 0) await signals.pollCalendar(clock.now(), jobId, { signal, progress })
      // What came in while it worked is looked at in the same go; nobody asks for it again.
      let onlyFree = input.paid !== true
      do {
        const now = clock.now()
        const { scored } = await service().ideate({ count: WANTED, seed: `ideas/${dayInZone(now, settings().timeZone)}`, now, correlationId: jobId, signal, onlyFree, progress })
        onlyFree = true
        saveState({ scored })
      } while (service().hasUnread() && !signal.aborted)
      return DONE
    },
  })
}

export interface FollowDeps {
  readonly store: Store
  readonly events: Events
  readonly queue: Queue
  readonly clock: Clock
  readonly unread: () => boolean
}

/** Ideas follow signals: asks for the job a moment after new ones came in, once however many come. A night's own signals are the night's. */
export function ideateAfterSignals({ store, events, queue, clock, unread }: FollowDeps): void {
  const ask = (): void => store.writeTx((tx) => void queue.enqueueTx(tx, { kind: IDEATE, payload: {}, runAt: clock.now() + SETTLING_MS }))
  if (unread()) ask()
  events.follow(({ eventType, correlationId, data }) => {
    if (eventType === 'signal.ingested' && data['new'] !== 0 && !correlationId.startsWith('run_')) ask()
  })
}
