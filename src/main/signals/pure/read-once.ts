/** For sources whose answers hold for good: which requests were answered, so that none is sent again. */
import { z } from 'zod'

const memory = z.object({ read: z.array(z.string().max(100)) })
/** Far more than the countries and years that can be asked for at a time. */
const MAX_KEYS = 500

/** Keys of the requests that were answered in earlier polls. */
export function answeredBefore(remembered: unknown): ReadonlySet<string> {
  const parsed = memory.safeParse(remembered)
  return new Set(parsed.success ? parsed.data.read : [])
}

/** What to remember once `key` is answered too. */
export function nowAnswered(remembered: unknown, key: string): { readonly read: readonly string[] } {
  return { read: [...new Set([...answeredBefore(remembered), key])].slice(-MAX_KEYS) }
}
