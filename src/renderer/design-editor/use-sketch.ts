import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { DesignSketch } from '../../main/designs/contract.ts'
import { ALONE, client } from '../api/client.ts'
import { asSentence, explainShort } from '../api/explain-error.ts'
import { drawingOf } from '../look/drawing.ts'
import type { Look } from './changes.ts'
import { latestOnly, type LatestOnly } from './latest-only.ts'

/** What stands on the stage while a design is edited. */
export interface Sketched {
  readonly designId: string
  readonly look: Look
  readonly sketch: DesignSketch
  readonly image: HTMLImageElement
}

/** Why the look cannot be drawn; `field` is null when it was not the look. */
export interface Problem {
  readonly field: string | null
  readonly sentence: string
}

export interface Sketching {
  readonly sketched: Sketched | null
  readonly problem: Problem | null
}

const NOTHING: Sketching = { sketched: null, problem: null }

/** What is to be drawn, for which garment. */
interface Wish {
  readonly designId: string
  readonly look: Look
  readonly garmentId: string
  /** When the change was made, in milliseconds of the page. */
  readonly asked: number
}

export interface SketchWish {
  readonly designId: string
  readonly look: Look
  readonly start: Look
  /** There is nothing to set: what is stored stands on the stage. */
  readonly wordless: boolean
  readonly garmentId: string
  readonly onSketch: (sketched: Sketched | null) => void
}

/**
 * Draws `look` for a garment, at once: typing has no pause, because of the changes that come while one is drawn only
 * the last is drawn after it. `onSketch` hears what is to stand on the stage: null while `start` stands, whose art is stored.
 */
export function useSketch({ designId, look, start, wordless, garmentId, onSketch }: SketchWish): Sketching {
  const [state, setState] = useState(NOTHING)
  const line = useRef<LatestOnly<Wish> | null>(null)
  const show = useEffectEvent((wish: Wish, answer: Answer, waiting: Wish | null) => {
    if (wordless) return
    const { sketched, problem, steps } = answer
    const newest = waiting ?? wish
    // Drawn within this task and not in a later one: the next frame shows it.
    flushSync(() => {
      setState((before) => ({ sketched: sketched ?? before.sketched, problem: waiting === null ? problem : before.problem }))
      if (newest.look === start) onSketch(null)
      else if (sketched !== null) onSketch(sketched)
    })
    if (sketched !== null) tellTimes(wish.asked, steps)
  })

  useEffect(() => {
    const gone = new AbortController()
    line.current = latestOnly(async (wish, waiting) => {
      const answer = await draw(wish, gone.signal)
      if (!gone.signal.aborted) show(wish, answer, waiting())
    })
    return () => {
      gone.abort()
      onSketch(null)
    }
  }, [onSketch])
  useEffect(() => {
    if (look === start || wordless) onSketch(null)
    if (!wordless) line.current?.ask({ designId, look, garmentId, asked: performance.now() })
  }, [designId, look, start, wordless, garmentId, onSketch])
  return wordless ? NOTHING : state
}

interface Answer extends Sketching {
  /** When the program had answered and when the drawing was decoded. */
  readonly steps: { readonly answered: number; readonly decoded: number } | null
}

const KEPT = 24
/** What was drawn lately, so that undo and redo are there at once; the oldest goes first. */
const drawn = new Map<string, DesignSketch>()

function keep(wish: string, answer: DesignSketch): void {
  drawn.set(wish, answer)
  const [oldest] = drawn.keys()
  if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest)
}

async function draw({ designId, look, garmentId: garment }: Wish, signal: AbortSignal): Promise<Answer> {
  try {
    const { phrase, seed, chosen: choices, rest: prefer } = look
    const wish = { designId, phrase, garment, choices, prefer, ...(seed === null ? {} : { seed }) }
    const name = JSON.stringify(wish)
    const answer = drawn.get(name) ?? (await client.designs.sketch.query(wish, { ...ALONE, signal }))
    if ('field' in answer) return refused(answer.field, [asSentence(capital(answer.reason)), answer.remedy].filter(Boolean).join(' '))
    const answered = performance.now()
    keep(name, answer)
    const image = await drawingOf(answer.svg)
    return { sketched: { designId, look, sketch: answer, image }, problem: null, steps: { answered, decoded: performance.now() } }
  } catch (error) {
    return refused(null, explainShort(error))
  }
}

const refused = (field: string | null, sentence: string): Answer => ({ sketched: null, problem: { field, sentence }, steps: null })

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** From the change to the frame that shows it, and its parts in milliseconds; read by the developer tools and by the tests. */
function tellTimes(asked: number, steps: Answer['steps']): void {
  if (steps === null) return
  const drawnAt = performance.now()
  requestAnimationFrame(() => {
    const end = performance.now()
    performance.measure('design sketch', { start: asked, end, detail: { answer: steps.answered - asked, decode: steps.decoded - steps.answered, draw: drawnAt - steps.decoded, frame: end - drawnAt } })
  })
}
