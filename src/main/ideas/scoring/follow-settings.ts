/** Weights and niches change what every idea is worth: all are scored again when the seller changes them. */
import type { Queue } from '../../jobs/index.ts'
import { canonicalJson } from '../../kernel/pure/canonical-json.ts'
import type { Settings } from '../../settings/contract.ts'
import type { SettingsService } from '../../settings/index.ts'
import type { Store } from '../../store/index.ts'
import { SCORE } from '../jobs/score.ts'

export interface FollowDeps {
  readonly store: Store
  readonly queue: Queue
  readonly settings: SettingsService
}

/** A change during a scoring asks for another one after it. */
export function scoreAgainOnChange({ store, queue, settings }: FollowDeps): void {
  let known = keyOf(settings.get())
  settings.onChange((changed) => {
    const key = keyOf(changed)
    if (key === known) return
    known = key
    store.writeTx((tx) => queue.enqueueTx(tx, { kind: SCORE, payload: {}, correlationId: 'settings', unique: { key, scope: 'active' } }))
  })
}

function keyOf({ weights, niches }: Settings): string {
  return canonicalJson({ weights, niches })
}
