import { Unplug } from 'lucide-react'
import { useLive } from '../api/live-state.ts'
import { words } from '../words/en.ts'

/** Says what to do when the program no longer knows this page; it goes away by itself once a fresh address was opened. */
export function ShutOut() {
  const out = useLive((state) => state.connection === 'shut-out')
  return (
    <div role="alert" className="contents">
      {out && (
        <p className="hairline-b flex items-start gap-3 bg-raised px-6 py-3 text-13 text-ink">
          <Unplug size={17} className="mt-px shrink-0 text-amber" aria-hidden="true" />
          <span className="min-w-0">
            <strong className="font-medium">{words.trouble.shutOut}</strong> {words.trouble.shutOutAction}
          </span>
        </p>
      )}
    </div>
  )
}
