import { useRef, useState, type PointerEvent, type RefObject } from 'react'
import { setSelection, useGallery } from './gallery-state.ts'
import type { Layout, Row } from './rows.ts'
import { NOTHING, rectBetween, tilesInRect, type Rect } from './selection.ts'

interface MarqueeOptions {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly order: readonly string[]
  readonly rows: readonly Row[]
  readonly layout: Layout
  readonly startsOf: () => readonly number[]
}

interface Drag {
  readonly from: { x: number; y: number }
  readonly kept: ReadonlySet<string>
}

/** Below this the pointer has clicked, not dragged. */
const SLACK = 6

/** A rectangle drawn over the tiles chooses what it touches; with shift or ⌘/Ctrl it adds to the selection. */
export function useMarquee({ scroller, order, rows, layout, startsOf }: MarqueeOptions) {
  const drag = useRef<Drag | null>(null)
  const [rect, setRect] = useState<Rect | null>(null)

  const pointOf = (event: PointerEvent): { x: number; y: number } => {
    const box = scroller.current?.getBoundingClientRect()
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) + (scroller.current?.scrollTop ?? 0) }
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || event.pointerType === 'touch') return
    const adding = event.shiftKey || event.ctrlKey || event.metaKey
    drag.current = { from: pointOf(event), kept: adding ? useGallery.getState().selection.ids : new Set() }
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (drag.current === null) return
    const to = pointOf(event)
    const next = rectBetween(drag.current.from, to)
    if (rect === null && next.right - next.left < SLACK && next.bottom - next.top < SLACK) return
    if (rect === null) event.currentTarget.setPointerCapture(event.pointerId)
    scrollAtEdge(scroller.current, event.clientY)
    setRect(next)
    const touched = tilesInRect(rows, startsOf(), layout, next).flatMap((index) => order[index] ?? [])
    const cursor = touched.at(-1) ?? null
    setSelection({ ids: new Set([...drag.current.kept, ...touched]), cursor, anchor: cursor })
  }
  const end = (event: PointerEvent<HTMLDivElement>): void => {
    const clickedBeside = drag.current !== null && rect === null && !(event.target instanceof Element && event.target.closest('[data-tile]') !== null)
    if (clickedBeside) setSelection(NOTHING)
    drag.current = null
    setRect(null)
  }
  /** The click that ends a drag is not a click on a tile. */
  const onClickCapture = (event: { stopPropagation(): void }): void => {
    if (rect !== null) event.stopPropagation()
  }
  return { rect, handlers: { onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end, onClickCapture } }
}

function scrollAtEdge(scroller: HTMLDivElement | null, y: number): void {
  if (scroller === null) return
  const { top, bottom } = scroller.getBoundingClientRect()
  if (y < top + 24) scroller.scrollBy(0, -18)
  if (y > bottom - 24) scroller.scrollBy(0, 18)
}
