import { z } from 'zod'
import { Refusal } from './explain-error.ts'

const accepted = z.object({ jobId: z.string() })
const added = z.object({ sceneId: z.string() })
const refused = z.object({ error: z.object({ message: z.string(), action: z.string().optional() }) })

/** Streams a file the seller dropped to the program, which reads it as signals. Throws with the program's sentence when it is refused. */
export async function uploadSignals(file: File): Promise<{ jobId: string }> {
  return accepted.parse(await send(file, ''))
}

/** Hands over a file of what the seller sells already. Throws with the program's sentence when it is refused. */
export async function uploadOwnListings(file: File): Promise<{ jobId: string }> {
  return accepted.parse(await send(file, '&as=listings'))
}

/** Hands over a trademark file of the USPTO, ZIP or XML. */
export async function uploadTrademarks(file: File): Promise<{ jobId: string }> {
  return accepted.parse(await send(file, '&as=trademarks'))
}

/** Hands over a photo that a mock-up scene is to be made of. Throws with the program's sentence when it is refused. */
export async function uploadScenePhoto(file: File): Promise<{ sceneId: string }> {
  return added.parse(await send(file, '&as=scene'))
}

async function send(file: File, purpose: string): Promise<unknown> {
  const response = await fetch(`/api/upload?name=${encodeURIComponent(file.name)}${purpose}`, { method: 'POST', body: file })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  const told = refused.safeParse(answer).data?.error
  throw new Refusal(told?.message ?? `${response.status} ${response.statusText}`, told?.action)
}
