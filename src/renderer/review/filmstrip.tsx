import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, useState, type MouseEvent } from 'react'
import type { ReviewItem } from '../../main/listings/contract.ts'
import { PictureView } from '../ui/picture-view.tsx'
import { classes } from '../ui/classes.ts'
import { inPixels } from '../ui/in-pixels.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { words } from '../words/en.ts'
import { showDesign } from './review-state.ts'
import { viewsOf } from './views.ts'

interface FilmstripProps {
  readonly items: readonly ReviewItem[]
  readonly currentId: string
  /** How many wait in all; more than `items` while pages are still to come. */
  readonly waiting: number
}

/** A still and the gap after it, in rem: larger text makes larger stills. */
const STEP_REM = 4.5

/** The rest of the queue, best first. Only what is in sight is in the page. */
export function Filmstrip({ items, currentId, waiting }: FilmstripProps) {
  const strip = useRef<HTMLDivElement>(null)
  const at = items.findIndex((item) => item.design.id === currentId)
  const [step] = useState(() => inPixels(STEP_REM))
  const virtual = useVirtualizer({
    horizontal: true,
    count: items.length,
    getScrollElement: () => strip.current,
    estimateSize: () => step,
    paddingStart: 20,
    paddingEnd: 20,
    overscan: 6,
    getItemKey: (index) => items[index]?.design.id ?? index,
  })

  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'center' })
  }, [at, virtual])

  return (
    <div className="shrink-0 shadow-[inset_0_1px_0_var(--hairline)] [@media(max-height:30rem)]:hidden">
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the place hears the keys */}
      <div
        ref={strip}
        role="listbox"
        tabIndex={0}
        aria-label={words.review.filmstrip}
        aria-orientation="horizontal"
        aria-activedescendant={`film-${currentId}`}
        onFocus={keepFocus}
        onClick={showClicked}
        className="no-scrollbar overflow-x-auto overflow-y-hidden outline-offset-[-3px]"
      >
        <div className="relative h-22" style={{ width: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const item = items[index]
            if (item === undefined) return null
            return (
              <div key={key} className="absolute top-3" style={{ left: start }}>
                <Still item={item} current={item.design.id === currentId} at={index} of={waiting} />
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

function showClicked(event: MouseEvent): void {
  const still = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-design]') : null
  const id = still?.dataset['design']
  if (id !== undefined) showDesign(id, 'next')
}

const Still = memo(function Still({ item, current, at, of }: { readonly item: ReviewItem; readonly current: boolean; readonly at: number; readonly of: number }) {
  const [first] = viewsOf(item)
  return (
    <div
      id={`film-${item.design.id}`}
      role="option"
      tabIndex={-1}
      data-design={item.design.id}
      aria-selected={current}
      aria-setsize={of}
      aria-posinset={at + 1}
      aria-label={item.design.phrase}
      className={classes(
        'edged size-16 overflow-hidden rounded-12 transition-[opacity,scale,box-shadow] duration-200 ease-spring',
        current ? 'shadow-float outline-[2.5px] outline-offset-2 outline-accent' : 'hover:scale-105',
      )}
    >
      {first !== undefined && <PictureView picture={first.picture} alt="" width={64} className="size-full" />}
    </div>
  )
})
