import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, type DragEvent, type PointerEvent } from 'react'
import { classes } from '../ui/classes.ts'
import { useSize } from '../ui/use-size.ts'
import { pan, placeOf, scaleOf, WHOLE, zoomTo, type Extent, type Glass } from './zoom.ts'

interface ZoomViewProps {
  readonly drawing: HTMLImageElement | null
  /** Print pixels. */
  readonly art: Extent
  /** The garment's colour; null shows a checkerboard. */
  readonly ground: string | null
  readonly name: string
  readonly glass: Glass
  readonly onGlass: (glass: Glass) => void
  /** Tells the size of the stage in device pixels. */
  readonly onStage?: ((stage: Extent) => void) | undefined
  /** What leaves with a drag while the whole design is seen. */
  readonly onDragOut?: ((event: DragEvent) => void) | undefined
  readonly className?: string
}

/** How much one notch of a wheel zooms; a pinch arrives as small steps with Ctrl. */
const WHEEL = 0.0016
const PINCH = 0.01

/** The drawing under a glass: drawn anew at every size, so that its edges are as sharp as the print. */
export function ZoomView({ drawing, art, ground, name, glass, onGlass, onStage, onDragOut, className }: ZoomViewProps) {
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width, height } = useSize(box)
  const density = devicePixelRatio
  const stage = useMemo(() => ({ width: Math.round(width * density), height: Math.round(height * density) }), [width, height, density])
  const pointOf = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const rect = box.current?.getBoundingClientRect()
    return { x: (event.clientX - (rect?.left ?? 0)) * density, y: (event.clientY - (rect?.top ?? 0)) * density }
  }

  useLayoutEffect(() => {
    if (stage.width > 0) onStage?.(stage)
  }, [stage, onStage])

  const { width: artWidth, height: artHeight } = art
  useLayoutEffect(() => {
    const surface = canvas.current
    if (surface === null || stage.width === 0) return
    // A new size empties the stage and takes new memory for it; the same one only needs to be emptied.
    if (surface.width !== stage.width || surface.height !== stage.height) Object.assign(surface, stage)
    const context = surface.getContext('2d')
    context?.clearRect(0, 0, stage.width, stage.height)
    if (context === null || drawing === null) return
    const place = placeOf(glass, { width: artWidth, height: artHeight }, stage)
    context.drawImage(drawing, place.left, place.top, place.width, place.height)
  }, [drawing, glass, artWidth, artHeight, stage])

  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault()
    const notch = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY
    onGlass(zoomTo(glass, scaleOf(glass, art, stage) * Math.exp(-notch * (event.ctrlKey ? PINCH : WHEEL)), pointOf(event), art, stage))
  })
  useEffect(() => {
    const node = box.current
    if (node === null) return
    // React listens passively to wheels, and then the page would scroll as well.
    const hear = (event: WheelEvent): void => onWheel(event)
    node.addEventListener('wheel', hear, { passive: false })
    return () => node.removeEventListener('wheel', hear)
  }, [])

  const near = glass.scale !== null
  const onPointerMove = (event: PointerEvent): void => {
    if (near && event.buttons === 1) onGlass(pan(glass, { x: event.movementX * density, y: event.movementY * density }, art, stage))
  }
  return (
    <div
      ref={box}
      draggable={!near && onDragOut !== undefined}
      onDragStart={onDragOut}
      onDoubleClick={(event) => onGlass(near ? WHOLE : zoomTo(glass, 1, pointOf(event), art, stage))}
      onPointerDown={(event) => near && event.button === 0 && event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      className={classes('relative size-full touch-none overflow-hidden', ground === null && 'checkerboard', near ? 'cursor-grab active:cursor-grabbing' : 'cursor-zoom-in', className)}
      style={ground === null ? {} : { backgroundColor: ground }}
    >
      <canvas ref={canvas} role="img" aria-label={name} className="pointer-events-none absolute inset-0 size-full" />
    </div>
  )
}
