import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { words } from '../words/en.ts'
import { classes } from './classes.ts'

interface SheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly note?: string | undefined
  readonly children: ReactNode
  /** Stays in sight below the scrolling part. */
  readonly footer?: ReactNode
  readonly size?: 'small' | 'medium' | 'wide' | 'full'
  /** The contents lay out their own margins and scroll by themselves. */
  readonly flush?: boolean
  /** Words alone, nothing to press: the scrolling part itself takes the keyboard. */
  readonly reading?: boolean
  /** What is focused first; the sheet itself when left out. */
  readonly initialFocus?: RefObject<HTMLElement | null>
  /** Hears keys from every field inside. */
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

const WIDTHS = { small: 'max-w-[27rem]', medium: 'max-w-[34rem]', wide: 'max-w-[46rem]', full: 'h-[48rem] max-w-[58rem]' } as const

/** A sheet over the window: focus stays inside, Esc and a click beside it close it. */
export function Sheet({ open, onClose, title, note, children, footer, size = 'medium', flush = false, reading = false, initialFocus, onKeyDown }: SheetProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-40 grid place-items-center p-4">
          <Dialog.Popup
            ref={popup}
            initialFocus={initialFocus ?? popup}
            onKeyDown={onKeyDown}
            className={classes(
              'flex max-h-full w-full flex-col overflow-hidden rounded-20 bg-ground text-ink shadow-sheet outline-none',
              'transition-[opacity,scale,translate] duration-300 ease-spring data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:translate-y-3 data-starting-style:scale-[0.97] data-starting-style:opacity-0',
              WIDTHS[size],
            )}
          >
            <header className="flex items-start gap-4 px-6 pt-5 pb-3">
              <div className="min-w-0 flex-1">
                <Dialog.Title className="text-17 font-semibold">{title}</Dialog.Title>
                {note !== undefined && <Dialog.Description className="mt-0.5 text-13 text-ink-2">{note}</Dialog.Description>}
              </div>
              <Dialog.Close aria-label={words.app.close} className="grid size-8 place-items-center rounded-full bg-fill text-ink-2 hover:bg-fill-2 hover:text-ink">
                <X size={16} aria-hidden="true" />
              </Dialog.Close>
            </header>
            <div {...(reading ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})} className={flush ? 'min-h-0 flex-1' : 'min-h-0 flex-1 overflow-y-auto px-6 pb-6 outline-offset-[-3px]'}>{children}</div>
            {footer !== undefined && (
              <footer className="flex flex-wrap items-center justify-end gap-2 px-6 py-4 shadow-[inset_0_1px_0_var(--hairline)]">{footer}</footer>
            )}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
