import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { meshPath, moved, withPointAt, type Mesh } from './mesh.ts'

interface StageProps {
  readonly src: string | null
  readonly mesh: Mesh
  /** `isDone` is false while a point is being dragged. */
  readonly onMesh: (mesh: Mesh, isDone: boolean) => void
  /** What is done with a click while a colour is picked; null when none is. */
  readonly onPick: ((x: number, y: number) => void) | null
  readonly onStopPicking: () => void
}

interface Held {
  /** The point, or null for the whole area. */
  readonly point: readonly [row: number, column: number] | null
  readonly from: readonly [number, number]
  readonly mesh: Mesh
}

const STEP = 0.0025
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** The picture with the points of the print on it: each can be dragged, and moved with the arrow keys. */
export function PlacingStage({ src, mesh, onMesh, onPick, onStopPicking }: StageProps) {
  const stage = useRef<SVGSVGElement>(null)
  const [held, setHeld] = useState<Held | null>(null)
  const place = (event: PointerEvent): readonly [number, number] => {
    const box = stage.current?.getBoundingClientRect()
    return box === undefined ? [0, 0] : [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
  }
  const next = (event: PointerEvent, { point, from, mesh: start }: Held): Mesh => {
    const [x, y] = place(event)
    return point === null ? moved(start, x - from[0], y - from[1]) : withPointAt(start, point[0], point[1], x, y)
  }
  const hold = (point: Held['point']) => (event: PointerEvent<SVGElement>): void => {
    if (onPick !== null || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setHeld({ point, from: place(event), mesh })
  }
  const drag = { onPointerMove: (event: PointerEvent) => held !== null && onMesh(next(event, held), false), onPointerUp: (event: PointerEvent) => {
    if (held !== null) onMesh(next(event, held), true)
    setHeld(null)
  } }
  return (
    <div className="relative aspect-square w-full overflow-hidden rounded-12 bg-stage shadow-card">
      {src !== null && <img src={src} alt={words.scenes.picture} className="absolute inset-0 size-full" draggable={false} />}
      <svg ref={stage} viewBox="0 0 1000 1000" className="absolute inset-0 size-full touch-none">
        <path d={outline(mesh)} className={classes('fill-transparent', onPick === null && 'cursor-move')} onPointerDown={hold(null)} {...drag} />
        <path d={meshPath(mesh)} className="pointer-events-none fill-none stroke-black/40" strokeWidth={5} />
        <path d={meshPath(mesh)} className="pointer-events-none fill-none stroke-white/90" strokeWidth={2} />
        {onPick === null && mesh.flatMap((points, row) => points.map(([x, y], column) => (
          <PointHandle key={`${row} ${column}`} x={x} y={y} name={words.scenes.point(row + 1, column + 1, Math.round(x * 100), Math.round(y * 100))} onPointerDown={hold([row, column])} drag={drag}
            onMove={(dx, dy) => onMesh(withPointAt(mesh, row, column, x + dx, y + dy), true)} />
        )))}
      </svg>
      {onPick !== null && <PickLayer onPick={onPick} onStop={onStopPicking} />}
    </div>
  )
}

/** Lies over the picture while a colour is picked. */
function PickLayer({ onPick, onStop }: { readonly onPick: (x: number, y: number) => void; readonly onStop: () => void }) {
  return (
    <button
      type="button"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- Esc must reach it, and it is what the seller asked for
      autoFocus
      aria-label={words.scenes.picking}
      className="absolute inset-0 size-full cursor-crosshair"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onStop()
      }}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        onPick((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
      }}
    />
  )
}

interface HandleProps {
  readonly x: number
  readonly y: number
  readonly name: string
  readonly onPointerDown: (event: PointerEvent<SVGElement>) => void
  readonly drag: { readonly onPointerMove: (event: PointerEvent) => void; readonly onPointerUp: (event: PointerEvent) => void }
  readonly onMove: (dx: number, dy: number) => void
}

function PointHandle({ x, y, name, onPointerDown, drag, onMove }: HandleProps) {
  const step = (event: KeyboardEvent): void => {
    const way = ARROWS[event.key]
    if (way === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const length = STEP * (event.shiftKey ? 10 : 1)
    onMove(way[0] * length, way[1] * length)
  }
  return (
    <g role="button" tabIndex={0} aria-label={name} onPointerDown={onPointerDown} {...drag} onKeyDown={step} className="group cursor-grab outline-none active:cursor-grabbing">
      <circle cx={x * 1000} cy={y * 1000} r={30} className="fill-transparent" />
      <circle cx={x * 1000} cy={y * 1000} r={13} className="fill-accent-strong stroke-white group-focus-visible:stroke-[9]" strokeWidth={4} />
      <circle cx={x * 1000} cy={y * 1000} r={22} className="fill-none stroke-accent-strong opacity-0 group-focus-visible:opacity-100" strokeWidth={6} />
    </g>
  )
}

function outline(mesh: Mesh): string {
  const first = mesh[0] ?? []
  const last = mesh.at(-1) ?? []
  const right = mesh.flatMap((row) => row.slice(-1))
  const left = mesh.flatMap((row) => row.slice(0, 1))
  const around = [...first, ...right, ...last.toReversed(), ...left.toReversed()]
  return `${around.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x * 1000} ${y * 1000}`).join('')}Z`
}
