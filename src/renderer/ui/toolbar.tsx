import type { ReactNode } from 'react'

/** The strip over a place: its name, what stands in the middle, and the tools on the right. */
export function Toolbar({ title, note, children }: { readonly title: string; readonly note?: ReactNode; readonly children?: ReactNode }) {
  return (
    <header className="glass hairline-b relative z-10 flex min-h-13 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 bg-toolbar px-6 py-2 max-[50rem]:px-4">
      <h1 className="text-17 font-semibold">{title}</h1>
      {note !== undefined && <span className="text-13 text-ink-3 tabular-nums">{note}</span>}
      <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-2">{children}</div>
    </header>
  )
}
