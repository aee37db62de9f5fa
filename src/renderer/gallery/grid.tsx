import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, type FocusEvent, type MouseEvent } from 'react'
import type { GalleryItem } from '../../main/listings/contract.ts'
import { useNow } from '../app/now.ts'
import { useView } from '../app/view-state.ts'
import { classes } from '../ui/classes.ts'
import { inPixels } from '../ui/in-pixels.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { useSize } from '../ui/use-size.ts'
import { words } from '../words/en.ts'
import { number } from '../words/format.ts'
import { GalleryLook } from './gallery-look.tsx'
import { setSelection, useGallery } from './gallery-state.ts'
import { heightOf, layoutFor, rowsOf, type Layout, type Row } from './rows.ts'
import { choose, type How } from './selection.ts'
import { SelectionBar } from './selection-bar.tsx'
import { Tile } from './tile.tsx'
import { useGalleryKeys } from './use-gallery-keys.ts'
import { useMarquee } from './use-marquee.ts'

interface GridProps {
  readonly items: readonly GalleryItem[]
  /** The height of the toolbar that lies over the grid. */
  readonly top: number
  readonly more: boolean
  readonly onEnd: () => void
}

const MARGIN = 24
const GAP = 12
/** As tall as the heading's own class says. */
const DAY_REM = 3
const ROWS_AHEAD = 8
const HOUR_MS = 3_600_000

/** Square tiles under sticky days; only the rows in sight are in the page. */
export function Grid({ items, top, more, onEnd }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { width } = useSize(scroller)
  const aim = useView((state) => state.tileSize)
  // By the hour is often enough to move "Today" on, and seldom enough not to lay the rows out anew.
  const today = Math.floor(useNow() / HOUR_MS) * HOUR_MS
  const layout = useMemo(() => layoutFor({ width, aim, margin: MARGIN, gap: GAP, day: inPixels(DAY_REM) }), [width, aim])
  const rows = useMemo(() => rowsOf(items, layout.columns, today), [items, layout.columns, today])
  const order = useMemo(() => items.map((item) => item.id), [items])
  const activeDay = useRef(0)

  const virtual = useVirtualizer({
    count: width === 0 ? 0 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index] === undefined ? 0 : heightOf(rows[index], layout)),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 3,
    paddingStart: top,
    paddingEnd: 96,
    scrollPaddingStart: top + layout.day,
    scrollPaddingEnd: 24,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        activeDay.current = Math.max(0, rows.findLastIndex((row, index) => row.kind === 'day' && index <= range.startIndex))
        return [...new Set([activeDay.current, ...defaultRangeExtractor(range)])]
      },
      [rows],
    ),
  })
  useEffect(() => virtual.measure(), [virtual, layout, rows])

  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && width > 0 && last >= rows.length - ROWS_AHEAD) onEnd()
  }, [more, width, last, rows.length, onEnd])

  const reveal = useCallback(
    (at: number) => virtual.scrollToIndex(rows.findIndex((row) => row.kind === 'tiles' && at >= row.from && at < row.to), { align: 'auto' }),
    [virtual, rows],
  )
  useGalleryKeys({ items, order, rows, columns: layout.columns, reveal })
  const marquee = useMarquee({ scroller, order, rows, layout, startsOf: () => virtual.measurementsCache.map((one) => one.start) })
  const cursor = useGallery((state) => state.selection.cursor)

  return (
    <div className="relative min-h-0 flex-1">
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the place hears the keys */}
      <div
        ref={scroller}
        role="listbox"
        tabIndex={0}
        aria-label={words.gallery.grid}
        aria-multiselectable="true"
        aria-activedescendant={cursor === null ? undefined : `tile-${cursor}`}
        className="absolute inset-0 overflow-y-auto outline-none select-none"
        onFocus={(event) => enter(event, order)}
        onClick={(event) => chooseClicked(event, order)}
        onDoubleClick={(event) => useGallery.setState({ lookingAt: tileOf(event) })}
        {...marquee.handlers}
      >
        <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start, key }) => {
            const row = rows[index]
            if (row === undefined) return null
            return row.kind === 'day' ? (
              <DayRow key={key} row={row} stickyAt={index === activeDay.current ? top : null} start={start} />
            ) : (
              <TileRow key={key} row={row} items={items} start={start} layout={layout} />
            )
          })}
          {marquee.rect !== null && (
            <div
              aria-hidden="true"
              className="pointer-events-none absolute z-20 rounded-[4px] bg-accent-fill ring-1 ring-accent"
              style={{ left: marquee.rect.left, top: marquee.rect.top, width: marquee.rect.right - marquee.rect.left, height: marquee.rect.bottom - marquee.rect.top }}
            />
          )}
        </div>
      </div>
      <SelectionBar items={items} />
      <GalleryLook items={items} />
    </div>
  )
}

/** Whoever comes with the keyboard sees where they are. */
function enter(event: FocusEvent<HTMLElement>, order: readonly string[]): void {
  keepFocus(event)
  if (!event.currentTarget.matches(':focus-visible')) return
  const { selection } = useGallery.getState()
  const [first] = order
  if (selection.cursor === null && first !== undefined) setSelection({ ...selection, cursor: first, anchor: first })
}

function chooseClicked(event: MouseEvent, order: readonly string[]): void {
  const id = tileOf(event)
  const how: How = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'only'
  if (id !== null) setSelection(choose(order, useGallery.getState().selection, id, how))
}

function tileOf(event: MouseEvent): string | null {
  const tile = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tile]') : null
  return tile?.dataset['tile'] ?? null
}

function DayRow({ row, stickyAt, start }: { readonly row: Extract<Row, { kind: 'day' }>; readonly stickyAt: number | null; readonly start: number }) {
  return (
    <div
      role="presentation"
      className={classes('flex h-12 items-center px-6', stickyAt === null ? 'absolute inset-x-0 top-0' : 'sticky z-10')}
      style={stickyAt === null ? { transform: `translateY(${start}px)` } : { top: stickyAt }}
    >
      <span className={classes('-ml-3 flex items-baseline gap-2 rounded-full px-3 py-1', stickyAt !== null && 'glass bg-toolbar')}>
        <span className="text-15 font-semibold">{row.title}</span>
        <span className="text-13 text-ink-3 tabular-nums">{number(row.count)}</span>
      </span>
    </div>
  )
}

interface TileRowProps {
  readonly row: Extract<Row, { kind: 'tiles' }>
  readonly items: readonly GalleryItem[]
  readonly start: number
  readonly layout: Layout
}

function TileRow({ row, items, start, layout }: TileRowProps) {
  return (
    <div role="presentation" className="absolute inset-x-0 top-0 flex" style={{ transform: `translateY(${start}px)`, paddingInline: layout.margin, gap: layout.gap }}>
      {items.slice(row.from, row.to).map((item, index) => (
        <Tile key={item.id} item={item} at={row.from + index} of={items.length} side={layout.tile} />
      ))}
    </div>
  )
}
