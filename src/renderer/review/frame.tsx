import { useSceneNames } from '../scenes/use-scene-names.ts'
import { PictureView } from '../ui/picture-view.tsx'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import type { View } from './views.ts'

interface FrameProps {
  readonly view: View
  readonly phrase: string
  /** The side of the square, in CSS pixels. */
  readonly size: number
  readonly ready?: boolean
  /** The side at which it is on screen already. */
  readonly soon?: number
}

/** How much of a garment's square the art takes; its class says the same in the page. */
const ART = 0.84

/** One square: a mock-up, the art on a garment's colour, or the art on a checkerboard. Never on white by accident. */
export function Frame({ view, phrase, size, ready = false, soon }: FrameProps) {
  const viewName = useViewName()
  const name = `${phrase}. ${viewName(view)}`
  if (view.kind === 'mockup') return <PictureView picture={view.picture} alt={name} width={size} ready={ready} soon={soon} className="size-full" />
  return (
    <div
      className={classes('grid size-full place-items-center', view.kind === 'transparent' && 'checkerboard')}
      style={view.kind === 'art' ? { backgroundColor: view.garment.hex } : {}}
    >
      <PictureView picture={view.picture} alt={name} width={size * ART} fit="contain" ready={ready} soon={soon === undefined ? undefined : soon * ART} className="size-[84%]" />
    </div>
  )
}

/** A view by its garment, and a mock-up by its scene as well. */
export function useViewName(): (view: View) => string {
  const sceneName = useSceneNames()
  return (view) => (view.kind === 'mockup' ? words.look.mockupIn(plainName(view), sceneName(view.picture.scene)) : plainName(view))
}

function plainName(view: View): string {
  if (view.kind === 'transparent') return words.review.transparent
  if (view.kind === 'art') return words.review.artOn(view.garment.name)
  return view.garment === null ? words.review.mockup : words.review.mockupOn(view.garment.name)
}
