import { CloudOff, TriangleAlert } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { explain } from '../api/explain-error.ts'
import { retryFailed } from '../api/retry-failed.ts'
import { words } from '../words/en.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'

interface StateViewProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** The middle of a place that has nothing to show: what will be here, and the one thing to do. */
export function StateView({ icon, title, children, actions }: StateViewProps) {
  return (
    <div className="grid size-full min-h-64 place-items-center overflow-y-auto p-8">
      <div className="flex max-w-[26rem] flex-col items-center text-center">
        <div className="mb-4 grid size-16 place-items-center rounded-20 bg-fill text-ink-3">{icon}</div>
        <h2 className="text-22 font-semibold">{title}</h2>
        <div className="mt-2 text-15 text-ink-2">{children}</div>
        {actions !== undefined && <div className="mt-6 flex flex-wrap justify-center gap-2">{actions}</div>}
      </div>
    </div>
  )
}

/** A failure as the seller needs it: what happened, what to do, and the rest folded away. */
export function TroubleView({ error, title, onRetry = retryFailed }: { readonly error: unknown; readonly title: string; readonly onRetry?: () => void }) {
  const trouble = explain(error, title)
  return (
    <StateView
      icon={trouble.offline ? <CloudOff size={28} aria-hidden="true" /> : <TriangleAlert size={28} aria-hidden="true" />}
      title={trouble.title}
      actions={
        <Button look="primary" onClick={onRetry}>
          {words.app.tryAgain}
        </Button>
      }
    >
      <p role="alert">{trouble.sentence}</p>
      <p className="mt-2 text-13 text-ink-3">{trouble.action}</p>
      <details className="mt-4 text-left text-13 text-ink-3">
        <summary className="cursor-default text-center">{words.app.details}</summary>
        <code className="mt-2 block rounded-8 bg-fill p-3 font-mono text-11 break-words whitespace-pre-wrap select-text">{trouble.detail}</code>
      </details>
    </StateView>
  )
}

/** Shows `children` only when the wait is long enough to be felt. */
export function AfterAMoment({ children, ms = 150 }: { readonly children: ReactNode; readonly ms?: number }) {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return long ? children : null
}

export function Bone({ className }: { readonly className: string }) {
  return <div className={classes('animate-pulse rounded-8 bg-fill', className)} />
}
