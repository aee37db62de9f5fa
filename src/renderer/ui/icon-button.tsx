import { Button as BaseButton } from '@base-ui/react/button'
import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

interface IconButtonProps {
  readonly label: string
  readonly shortcut?: string | undefined
  readonly onClick: () => void
  readonly children: ReactNode
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly className?: string
}

/** A button whose name is shown on hover and read aloud. */
export function IconButton({ label, shortcut, onClick, children, pressed, disabled = false, className }: IconButtonProps) {
  return (
    <Hint text={label} shortcut={shortcut}>
      <BaseButton
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
        className={classes(
          'grid size-8 shrink-0 place-items-center rounded-8 text-ink-2 transition-[background-color,color,scale] duration-150',
          'hover:bg-fill hover:text-ink active:scale-95 disabled:opacity-35 disabled:hover:bg-transparent',
          className,
        )}
      >
        {children}
      </BaseButton>
    </Hint>
  )
}

interface HintProps {
  readonly text: ReactNode
  readonly shortcut?: string | undefined
  readonly children: React.ReactElement
}

export function Hint({ text, shortcut, children }: HintProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="z-50">
          <Tooltip.Popup className="glass flex items-center gap-2 rounded-8 bg-glass px-2 py-1 text-11 text-ink shadow-float transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {text}
            {shortcut !== undefined && <kbd className="font-sans text-ink-3">{shortcut}</kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
