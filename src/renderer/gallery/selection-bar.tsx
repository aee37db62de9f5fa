import { Check, Download, Layers, X } from 'lucide-react'
import { AnimatePresence, motion } from 'motion/react'
import type { GalleryItem } from '../../main/listings/contract.ts'
import { openExport, showDesignsLike } from '../app/view-state.ts'
import { REASONS } from '../keyboard/keymap.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { spring } from '../ui/spring.ts'
import { words } from '../words/en.ts'
import { decideChosen } from './decide-chosen.ts'
import { setSelection, useGallery } from './gallery-state.ts'
import { NOTHING } from './selection.ts'

/** What can be done with the chosen designs, while any are chosen. */
export function SelectionBar({ items }: { readonly items: readonly GalleryItem[] }) {
  const count = useGallery((state) => state.selection.ids.size)
  const asking = useGallery((state) => state.askingReason)
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-5 z-20 flex justify-center px-4">
      <AnimatePresence>
        {count > 0 && (
          <motion.div
            role="toolbar"
            aria-label={words.gallery.selection}
            initial={{ opacity: 0, y: 24 }}
            animate={{ opacity: 1, y: 0 }}
            exit={{ opacity: 0, y: 16, transition: { duration: 0.15 } }}
            transition={spring}
            className="glass pointer-events-auto flex flex-wrap items-center justify-center gap-1.5 rounded-[1.4rem] bg-glass p-1.5 pl-4 shadow-float"
          >
            <span className="mr-2 text-13 font-medium">{words.gallery.selected(count)}</span>
            {asking ? <Reasons items={items} /> : <Choices items={items} />}
            <IconButton label={words.app.clear} shortcut="Esc" onClick={() => setSelection(NOTHING)} className="rounded-full">
              <X size={16} aria-hidden="true" />
            </IconButton>
          </motion.div>
        )}
      </AnimatePresence>
    </div>
  )
}

function likeChosen(item: GalleryItem): void {
  setSelection(NOTHING)
  showDesignsLike(item)
}

function Choices({ items }: { readonly items: readonly GalleryItem[] }) {
  const ids = useGallery((state) => state.selection.ids)
  const only = ids.size === 1 ? items.find((item) => ids.has(item.id)) : undefined
  return (
    <>
      <Button round look="danger" shortcut="R" onClick={() => useGallery.setState({ askingReason: true })}>
        {words.review.reject}
      </Button>
      {only !== undefined && (
        <Button round look="quiet" icon={<Layers size={15} aria-hidden="true" />} onClick={() => likeChosen(only)}>
          {words.ideas.moreLikeThis}
        </Button>
      )}
      <Button round look="plain" icon={<Download size={15} aria-hidden="true" />} onClick={() => openExport([...ids])}>
        {words.gallery.export}
      </Button>
      <Button round look="approve" shortcut="A" icon={<Check size={16} aria-hidden="true" />} onClick={() => decideChosen(items, 'approve', null)}>
        {words.review.approve}
      </Button>
    </>
  )
}

function Reasons({ items }: { readonly items: readonly GalleryItem[] }) {
  return (
    <>
      {REASONS.map((reason, index) => (
        <Button key={reason} round className="gap-1.5 px-3" onClick={() => decideChosen(items, 'reject', reason)}>
          {words.review.reasons[reason]}
          <Kbd>{String(index + 1)}</Kbd>
        </Button>
      ))}
      <Button round look="quiet" onClick={() => decideChosen(items, 'reject', null)}>
        {words.review.withoutReason}
        <Kbd>↵</Kbd>
      </Button>
    </>
  )
}
