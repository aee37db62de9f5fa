import type { ReactNode, Ref } from 'react'
import { classes } from './classes.ts'

interface ToolbarProps {
  readonly title: string
  readonly note?: ReactNode
  readonly children?: ReactNode
  /** Lies over what scrolls below it, which shines through. */
  readonly over?: boolean
  readonly ref?: Ref<HTMLElement>
}

/** The strip over a place: its name, what stands in the middle, and the tools on the right. */
export function Toolbar({ title, note, children, over = false, ref }: ToolbarProps) {
  return (
    <header
      ref={ref}
      className={classes(
        'hairline-b z-10 flex min-h-13 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-6 py-2 @max-[56rem]/window:px-4',
        over ? 'glass absolute inset-x-0 top-0 bg-toolbar' : 'relative',
      )}
    >
      <h1 className="text-17 font-semibold">{title}</h1>
      {note !== undefined && <span className="text-13 text-ink-3 tabular-nums">{note}</span>}
      <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-2">{children}</div>
    </header>
  )
}
