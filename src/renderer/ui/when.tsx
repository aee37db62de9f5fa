import { useNow } from '../app/now.ts'
import { ago, exact } from '../words/format.ts'

/** How long ago, with the exact time on hover. */
export function When({ at }: { readonly at: string }) {
  const now = useNow()
  return (
    <time dateTime={at} title={exact(at)} className="shrink-0">
      {ago(at, now)}
    </time>
  )
}
