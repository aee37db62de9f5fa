import { useEffect, useState } from 'react'
import type { DesignSketch } from '../../main/designs/contract.ts'
import { client } from '../api/client.ts'
import { asSentence, explainShort } from '../api/explain-error.ts'
import { drawingOf } from '../look/drawing.ts'
import type { Look } from './changes.ts'

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

/** Typing comes in bursts; a choice is drawn at once. */
const TYPING_PAUSE_MS = 60

export interface Sketching {
  readonly sketched: Sketched | null
  readonly problem: Problem | null
  readonly pending: boolean
}

const NOTHING: Sketching = { sketched: null, problem: null, pending: false }

/** Draws `look` for a garment; an older answer never comes after a newer wish. */
export function useSketch(designId: string, look: Look, garmentId: string, typing: boolean): Sketching {
  const [state, setState] = useState(NOTHING)
  useEffect(() => {
    const wish = new AbortController()
    const asked = performance.now()
    const draw = async (): Promise<void> => {
      setState((before) => ({ ...before, pending: true }))
      const next = await sketch(designId, look, garmentId, wish.signal)
      if (wish.signal.aborted) return
      setState((before) => ({ sketched: next.sketched ?? before.sketched, problem: next.problem, pending: false }))
      // From the change to the frame that shows it; read by the developer tools and by the tests.
      if (next.sketched !== null) requestAnimationFrame(() => performance.measure('design sketch', { start: asked, end: performance.now() }))
    }
    const timer = setTimeout(() => void draw(), typing ? TYPING_PAUSE_MS : 0)
    return () => {
      clearTimeout(timer)
      wish.abort()
    }
  }, [designId, look, garmentId, typing])
  return state
}

const KEPT = 24
/** What was drawn lately, so that undo and redo are there at once; the oldest goes first. */
const drawn = new Map<string, DesignSketch>()

function keep(wish: string, answer: DesignSketch): void {
  drawn.set(wish, answer)
  const [oldest] = drawn.keys()
  if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest)
}

async function sketch(designId: string, look: Look, garment: string, signal: AbortSignal): Promise<Pick<Sketching, 'sketched' | 'problem'>> {
  try {
    const { phrase, seed, chosen: choices, rest: prefer } = look
    const wish = { designId, phrase, garment, choices, prefer, ...(seed === null ? {} : { seed }) }
    const name = JSON.stringify(wish)
    const answer = drawn.get(name) ?? (await client.designs.sketch.query(wish, { signal }))
    if ('field' in answer) return { sketched: null, problem: { field: answer.field, sentence: [asSentence(capital(answer.reason)), answer.remedy].filter(Boolean).join(' ') } }
    keep(name, answer)
    return { sketched: { designId, look, sketch: answer, image: await drawingOf(answer.svg) }, problem: null }
  } catch (error) {
    return { sketched: null, problem: { field: null, sentence: explainShort(error) } }
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
