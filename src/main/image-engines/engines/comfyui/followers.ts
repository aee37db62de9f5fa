/** Who waits for news of which picture. Every message is told to the one it names; other programs' pictures are nobody's here. */
import type { ServerEvent } from './parse.ts'

export interface Follower {
  /** Resolves at the picture's end, when the line broke, when `signal` aborts, or after `milliseconds`. @returns whether the end was told. */
  next(milliseconds: number, signal: AbortSignal): Promise<boolean>
  stop(): void
}

export interface Followers {
  follow(id: string, onEvent: (event: ServerEvent) => void): Follower
  tell(event: ServerEvent): void
  /** Everybody looks now. */
  wake(): void
}

interface Waiting {
  readonly onEvent: (event: ServerEvent) => void
  ended: boolean
  wake: () => void
}

export function createFollowers(): Followers {
  const waiting = new Map<string, Waiting>()
  return {
    follow(id, onEvent) {
      const mine: Waiting = { onEvent, ended: false, wake: () => undefined }
      waiting.set(id, mine)
      return {
        next: (milliseconds, signal) => new Promise((resolve) => {
          const done = (): void => {
            clearTimeout(timer)
            signal.removeEventListener('abort', done)
            mine.wake = () => undefined
            const told = mine.ended
            mine.ended = false
            resolve(told)
          }
          const timer = setTimeout(done, milliseconds)
          signal.addEventListener('abort', done)
          mine.wake = done
          if (mine.ended || signal.aborted) done()
        }),
        stop: () => void (waiting.get(id) === mine && waiting.delete(id)),
      }
    },
    tell(event) {
      const follower = 'promptId' in event && event.promptId !== null ? waiting.get(event.promptId) : undefined
      if (follower === undefined) return
      if (event.kind !== 'end') return follower.onEvent(event)
      follower.ended = true
      follower.wake()
    },
    wake: () => waiting.forEach((one) => one.wake()),
  }
}
