import { toIso, type Clock } from '../kernel/clock.ts'
import { AppError } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import type { Store, Tx } from '../store/index.ts'
import type { EventDefinition, EventEnvelope } from './contract.ts'
import { createEventsRepo } from './repo.ts'
import type { EventRow } from './tables.ts'

/** Event types by name, as the slices declare them; joined once in app.ts. */
export type EventRegistry = Readonly<Record<string, EventDefinition>>

export interface NewEvent {
  readonly type: string
  readonly source: string
  readonly correlationId: string
  readonly data: Record<string, unknown>
}

export interface Events {
  /** Writes the event in the same transaction as the change it tells of; followers hear of it after the commit. */
  emitTx(tx: Tx, event: NewEvent): void
  /** Events after `seq`, oldest first. */
  after(seq: number, limit: number): readonly EventEnvelope[]
  lastSeq(): number
  /** @returns a function that ends the following. */
  follow(listener: (event: EventEnvelope) => void): () => void
}

export function createEvents(store: Store, clock: Clock, registry: EventRegistry): Events {
  const listeners = new Set<(event: EventEnvelope) => void>()
  const repo = createEventsRepo(store)

  return {
    lastSeq: () => repo.lastSeq(),
    emitTx(tx, event) {
      tx.assertOpen()
      const definition = registry[event.type]
      if (definition === undefined) throw new AppError('bug', `No slice declares the event ${event.type}.`)
      const data = definition.data.parse(event.data)
      const timestamp = clock.now()
      const eventId = deriveId('evt', repo.lastSeq() + 1, timestamp, event.type, event.correlationId)
      const row = { eventId, eventType: event.type, version: definition.version, timestamp, source: event.source, correlationId: event.correlationId, data: JSON.stringify(data) }
      const seq = repo.insertTx(tx, row)
      tx.afterCommit(() => {
        for (const listener of listeners) listener(envelope({ ...row, seq }))
      })
    },
    after: (seq, limit) => repo.after(seq, limit).map(envelope),
    follow(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function envelope(row: EventRow): EventEnvelope {
  return { ...row, timestamp: toIso(row.timestamp), data: JSON.parse(row.data) as Record<string, unknown> }
}
