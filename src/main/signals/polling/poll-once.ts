/** One poll of a source: what it brought and how it went are written in one transaction. */
import { Cancelled, machineRefused, toPlainError } from '../../kernel/errors.ts'
import type { Tx } from '../../store/index.ts'
import { isDue } from '../pure/poll-times.ts'
import type { WorkContext } from '../service.ts'
import { askingContext, inWords, type Polling, type PollRequest } from './asking.ts'
import type { Gathered } from './gather.ts'
import { noteFailure, noteSuccessTx } from './notes.ts'
import { isWaiting, type Setup } from './setup.ts'

export interface PollResult {
  readonly source: string
  /** False when it was not asked: switched off meanwhile, or it rests. */
  readonly asked: boolean
  readonly new: number
  readonly duplicate: number
  readonly rejected: number
  /** What it found, or why it was not asked. */
  readonly sentence: string
}

type About = Omit<PollRequest, 'id'>

/** Drafts in one transaction; what stands in the last one is committed with the state of the source. */
const BATCH = 2_000

export async function pollOnce(polling: Polling, setup: Setup, about: About, work: WorkContext): Promise<PollResult> {
  const { definition } = setup
  const idle = idleReason(setup, about, polling.clock.now())
  if (idle !== null) return { source: definition.id, asked: false, new: 0, duplicate: 0, rejected: 0, sentence: idle }
  try {
    const { context, from, to } = askingContext(polling, setup)
    const requests = definition.plan(context)
    const gathered = await polling.gatherer.gather({
      setup, context, requests, from, to, signal: work.signal,
      validatorsOf: (key) => polling.repo.validators(definition.id, key),
      progress: (done, total) => work.progress(done, total, definition.title),
    })
    if (work.signal.aborted) throw new Cancelled('The poll')
    const result = keep(polling, setup, gathered, about)
    await polling.signals.settle(work.signal)
    return result
  } catch (error) {
    if (error instanceof Cancelled || work.signal.aborted || machineRefused(toPlainError(error))) throw error
    noteFailure(polling, setup, error, about.correlationId)
    if (definition.quiet !== true) throw error
    return { source: definition.id, asked: true, new: 0, duplicate: 0, rejected: 0, sentence: inWords(error, definition).message }
  }
}

function idleReason(setup: Setup, { asked }: About, now: number): string | null {
  if (!isWaiting(setup)) return `${setup.definition.title} is switched off or not set up.`
  return asked || isDue(setup.row.nextPollAt, now) ? null : `${setup.definition.title} is not due yet.`
}

/** Everything that came, in batches; the last batch commits with memory, validators and the state of the source. */
function keep(polling: Polling, setup: Setup, gathered: Gathered, about: About): PollResult {
  const { store } = polling
  const tally = { new: 0, duplicate: 0 }
  const take = (tx: Tx, from: number, rejected: number): void => {
    const stored = polling.signals.storeTx(tx, gathered.drafts.slice(from, from + BATCH), { request: { file: setup.definition.title, correlationId: about.correlationId }, rejected })
    tally.new += stored.new
    tally.duplicate += stored.duplicate
  }
  const last = Math.max(0, Math.ceil(gathered.drafts.length / BATCH) - 1) * BATCH
  for (let from = 0; from < last; from += BATCH) store.writeTx((tx) => take(tx, from, 0))
  return store.writeTx((tx) => {
    take(tx, last, gathered.rejects.length)
    const result = { source: setup.definition.id, asked: true, ...tally, rejected: gathered.rejects.length, sentence: foundSentence(tally, gathered) }
    noteSuccessTx(polling, tx, setup, gathered, result)
    polling.events.emitTx(tx, {
      type: 'source.polled', source: 'signals', correlationId: about.correlationId,
      data: { source: result.source, new: result.new, duplicate: result.duplicate, rejected: result.rejected },
    })
    return result
  })
}

function foundSentence(tally: { new: number; duplicate: number }, { drafts, rejects }: Gathered): string {
  const left = rejects.length === 0 ? '' : `; ${rejects.length} left out`
  if (drafts.length === 0) return `Nothing new${left}.`
  return `${drafts.length} ${drafts.length === 1 ? 'item' : 'items'}, ${tally.new} of them new${left}.`
}
