import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export const inputLook =
  'w-full rounded-8 bg-fill px-3 py-2 text-13 text-ink transition-colors duration-150 hover:bg-fill-2 focus-visible:bg-raised'

interface FieldProps {
  readonly label: string
  readonly htmlFor?: string
  readonly hint?: ReactNode
  /** Stands on the right of the label: a counter. */
  readonly aside?: ReactNode
  readonly problem?: string | null
  readonly children: ReactNode
}

export function Field({ label, htmlFor, hint, aside, problem = null, children }: FieldProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-4">
        {htmlFor === undefined ? (
          <span className="text-13 font-medium">{label}</span>
        ) : (
          <label htmlFor={htmlFor} className="text-13 font-medium">
            {label}
          </label>
        )}
        {aside}
      </div>
      {children}
      {problem !== null ? (
        <p role="alert" className="text-11 text-red">
          {problem}
        </p>
      ) : (
        hint !== undefined && <p className="text-11 text-ink-3">{hint}</p>
      )}
    </div>
  )
}

export function Counter({ used, max, text }: { readonly used: number; readonly max: number | null; readonly text: string }) {
  const over = max !== null && used > max
  const near = max !== null && !over && used > max * 0.9
  return <span className={classes('text-11 tabular-nums', over ? 'font-medium text-red' : near ? 'text-amber' : 'text-ink-3')}>{text}</span>
}
