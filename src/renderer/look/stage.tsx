import { useRef, useState, type DragEvent } from 'react'
import type { DesignArt } from '../../main/designs/contract.ts'
import type { ReviewItem } from '../../main/listings/contract.ts'
import { AfterAMoment, Bone } from '../ui/states.tsx'
import { PictureView } from '../ui/picture-view.tsx'
import { useSize } from '../ui/use-size.ts'
import { words } from '../words/en.ts'
import { carryOut } from './copies.ts'
import { useDrawing } from './drawing.ts'
import { useLook, type Mode } from './look-state.ts'
import { wornIn, type Worn as WornPicture } from './worn.ts'
import { ZoomView } from './zoom-view.tsx'
import type { Extent, Glass } from './zoom.ts'

type Garment = DesignArt['garments'][number]

interface StageProps {
  readonly item: ReviewItem
  readonly art: DesignArt
  readonly garment: Garment
  readonly mode: Mode
  /** What the editor has drawn, in place of the stored art. */
  readonly sketch: HTMLImageElement | null
  readonly onStage: (stage: Extent) => void
}

const setGlass = (glass: Glass): void => useLook.setState({ glass })

/** The design as it was chosen to be seen. */
export function LookStage({ item, art, garment, mode, sketch, onStage }: StageProps) {
  const { phrase } = item.design
  const sceneId = useLook((state) => state.sceneId)
  if (mode === 'mockup') {
    const mockup = wornIn(item.pictures.mockups, garment.id, sceneId)
    if (mockup !== undefined) return <Worn mockup={mockup} phrase={phrase} garment={garment} />
  }
  if (mode === 'compare') {
    return (
      <div role="group" aria-label={words.look.modes.compare} className="flex size-full gap-2">
        {pairOf(art.garments, garment).map((one) => (
          <Flat key={one.id} item={item} art={art} garment={one} clear={false} sketch={null} onStage={onStage} />
        ))}
      </div>
    )
  }
  return <Flat item={item} art={art} garment={garment} clear={mode === 'clear'} sketch={sketch} onStage={onStage} />
}

interface FlatProps extends Omit<StageProps, 'mode'> {
  readonly clear: boolean
}

function Flat({ item, art, garment, clear, sketch, onStage }: FlatProps) {
  const glass = useLook((state) => state.glass)
  const files = art.variants.find(({ variant }) => variant === garment.variant)
  const { drawing, failed } = useDrawing(files?.svg)
  const { phrase } = item.design
  const dragOut = (event: DragEvent): void => {
    if (files === undefined) return
    carryOut(event.dataTransfer, files.print ?? files.svg, words.look.fileName(phrase, garment.variant), files.print === null ? 'image/svg+xml' : 'image/png')
  }
  return (
    <div className="edged relative size-full overflow-hidden rounded-20 shadow-float">
      <ZoomView
        drawing={sketch ?? drawing}
        art={{ width: art.area.widthPx, height: art.area.heightPx }}
        ground={clear ? null : garment.hex}
        name={clear ? words.look.clearOf(phrase) : words.look.artOf(phrase, garment.name)}
        glass={glass}
        onGlass={setGlass}
        onStage={onStage}
        onDragOut={dragOut}
      />
      {failed && sketch === null && (
        <p role="alert" className="absolute inset-x-0 bottom-6 mx-auto w-fit rounded-full bg-raised px-4 py-2 text-13 text-ink shadow-card">
          {words.look.noArt}
        </p>
      )}
    </div>
  )
}

function Worn({ mockup, phrase, garment }: { readonly mockup: WornPicture; readonly phrase: string; readonly garment: Garment }) {
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const side = Math.floor(Math.min(width, height))
  return (
    <div ref={box} className="grid size-full place-items-center">
      {side > 0 && (
        <div
          draggable
          onDragStart={(event) => carryOut(event.dataTransfer, mockup.url, words.look.mockupName(phrase, garment.name), 'image/jpeg')}
          className="edged overflow-hidden rounded-20 shadow-float"
          style={{ width: side, height: side }}
        >
          <PictureView picture={mockup} alt={words.look.mockupOf(phrase, garment.name)} width={side} className="size-full" />
        </div>
      )}
    </div>
  )
}

/** A dark and a light garment; the one that is chosen stands for its side. */
function pairOf(garments: readonly Garment[], chosen: Garment): readonly Garment[] {
  const sides = ['on-dark', 'on-light'] as const
  return sides.flatMap((side) => (chosen.variant === side ? [chosen] : garments.filter(({ variant }) => variant === side).slice(0, 1)))
}

export function StageBone() {
  return (
    <AfterAMoment>
      <Bone className="size-full rounded-20" />
    </AfterAMoment>
  )
}

/** The size of the stage in device pixels, as the stage itself tells. */
export function useStage(): readonly [Extent, (stage: Extent) => void] {
  return useState<Extent>({ width: 0, height: 0 })
}
