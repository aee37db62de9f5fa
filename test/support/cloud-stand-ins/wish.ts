/** A wish for a picture, and what an engine is given with it. */
import type { PictureWish } from '../../../src/main/image-engines/contract.ts'
import type { EngineContext, EngineProgress } from '../../../src/main/image-engines/engine.ts'

export function wishOf(over: Partial<PictureWish> = {}): PictureWish {
  return {
    key: 'wish-of-a-test', what: 'Picture for “Otter Dad”', correlationId: 'c', prompt: 'flat vector illustration of an otter', negative: '', seed: 7,
    widthPx: 1024, heightPx: 1024, ground: 'filled', engine: null, workflow: null, ...over,
  }
}

export interface TestContext extends EngineContext {
  /** What was kept last, as a later try gets it. */
  saved(): string | null
  readonly heard: readonly EngineProgress[]
}

export function contextOf(task: string | null = null, signal: AbortSignal = new AbortController().signal): TestContext {
  let kept = task
  const heard: EngineProgress[] = []
  return { task, signal, heard, progress: (one) => void heard.push(one), saveTask: (next) => void (kept = next), saved: () => kept }
}
