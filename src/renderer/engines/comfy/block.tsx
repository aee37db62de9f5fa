import type { ReactNode } from 'react'

/** A part of what an engine holds, with its name. */
export function Block({ title, aside, note, children }: { readonly title: string; readonly aside?: ReactNode; readonly note?: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h4 className="text-13 font-semibold">{title}</h4>
        {aside}
      </div>
      {note !== undefined && <p className="mb-2 text-11 text-ink-3">{note}</p>}
      {children}
    </section>
  )
}
