import { AppError } from '../kernel/errors.ts'
import type { ImageEngineId } from '../settings/contract.ts'
import type { DesignForm } from './contract.ts'
import { kindOf } from './jobs/make.ts'
import type { DesignsDeps } from './service.ts'

export interface MakeForRequest {
  readonly ideaId: string
  readonly count: number
  readonly form?: DesignForm | undefined
  /** Who makes the pictures; the seller's choice in Settings where nobody is named. */
  readonly engine?: ImageEngineId | undefined
  /** Names this wish: the same one sent again meets the work that was asked for already. */
  readonly requestId: string
}

/**
 * Asks for designs of one idea at once, outside any night.
 * @returns the work asked for.
 * @throws AppError when the idea is kept from design, was put away, or no product is switched on.
 */
export function makeFor(deps: DesignsDeps, { ideaId, count, requestId, form, engine }: MakeForRequest): readonly string[] {
  const idea = deps.ideas.get(ideaId)
  if (idea.status === 'rights-risk') {
    throw new AppError('rejected', `“${idea.title}” is kept from design. ${idea.risk ?? 'It may belong to somebody.'}`, { action: 'Choose an idea that names nobody’s work.' })
  }
  if (idea.status === 'dismissed') throw new AppError('conflict', `“${idea.concept.phrase}” was put away.`, { action: 'Bring the idea back first.' })
  const product = deps.products.enabled()[0]
  if (product === undefined) throw new AppError('unavailable', 'No product is switched on.', { action: 'Switch one on in Settings.' })
  return deps.store.writeTx((tx) =>
    Array.from({ length: count }, (_, variation) => {
      const payload = { ideaId, productId: product.id, seed: requestId, variation, full: false, ...(form === undefined ? {} : { form }), ...(engine === undefined ? {} : { engine }) }
      return deps.queue.enqueueTx(tx, { kind: kindOf(payload), payload, correlationId: ideaId, unique: { key: `${ideaId}/${requestId}/${variation}`, scope: 'once' } })
    }),
  )
}
