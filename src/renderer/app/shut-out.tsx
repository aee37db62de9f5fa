import { Unplug } from 'lucide-react'
import { useLive } from '../api/live-state.ts'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'

/**
 * Says what to do when the program no longer knows this page; it goes away by itself once a fresh address was opened.
 * It lies over the place, which must not ask for pictures of another size now, and away from the notices.
 */
export function ShutOut({ top }: { readonly top: boolean }) {
  const out = useLive((state) => state.connection === 'shut-out')
  return (
    <div role="alert" className="contents">
      {out && (
        <p className={classes('absolute inset-x-0 z-20 flex items-start gap-3 bg-raised px-6 py-4 text-13 text-ink shadow-float', top ? 'top-0' : 'bottom-0')}>
          <Unplug size={17} className="mt-px shrink-0 text-amber" aria-hidden="true" />
          <span className="min-w-0">
            <strong className="font-medium">{words.trouble.shutOut}</strong> {words.trouble.shutOutAction}
          </span>
        </p>
      )}
    </div>
  )
}
