import { z } from 'zod'

const accepted = z.object({ jobId: z.string() })
const refused = z.object({ message: z.string() })

/** Streams a file the seller dropped to the program, which reads it as signals. Throws with the program's sentence when it is refused. */
export async function uploadSignals(file: File): Promise<{ jobId: string }> {
  const response = await fetch(`/api/upload?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return accepted.parse(answer)
  throw new Error(refused.safeParse(answer).data?.message ?? `${response.status} ${response.statusText}`)
}
