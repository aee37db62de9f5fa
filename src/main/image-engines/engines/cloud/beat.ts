import type { EngineProgress } from '../../engine.ts'

/** Says `says` every `everyMs` while `work` is under way, so that nobody takes it for dead. */
export async function withBeat<T>(progress: (progress: EngineProgress) => void, says: string, everyMs: number, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => progress({ kind: 'note', says }), everyMs)
  progress({ kind: 'note', says })
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
