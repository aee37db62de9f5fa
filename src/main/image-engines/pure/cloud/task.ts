/** What is kept of a paid picture between two tries, so that it is looked for before it is paid for again. */
import { z } from 'zod'

const task = z.discriminatedUnion('state', [
  /** Nothing of it stands at the service: it may be sent. */
  z.object({ engine: z.string(), state: z.literal('none') }),
  /** It is being sent, or was and nobody knows whether it arrived. `mark`: what it can be found by. */
  z.object({ engine: z.string(), state: z.literal('asked'), at: z.number(), mark: z.string() }),
  /** The service gave it a name. `stopped`: we asked it to stop, because nobody wanted it any more. */
  z.object({ engine: z.string(), state: z.literal('job'), at: z.number(), mark: z.string(), id: z.string().min(1).max(200), stopped: z.boolean() }),
  /** The service answered, and what came could not be kept: made and paid for, and nothing left to fetch. */
  z.object({ engine: z.string(), state: z.literal('gone'), at: z.number() }),
])
export type Task = z.infer<typeof task>

/** @returns null for what cannot be read: it is not known then what stands, and nothing may be sent. */
export function readTask(text: string | null, engine: string): Task | null {
  if (text === null || text === '') return { engine, state: 'none' }
  const parsed = task.safeParse(jsonOf(text))
  return parsed.success && parsed.data.engine === engine ? parsed.data : null
}

/** Where nothing stands there is no task: another engine may be asked then. */
export function writeTask(value: Task): string {
  return value.state === 'none' ? '' : JSON.stringify(value)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
