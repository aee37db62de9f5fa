/** What is written down of how a source was asked. */
import { AuthExpired, RateLimited } from '../../kernel/errors.ts'
import type { Tx } from '../../store/index.ts'
import { nextPollTime, nextTryTime } from '../pure/poll-times.ts'
import { faultsInWords, inWords, type Polling } from './asking.ts'
import type { Gathered } from './gather.ts'
import { freshRow, type Setup } from './setup.ts'

/** A key that is refused will be refused in an hour too. */
const REFUSED_REST_MS = 86_400_000

/** The state of a source after an answer, beside what the answer held. Faults of single requests are shown, and are no failure. */
export function noteSuccessTx({ repo, clock }: Polling, tx: Tx, { definition }: Setup, gathered: Gathered, found: { new: number; sentence: string }): void {
  const { id, everyMinutes } = definition
  const { memory, validators, asked, faults } = gathered
  const now = clock.now()
  for (const [key, given] of validators) if (given.etag !== null || given.lastModified !== null) repo.keepValidatorsTx(tx, id, key, given)
  repo.dropValidatorsTx(tx, id, asked)
  const trouble = faultsInWords(gathered, definition)
  const limits = faults.filter((fault) => fault instanceof RateLimited).map(({ until }) => until)
  repo.saveTx(tx, freshRow(definition), {
    memory: memory === undefined ? null : JSON.stringify(memory),
    signals: (repo.source(id)?.signals ?? 0) + found.new,
    failures: 0,
    nextPollAt: Math.max(nextPollTime(id, everyMinutes, now), ...limits),
    lastSuccessAt: now,
    lastFound: found.sentence,
    ...(trouble === null ? {} : { lastErrorAt: now, lastError: trouble, lastErrorAction: faults[0]?.action ?? null }),
  })
}

/**
 * A rate limit is no failure: the source is asked again when the service said. Everything else makes it rest longer
 * each time. A quiet source's failure is shown where the source is, and told nobody.
 */
export function noteFailure({ store, repo, clock, events }: Polling, { definition }: Setup, error: unknown, correlationId: string): void {
  const { id, everyMinutes, quiet } = definition
  const { message, action, kind } = inWords(error, definition)
  const now = clock.now()
  const limited = error instanceof RateLimited
  const failures = (repo.source(id)?.failures ?? 0) + (limited ? 0 : 1)
  const refused = error instanceof AuthExpired || kind === 'needs-human'
  const longer = failures > 1 && !limited ? ` It failed ${failures} times in a row, so it rests longer now.` : ''
  store.writeTx((tx) => {
    repo.saveTx(tx, freshRow(definition), {
      failures,
      nextPollAt: limited ? error.until : refused ? now + REFUSED_REST_MS : nextTryTime(everyMinutes, failures, now),
      lastErrorAt: now,
      lastError: `${message}${longer}`,
      lastErrorAction: action,
    })
    const shared = { source: 'signals', correlationId }
    if (quiet === true) events.emitTx(tx, { ...shared, type: 'source.changed', data: { source: id } })
    else events.emitTx(tx, { ...shared, type: 'source.failed', data: { source: id, reason: message } })
  })
}
