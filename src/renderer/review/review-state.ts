import { create } from 'zustand'

/** How the last design left the stage: decides where it goes and where the next one comes from. */
export type Leaving = 'approve' | 'reject' | 'next' | 'previous' | 'back'

interface ReviewState {
  readonly currentId: string | null
  /** Which of the design's views is shown. */
  readonly view: number
  readonly askingReason: boolean
  readonly quickLook: boolean
  readonly leaving: Leaving
}

export const useReview = create<ReviewState>()(() => ({ currentId: null, view: 0, askingReason: false, quickLook: false, leaving: 'next' }))

export function showDesign(currentId: string | null, leaving: Leaving): void {
  useReview.setState({ currentId, leaving, view: 0, askingReason: false })
}
