import { setTimeout as sleep } from 'node:timers/promises'

/** Waits by the machine's own clock. @throws when `signal` is aborted meanwhile. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return sleep(milliseconds, undefined, signal === undefined ? {} : { signal })
}
