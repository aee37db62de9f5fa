/** The memory of one publication in the library: on the disk before the next request goes out. */
import type { Clock } from '../kernel/clock.ts'
import { AppError } from '../kernel/errors.ts'
import { dayInZone } from '../kernel/pure/day-in-zone.ts'
import type { Events } from '../jobs/index.ts'
import type { Store, Tx } from '../store/index.ts'
import type { PublicationState } from './contract.ts'
import type { Journal } from './publisher.ts'
import { mayMove } from './pure/moves.ts'
import type { PublishingRepo } from './repo.ts'
import type { PublicationRow } from './tables.ts'

export interface JournalDeps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Events
  readonly repo: PublishingRepo
  readonly timeZone: () => string
}

/** @param keepsState a publication that is taken off stays what it is until that is done. */
export function createJournal(deps: JournalDeps, id: string, keepsState = false): Journal {
  const { store, repo, clock } = deps
  const save = (tx: Tx, step: string, state: 'intended' | 'done', data: string): void => repo.saveStepTx(tx, { publicationId: id, step, state, data, at: clock.now() })
  return {
    entry(step) {
      const row = repo.step(id, step)
      return row === null ? null : { state: row.state, data: row.data }
    },
    doneSteps: () => repo.steps(id).filter(({ state }) => state === 'done').map(({ step }) => step),
    intend: (step, data) => store.writeDurably((tx) => {
      save(tx, step, 'intended', data)
      const now = clock.now()
      // The slot of the day is taken by the first thing that is sent.
      if (repo.find(id)?.sentAt === null) repo.updateTx(tx, id, { sentAt: now, sentDay: dayInZone(now, deps.timeZone()) })
    }),
    done: (step, data) => store.writeDurably((tx) => save(tx, step, 'done', data)),
    forget: (step) => store.writeDurably((tx) => repo.removeStepTx(tx, id, step)),
    moveTo: (state, says) => store.writeTx((tx) => {
      const row = repo.find(id)
      if (row !== null) moveTx(deps, tx, row, keepsState ? row.state : state, says, { step: says })
    }),
    remote: (remoteId, remoteUrl) => store.writeDurably((tx) => repo.updateTx(tx, id, { remoteId, remoteUrl })),
  }
}

/**
 * Moves a publication and keeps that in its history. @throws AppError `conflict` for a move that is none; nothing is changed then.
 * @param change what else becomes of the row.
 */
export function moveTx({ repo, clock, events }: Pick<JournalDeps, 'repo' | 'clock' | 'events'>, tx: Tx, row: PublicationRow, to: PublicationState, says: string, change: Partial<PublicationRow> = {}): void {
  if (!mayMove(row.state, to)) throw new AppError('conflict', `What is ${inWords(row.state)} cannot become ${inWords(to)}.`)
  const now = clock.now()
  repo.updateTx(tx, row.id, { ...change, state: to, changedAt: now })
  const last = repo.lastEntry(row.id)
  if (last?.state !== to || last.says !== says) repo.addHistoryTx(tx, { publicationId: row.id, at: now, step: row.step, state: to, says })
  if (row.state !== to) events.emitTx(tx, { type: 'publication.moved', source: 'publishing', correlationId: row.designId, data: { publicationId: row.id, listingId: row.listingId, market: row.market, state: to } })
}

export function inWords(state: PublicationState): string {
  return state.replace('-', ' ')
}
