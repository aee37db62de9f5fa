import { z } from 'zod'
import { defineJob, DONE } from '../../jobs/index.ts'
import { toPlainError, Unavailable } from '../../kernel/errors.ts'
import type { PollResult } from '../polling/poll-once.ts'
import type { PollingService } from '../polling/service.ts'
import type { SignalsService } from '../service.ts'

export const POLL = 'signals.poll'
/** The calendar is made here, not asked over the network. */
export const CALENDAR = 'calendar'

const pollPayload = z.object({
  source: z.string(),
  /** The seller asked now: the source is polled although it rests. */
  asked: z.boolean().default(false),
})

/** Asks a source for what is new. What fails is noted at the source, which then rests; only a rate limit makes the work wait. */
export function pollJob({ signals, polling }: { signals: SignalsService; polling: PollingService }) {
  return defineJob({
    kind: POLL,
    label: 'Reading a source',
    payload: pollPayload,
    recovery: 'retry',
    // The http client asks again what is worth it, and the schedule comes round.
    retry: { maxAttempts: 1, firstPauseMs: 1_000, longestPauseMs: 1_000 },
    // Every request has its own time-outs; waiting for one's turn at a domain may take minutes.
    timeoutMs: null,
    concurrency: 4,
    async execute({ input, jobId, correlationId, clock, signal, progress, saveState }) {
      if (input.source === CALENDAR) await signals.pollCalendar(clock.now(), jobId, { signal, progress })
      else saveState(await polling.poll({ id: input.source, asked: input.asked, correlationId }, { signal, progress }).catch((error: unknown) => passing(error, input)))
      return DONE
    },
  })
}

/**
 * What the seller can do nothing about is no alarm every hour: a service that is down or answers otherwise than it used
 * to, a computer without a network, a sign-in page of a hotel. It shows at the source, which rests and is asked again.
 */
function passing(error: unknown, { source, asked }: z.infer<typeof pollPayload>): PollResult {
  if (asked || !(error instanceof Unavailable || toPlainError(error).kind === 'schema-changed')) throw error
  return { source, asked: true, new: 0, duplicate: 0, rejected: 0, sentence: toPlainError(error).message }
}
