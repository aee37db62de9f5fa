import type { ReactNode } from 'react'

export function Section({ title, aside, children }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <div className="flex min-h-6 items-center justify-between gap-3">
        <h3 className="text-13 font-semibold">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** A fold with its own summary line. */
export function Fold({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className="group">
      <summary className="-mx-2 flex min-h-8 cursor-default items-center gap-1.5 rounded-8 px-2 text-13 text-ink-2 select-none marker:content-none hover:bg-fill hover:text-ink">
        <span aria-hidden="true" className="inline-block text-11 text-ink-3 transition-transform duration-200 group-open:rotate-90">
          ▸
        </span>
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  )
}
