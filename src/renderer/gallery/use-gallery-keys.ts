import type { GalleryItem } from '../../main/listings/contract.ts'
import { openSheet } from '../app/view-state.ts'
import { undoLast } from '../decisions/decide.ts'
import { REASONS } from '../keyboard/keymap.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { useLook } from '../look/look-state.ts'
import { decideChosen } from './decide-chosen.ts'
import { setSelection, useGallery } from './gallery-state.ts'
import { step, type Row } from './rows.ts'
import { choose, NOTHING } from './selection.ts'

interface GalleryKeys {
  readonly items: readonly GalleryItem[]
  readonly order: readonly string[]
  readonly rows: readonly Row[]
  readonly columns: number
  readonly reveal: (at: number) => void
}

const ARROWS: Readonly<Record<string, 'left' | 'right' | 'up' | 'down'>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/** Arrows move and extend, Enter and Space show large, A and R decide what is chosen, Z takes it back. */
export function useGalleryKeys({ items, order, rows, columns, reveal }: GalleryKeys): void {
  useKeys((event) => {
    const { selection, askingReason } = useGallery.getState()
    const direction = ARROWS[event.key]
    if (direction !== undefined) {
      const at = selection.cursor === null ? -1 : order.indexOf(selection.cursor)
      const to = at === -1 ? 0 : step(rows, at, columns, direction, order.length)
      const id = order[to]
      if (id === undefined) return false
      setSelection(choose(order, selection, id, event.shiftKey ? 'extend' : 'only'))
      reveal(to)
      return true
    }
    const held = event.ctrlKey || event.metaKey
    const name = event.key.toLowerCase()
    if (held && name === 'a') {
      setSelection({ ...selection, ids: new Set(order) })
      return true
    }
    if (held && name === 'z') return undone()
    if (held || event.altKey) return false
    if (askingReason) {
      const reason = /^[1-5]$/.test(name) ? REASONS[Number(name) - 1] : undefined
      if (reason !== undefined || name === 'enter') return decideChosen(items, 'reject', reason ?? null)
    }
    switch (name) {
      case 'enter':
      case ' ':
        if (selection.cursor === null) return false
        useGallery.setState({ lookingAt: selection.cursor })
        return true
      case 'd':
        if (selection.cursor === null) return false
        useLook.setState({ editing: true })
        useGallery.setState({ lookingAt: selection.cursor })
        return true
      case 'a':
        return decideChosen(items, 'approve', null)
      case 'r':
        if (selection.ids.size === 0) return false
        useGallery.setState({ askingReason: true })
        return true
      case 'z':
        return undone()
      case 'escape':
        if (askingReason) useGallery.setState({ askingReason: false })
        else setSelection({ ...NOTHING, cursor: selection.cursor, anchor: selection.cursor })
        return true
      case '?':
        openSheet('keys')
        return true
      default:
        return false
    }
  })
}

function undone(): boolean {
  undoLast()
  return true
}
