import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export function Card({ title, children, className, flush = false }: { readonly title?: string; readonly children: ReactNode; readonly className?: string; readonly flush?: boolean }) {
  return (
    <section aria-label={title} className={classes('rounded-20 bg-card shadow-card', flush ? 'p-2' : 'p-6', className)}>
      {title !== undefined && <h2 className="mb-3 text-15 font-semibold">{title}</h2>}
      {children}
    </section>
  )
}
