import { useQuery } from '@tanstack/react-query'
import { HardDrive } from 'lucide-react'
import { trpc } from '../api/client.ts'
import { words } from '../words/en.ts'
import { ago, exact } from '../words/format.ts'
import { useNow } from './now.ts'

/** The program tells nobody when the machine refuses and when it gives in again, so it is asked. */
const ASK_EVERY_MS = 10_000

/** Says why no work gets on, as with a full disk; it goes away by itself once it does. */
export function TroubleBanner() {
  const { data: trouble } = useQuery(trpc.jobs.trouble.queryOptions(undefined, { refetchInterval: ASK_EVERY_MS, staleTime: ASK_EVERY_MS }))
  const now = useNow()
  return (
    <div role="status" className="contents">
      {trouble !== undefined && trouble !== null && (
        <p className="hairline-b flex shrink-0 items-start gap-3 bg-amber-fill px-6 py-2.5 text-13">
          <HardDrive size={17} className="mt-px shrink-0 text-amber" aria-hidden="true" />
          <span className="min-w-0">
            <strong className="font-medium">{trouble.message}</strong> {trouble.action ?? words.trouble.heldUp}{' '}
            <time dateTime={trouble.since} title={exact(trouble.since)} className="text-ink-2">
              {words.trouble.since(ago(trouble.since, now))}
            </time>
          </span>
        </p>
      )}
    </div>
  )
}
