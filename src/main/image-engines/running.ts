/** Pictures under way, as the window shows them; kept in memory only. */
import { toIso, type Clock } from '../kernel/clock.ts'
import type { PictureWish, RunningPicture } from './contract.ts'
import type { EngineProgress, ImageEngine } from './engine.ts'

/** Letters of a data address. */
const MOST_PREVIEW = 200_000

export interface Running {
  /** @returns what is told of it, and its end. */
  begin(wish: Pick<PictureWish, 'key' | 'what' | 'jobId'>, engine: Pick<ImageEngine, 'id' | 'title'>): { tell(progress: EngineProgress): void; end(): void }
  list(): RunningPicture[]
}

export function createRunning(clock: Clock): Running {
  const under = new Map<string, RunningPicture>()
  return {
    begin({ key, what, jobId = null }, { id, title }) {
      under.set(key, { key, what, engine: id, at: title, since: toIso(clock.now()), ahead: null, step: null, note: null, preview: null, jobId })
      return {
        tell(progress) {
          const before = under.get(key)
          if (before !== undefined) under.set(key, { ...before, ...changed(progress) })
        },
        end: () => void under.delete(key),
      }
    },
    list: () => [...under.values()],
  }
}

function changed(progress: EngineProgress): Partial<RunningPicture> {
  switch (progress.kind) {
    case 'waiting': return { ahead: progress.ahead }
    case 'step': return { ahead: null, step: { done: progress.done, total: progress.total } }
    case 'note': return { note: progress.says }
    case 'at': return { at: progress.at }
    case 'preview': {
      const preview = `data:image/${progress.format};base64,${Buffer.from(progress.image).toString('base64')}`
      return preview.length > MOST_PREVIEW ? {} : { ahead: null, preview }
    }
  }
}
