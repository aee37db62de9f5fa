import type { Clock } from '../../../../kernel/clock.ts'

/** Looked at so often at most. */
const FRESH_MS = 5_000

/** The same answer for a few seconds, for programs that take long to say what hardly changes. */
export function fresh<T>(clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let held: { readonly at: number; readonly value: Promise<T> } | null = null
  return () => {
    const now = clock.now()
    if (held === null || now < held.at || now - held.at >= FRESH_MS) held = { at: now, value: ask() }
    return held.value
  }
}
