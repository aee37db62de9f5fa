import { classes } from './classes.ts'

interface KbdProps {
  readonly children: string
  readonly onColour?: boolean
  /** False beside a button that has its own name: the key is only for the eye there. */
  readonly spoken?: boolean
}

export function Kbd({ children, onColour = false, spoken = false }: KbdProps) {
  return (
    <kbd
      aria-hidden={spoken ? undefined : true}
      className={classes(
        'inline-grid h-[1.35rem] min-w-[1.35rem] place-items-center rounded-[5px] px-1 font-sans text-11 font-medium',
        onColour ? 'bg-black/20 text-white' : 'bg-fill text-ink-2',
      )}
    >
      {children}
    </kbd>
  )
}
