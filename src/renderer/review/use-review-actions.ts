import type { RejectReason } from '../../main/designs/contract.ts'
import type { ReviewItem } from '../../main/listings/contract.ts'
import { client } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { showNotice } from '../app/notice-state.ts'
import { openSheet } from '../app/view-state.ts'
import { decide, undoLast } from '../decisions/decide.ts'
import { neighbourAfter } from '../decisions/review-pages.ts'
import { words } from '../words/en.ts'
import { showDesign, useReview } from './review-state.ts'

const VARIATIONS = 3

export interface ReviewActions {
  readonly approve: () => void
  readonly askReason: () => void
  readonly reject: (reason: RejectReason | null) => void
  readonly edit: () => void
  readonly vary: () => void
  readonly undo: () => void
  readonly move: (by: 1 | -1) => void
}

/** Everything the seller can do with `current`, one of `items` in the order of the queue. */
export function reviewActions(items: readonly ReviewItem[], current: ReviewItem): ReviewActions {
  const { id, phrase, status } = { ...current.design }
  const leave = (decision: 'approve' | 'reject', reason: RejectReason | null): void => {
    showDesign(neighbourAfter(items, id, new Set([id])), decision)
    decide([{ id, phrase, status }], decision, reason)
  }
  return {
    approve: () => leave('approve', null),
    askReason: () => useReview.setState({ askingReason: true }),
    reject: (reason) => leave('reject', reason),
    edit: () => openSheet('edit'),
    vary: () => void vary(id, phrase),
    undo: undoDecision,
    move: (by) => move(items, id, by),
  }
}

export function undoDecision(): void {
  const back = undoLast()
  if (back !== null) showDesign(back, 'back')
}

function move(items: readonly ReviewItem[], id: string, by: 1 | -1): void {
  const next = items[items.findIndex((item) => item.design.id === id) + by]
  if (next !== undefined) showDesign(next.design.id, by === 1 ? 'next' : 'previous')
}

async function vary(designId: string, phrase: string): Promise<void> {
  showNotice({ text: words.review.varying(VARIATIONS, phrase) })
  try {
    await client.designs.vary.mutate({ designId, count: VARIATIONS })
  } catch (error) {
    showNotice({ text: explainShort(error), tone: 'trouble' })
  }
}
