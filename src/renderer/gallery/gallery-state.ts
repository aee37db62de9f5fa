import { create } from 'zustand'
import { NOTHING, type Selection } from './selection.ts'

interface GalleryState {
  readonly selection: Selection
  /** The tile shown large, by its id. */
  readonly lookingAt: string | null
  readonly askingReason: boolean
}

export const useGallery = create<GalleryState>()(() => ({ selection: NOTHING, lookingAt: null, askingReason: false }))

export const setSelection = (selection: Selection): void => useGallery.setState({ selection, askingReason: false })
