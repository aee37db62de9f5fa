import { create } from 'zustand'
import { WHOLE, type Glass } from './zoom.ts'

export const MODES = ['flat', 'mockup', 'clear', 'compare'] as const
export type Mode = (typeof MODES)[number]

interface LookState {
  readonly mode: Mode
  /** The colour it is shown on; null shows the design's own. Kept from design to design, as a seller looks at all of them on black. */
  readonly garmentId: string | null
  /** The scene of the mock-up that was chosen; null shows the first. Kept as the garment is. */
  readonly sceneId: string | null
  readonly glass: Glass
  /** Another design of the same idea than the one that was opened. */
  readonly variantId: string | null
  readonly editing: boolean
}

const CLOSED: LookState = { mode: 'flat', garmentId: null, sceneId: null, glass: WHOLE, variantId: null, editing: false }

export const useLook = create<LookState>()(() => CLOSED)

/** Another design comes under the glass. */
export const lookAfresh = (): void => useLook.setState({ glass: WHOLE, variantId: null, garmentId: null, editing: false })
export const closeLook = (): void => useLook.setState({ ...CLOSED, mode: useLook.getState().mode })
export const showVariation = (variantId: string): void => useLook.setState({ variantId, editing: false })
export const showMode = (mode: Mode): void => useLook.setState({ mode })
/** Pressed again, a mode gives way to the flat art. */
export const toggleMode = (mode: Mode): void => useLook.setState((state) => ({ mode: state.mode === mode ? 'flat' : mode }))
