import { Maximize, Minus, Plus } from 'lucide-react'
import type { DesignArt } from '../../main/designs/contract.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { words } from '../words/en.ts'
import { useLook } from './look-state.ts'
import { MOST, scaleOf, step, WHOLE, type Extent, type Glass } from './zoom.ts'

interface ZoomBarProps {
  readonly art: DesignArt
  readonly stage: Extent
}

const onGlass = (glass: Glass): void => useLook.setState({ glass })

/** How large the print stands on the screen, in per cent of its own pixels. */
export function ZoomBar({ art: { area }, stage }: ZoomBarProps) {
  const glass = useLook((state) => state.glass)
  const art = { width: area.widthPx, height: area.heightPx }
  const scale = stage.width === 0 ? 0 : scaleOf(glass, art, stage)
  return (
    <div role="group" aria-label={words.look.zoom} className="glass absolute right-3 bottom-3 flex items-center rounded-12 bg-glass p-0.5 shadow-card">
      <IconButton label={words.look.zoomOut} shortcut="−" disabled={glass.scale === null} onClick={() => onGlass(step(glass, false, art, stage))}>
        <Minus size={15} aria-hidden="true" />
      </IconButton>
      <output aria-live="off" className="w-14 text-center text-13 text-ink-2 tabular-nums">
        {words.look.percent(scale * 100)}
      </output>
      <IconButton label={words.look.zoomIn} shortcut="+" disabled={scale >= MOST} onClick={() => onGlass(step(glass, true, art, stage))}>
        <Plus size={15} aria-hidden="true" />
      </IconButton>
      <IconButton label={words.look.fit} shortcut="0" disabled={glass.scale === null} onClick={() => onGlass(WHOLE)}>
        <Maximize size={15} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
