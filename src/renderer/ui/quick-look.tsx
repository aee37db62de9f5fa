import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { AnimatePresence, motion, useReducedMotion } from 'motion/react'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { words } from '../words/en.ts'
import { spring } from './spring.ts'

interface QuickLookProps {
  readonly open: boolean
  readonly title: string
  readonly note?: string
  readonly onClose: () => void
  readonly onMove: (by: 1 | -1) => void
  /** Where the small picture stands: the large one grows out of it and shrinks back into it. */
  readonly originOf: () => DOMRect | null
  /** The picture for a square of `side` CSS pixels. */
  readonly children: (side: number) => ReactNode
  /** Hears the keys that are not quick look's own; says whether it used one. */
  readonly onKey?: (event: KeyboardEvent) => boolean
}

/** The picture as large as the window. Space and Esc close, the arrows move on. */
export function QuickLook({ open, title, note, onClose, onMove, originOf, children, onKey }: QuickLookProps) {
  const popup = useRef<HTMLDivElement>(null)
  const side = Math.floor(Math.min(innerWidth - 64, innerHeight - 128))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === ' ' || event.key === 'Escape') onClose()
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') onMove(-1)
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') onMove(1)
    else if (onKey?.(event) !== true) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AnimatePresence>
        {open && (
          <Dialog.Portal keepMounted>
            <Dialog.Backdrop
              render={<motion.div initial={{ opacity: 0 }} animate={{ opacity: 1 }} exit={{ opacity: 0 }} transition={{ duration: 0.2 }} />}
              className="glass fixed inset-0 z-30 bg-quick-look"
            />
            <Dialog.Popup
              onKeyDown={onKeyDown}
              onClick={onClose}
              ref={popup}
              initialFocus={popup}
              className="fixed inset-0 z-40 flex flex-col items-center justify-center gap-4 outline-none"
            >
              <Growing side={side} originOf={originOf}>
                {children(side)}
              </Growing>
              <div className="flex max-w-full flex-col items-center px-6 text-center">
                <Dialog.Title className="text-17 font-semibold">{title}</Dialog.Title>
                {note !== undefined && <Dialog.Description className="text-13 text-ink-2">{note}</Dialog.Description>}
              </div>
              <Dialog.Close aria-label={words.app.close} className="absolute top-4 right-4 grid size-10 place-items-center rounded-full bg-fill text-ink-2 hover:bg-fill-2 hover:text-ink">
                <X size={18} aria-hidden="true" />
              </Dialog.Close>
            </Dialog.Popup>
          </Dialog.Portal>
        )}
      </AnimatePresence>
    </Dialog.Root>
  )
}

function Growing({ side, originOf, children }: { readonly side: number; readonly originOf: () => DOMRect | null; readonly children: ReactNode }) {
  const still = useReducedMotion() === true
  const [from] = useState(() => (still ? {} : travelFrom(originOf(), side)))
  return (
    <motion.div
      initial={{ opacity: 0, ...from }}
      animate={{ opacity: 1, x: 0, y: 0, scale: 1 }}
      exit={still ? { opacity: 0 } : { opacity: 0, ...travelFrom(originOf(), side) }}
      transition={{ ...spring, opacity: { duration: 0.12 } }}
      className="shrink-0 overflow-hidden rounded-20 shadow-sheet"
      style={{ width: side, height: side }}
    >
      {children}
    </motion.div>
  )
}

/** The move that lays the large square over the small one; the window's centre is where the large one stands. */
function travelFrom(origin: DOMRect | null, side: number): { x: number; y: number; scale: number } | { scale: number } {
  if (origin === null || origin.width === 0) return { scale: 0.92 }
  return {
    x: origin.left + origin.width / 2 - innerWidth / 2,
    y: origin.top + origin.height / 2 - (innerHeight / 2 - 28),
    scale: origin.width / side,
  }
}
