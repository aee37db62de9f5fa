import { classes } from './classes.ts'

export function Kbd({ children, onColour = false }: { readonly children: string; readonly onColour?: boolean }) {
  return (
    <kbd
      aria-hidden="true"
      className={classes(
        'inline-grid h-[1.35rem] min-w-[1.35rem] place-items-center rounded-[5px] px-1 font-sans text-11 font-medium',
        onColour ? 'bg-white/20 text-white' : 'bg-fill text-ink-2',
      )}
    >
      {children}
    </kbd>
  )
}
