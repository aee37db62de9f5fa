import { History, Keyboard, Undo2 } from 'lucide-react'
import { openSheet } from '../app/view-state.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Toolbar } from '../ui/toolbar.tsx'
import { words } from '../words/en.ts'
import { undoDecision } from './use-review-actions.ts'

export function ReviewToolbar({ position, waiting }: { readonly position: number | null; readonly waiting: number }) {
  return (
    <Toolbar title={words.app.places.review} note={position === null ? undefined : words.review.position(position, waiting)}>
      <IconButton label={words.app.undo} shortcut="Z" onClick={undoDecision}>
        <Undo2 size={17} aria-hidden="true" />
      </IconButton>
      <IconButton label={words.app.history} onClick={() => openSheet('history')}>
        <History size={17} aria-hidden="true" />
      </IconButton>
      <IconButton label={words.app.keys} shortcut="?" onClick={() => openSheet('keys')}>
        <Keyboard size={17} aria-hidden="true" />
      </IconButton>
    </Toolbar>
  )
}
