import { z } from 'zod'
import { Refusal } from './explain-error.ts'

const accepted = z.object({ jobId: z.string() })
const refused = z.object({ error: z.object({ message: z.string(), action: z.string().optional() }) })

/** Streams a file the seller dropped to the program, which reads it as signals. Throws with the program's sentence when it is refused. */
export async function uploadSignals(file: File): Promise<{ jobId: string }> {
  const response = await fetch(`/api/upload?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return accepted.parse(answer)
  const told = refused.safeParse(answer).data?.error
  throw new Refusal(told?.message ?? `${response.status} ${response.statusText}`, told?.action)
}
