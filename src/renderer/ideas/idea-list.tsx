import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type MouseEvent } from 'react'
import type { Idea } from '../../main/ideas/contract.ts'
import { inPixels } from '../ui/in-pixels.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { words } from '../words/en.ts'
import { showIdea } from './ideas-state.ts'
import { IdeaRow } from './idea-row.tsx'

interface IdeaListProps {
  readonly items: readonly Idea[]
  readonly currentId: string | undefined
  /** How many there are in all; more than `items` while pages are still to come. */
  readonly total: number
  readonly today: string
  readonly more: boolean
  readonly onEnd: () => void
}

/** A row, in rem: larger text makes taller rows. */
const ROW_REM = 5.25
const ROWS_AHEAD = 20

/** The ranked list; only the rows in sight are in the page. */
export function IdeaList({ items, currentId, total, today, more, onEnd }: IdeaListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [row] = useState(() => inPixels(ROW_REM))
  const at = items.findIndex((idea) => idea.id === currentId)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => row,
    paddingStart: 8,
    paddingEnd: 24,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 24,
    overscan: 6,
    getItemKey: (index) => items[index]?.id ?? index,
  })
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last >= items.length - ROWS_AHEAD) onEnd()
  }, [more, last, items.length, onEnd])

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the place hears the keys
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={words.ideas.list}
      aria-activedescendant={currentId === undefined ? undefined : `idea-${currentId}`}
      onFocus={keepFocus}
      onClick={showClicked}
      className="min-h-0 flex-1 overflow-y-auto px-3 outline-offset-[-3px]"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const idea = items[index]
          if (idea === undefined) return null
          return (
            <div key={key} role="presentation" className="absolute inset-x-0 top-0 py-px" style={{ height: row, transform: `translateY(${start}px)` }}>
              <IdeaRow idea={idea} current={idea.id === currentId} at={index} of={total} today={today} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function showClicked(event: MouseEvent): void {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-idea]') : null
  const id = row?.dataset['idea']
  if (id !== undefined) showIdea(id, true)
}
