import type { Store } from '../store/index.ts'
import type { Clock } from '../kernel/clock.ts'
import type { JobDefinition } from './definition.ts'
import type { Events } from './events.ts'
import { afterCrash } from './pure/decisions.ts'
import type { JobsRepo } from './repo.ts'

export interface RecoveryDeps {
  readonly store: Store
  readonly repo: JobsRepo
  readonly events: Events
  readonly clock: Clock
  readonly definitions: ReadonlyMap<string, JobDefinition>
  readonly owner: string
}

/** Runs once at the start: decides on rows that an earlier process left running, and sets aside kinds nobody knows. */
export function recover(deps: RecoveryDeps): { recovered: number; parked: number; resumed: number } {
  return { recovered: recoverAbandoned(deps), parked: parkUnknown(deps), resumed: unparkKnown(deps) }
}

function recoverAbandoned({ store, repo, events, clock, definitions, owner }: RecoveryDeps): number {
  const rows = repo.abandonedBy(owner).filter((row) => definitions.has(row.kind))
  for (const row of rows) {
    const definition = definitions.get(row.kind)
    if (definition === undefined) continue
    // A clean end of the program let go of the lease; only a death under a lease counts against the work.
    const crashes = row.crashes + (row.leaseUntil === null ? 0 : 1)
    const next = afterCrash(definition.recovery, crashes)
    store.writeTx((tx) => {
      // The attempt that was cut short by our own death is not the work's fault.
      const attempt = Math.max(0, row.attempt - 1)
      const finishedAt = next.state === 'failed' ? clock.now() : null
      repo.updateTx(tx, row.id, { state: next.state, reason: next.reason, crashes, attempt, leaseOwner: null, leaseUntil: null, runAt: clock.now(), finishedAt })
      if (next.state === 'failed') {
        events.emitTx(tx, { type: 'job.failed', source: 'jobs', correlationId: row.correlationId, data: { jobId: row.id, kind: row.kind, reason: next.reason } })
      }
    })
  }
  return rows.length
}

/** Work that a newer or older program wrote waits with a sentence until a program that knows it opens the library. */
function parkUnknown({ store, repo, events, definitions }: RecoveryDeps): number {
  let parked = 0
  for (const kind of repo.kindsWaiting().filter((known) => !definitions.has(known))) {
    const reason = `This version of the program does not know work of the kind “${kind}”; it waits for one that does.`
    for (const row of [...repo.byKindAndState(kind, 'waiting'), ...repo.byKindAndState(kind, 'running')]) {
      store.writeTx((tx) => {
        repo.updateTx(tx, row.id, { state: 'parked', reason, leaseOwner: null, leaseUntil: null })
        events.emitTx(tx, { type: 'job.parked', source: 'jobs', correlationId: row.correlationId, data: { jobId: row.id, kind, reason } })
      })
      parked++
    }
  }
  return parked
}

function unparkKnown({ store, repo, clock, definitions }: RecoveryDeps): number {
  let back = 0
  for (const kind of definitions.keys()) {
    for (const row of repo.byKindAndState(kind, 'parked')) {
      store.writeTx((tx) => repo.updateTx(tx, row.id, { state: 'waiting', reason: null, runAt: clock.now() }))
      back++
    }
  }
  return back
}
