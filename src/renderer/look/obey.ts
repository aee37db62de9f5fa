import type { GlassCommand, LookCommand } from './look-keys.ts'
import { lookAfresh, showVariation, toggleMode, useLook } from './look-state.ts'
import type { LookItem } from './use-look-item.ts'
import { moreLike } from './use-more-like.ts'
import { pan, step, WHOLE, type Extent } from './zoom.ts'

/** How far Shift with an arrow moves the glass, as a part of the stage. */
const NUDGE = 0.12

interface Desk {
  readonly look: LookItem
  readonly stage: Extent
  readonly onClose: () => void
  readonly onMove: (by: 1 | -1) => void
}

/** Carries out a key's command; false when there was nothing to do. */
export function obey(command: LookCommand, { look, stage, onClose, onMove }: Desk): boolean {
  const { editing } = useLook.getState()
  switch (command.do) {
    case 'close':
      if (editing) useLook.setState({ editing: false })
      else onClose()
      return true
    case 'edit':
      useLook.setState({ editing: !editing, mode: 'flat' })
      return true
    case 'more':
      if (look.making === 0 && look.ideaId !== '') void moreLike(look.shown.id, look.ideaId)
      return true
    case 'mode':
      if (editing && command.mode !== 'clear') return true
      toggleMode(command.mode)
      return true
    case 'garment':
      return wear(look.art?.garments[command.index]?.id)
    case 'move':
    case 'variation':
      // The changes of an editor that is open would be lost.
      if (editing) return true
      if (command.do === 'variation') return showSister(look, command.by)
      lookAfresh()
      onMove(command.by)
      return true
    case 'zoom-in':
    case 'zoom-out':
    case 'fit':
    case 'pan':
      glass(command, look, stage)
      return true
  }
}

function wear(garmentId: string | undefined): boolean {
  if (garmentId !== undefined) useLook.setState({ garmentId })
  return garmentId !== undefined
}

function showSister({ family, shown }: LookItem, by: 1 | -1): boolean {
  const next = family[family.findIndex(({ id }) => id === shown.id) + by]
  if (next !== undefined) showVariation(next.id)
  return true
}

function glass(command: GlassCommand, { art }: LookItem, stage: Extent): void {
  if (art === undefined || stage.width === 0) return
  const extent = { width: art.area.widthPx, height: art.area.heightPx }
  useLook.setState(({ glass: now }) => {
    if (command.do === 'fit') return { glass: WHOLE }
    if (command.do === 'pan') return { glass: pan(now, { x: command.x * stage.width * NUDGE, y: command.y * stage.height * NUDGE }, extent, stage) }
    return { glass: step(now, command.do === 'zoom-in', extent, stage) }
  })
}
