import { Dialog } from '@base-ui/react/dialog'
import { AnimatePresence, motion } from 'motion/react'
import { useRef, type KeyboardEvent } from 'react'
import type { Target } from '../decisions/decide.ts'
import { LookDesk } from './look-desk.tsx'
import { closeLook } from './look-state.ts'

export interface DesignLookProps {
  /** The design that was opened; null while nothing is looked at. */
  readonly base: Target | null
  readonly onClose: () => void
  readonly onMove: (by: 1 | -1) => void
  /** Where the small picture stands: the large one grows out of it and shrinks back into it. */
  readonly originOf: () => DOMRect | null
  /** Hears the keys that are not the look's own, with the design in sight; says whether it used one. */
  readonly onKey: (event: KeyboardEvent, shown: Target) => boolean
  /** A change was made: the new design takes the place of the one that was open. */
  readonly onMade: (designId: string) => void
}

/** A design as large as the window: on every colour, under a glass, beside its sisters, and under the editor. */
export function DesignLook({ base, onClose, ...rest }: DesignLookProps) {
  const desk = useRef<HTMLDivElement>(null)
  const close = (): void => {
    closeLook()
    onClose()
  }
  return (
    <Dialog.Root open={base !== null} onOpenChange={(next) => !next && close()}>
      <AnimatePresence>
        {base !== null && (
          <Dialog.Portal keepMounted>
            {/* Nothing shines through: a blur of the whole window would be drawn anew with every letter that is typed here. */}
            <Dialog.Backdrop
              render={<motion.div initial={{ opacity: 0 }} animate={{ opacity: 1 }} exit={{ opacity: 0 }} transition={{ duration: 0.2 }} />}
              className="fixed inset-0 z-30 bg-quick-look"
            />
            <Dialog.Popup initialFocus={desk} className="fixed inset-0 z-40 outline-none">
              <LookDesk ref={desk} base={base} onClose={close} {...rest} />
            </Dialog.Popup>
          </Dialog.Portal>
        )}
      </AnimatePresence>
    </Dialog.Root>
  )
}
