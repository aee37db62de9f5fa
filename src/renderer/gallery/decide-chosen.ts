import type { RejectReason } from '../../main/designs/contract.ts'
import type { Decision, GalleryItem } from '../../main/listings/contract.ts'
import { decide } from '../decisions/decide.ts'
import { setSelection, useGallery } from './gallery-state.ts'
import { NOTHING } from './selection.ts'

/** Decides every chosen design that is not there already; false when nothing is chosen. */
export function decideChosen(items: readonly GalleryItem[], decision: Decision['kind'], reason: RejectReason | null): boolean {
  const { selection } = useGallery.getState()
  if (selection.ids.size === 0) return false
  const already = decision === 'approve' ? 'approved' : 'rejected'
  decide(items.filter((item) => selection.ids.has(item.id) && item.status !== already), decision, reason)
  setSelection({ ...NOTHING, cursor: selection.cursor, anchor: selection.cursor })
  return true
}
