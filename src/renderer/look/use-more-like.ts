import { create } from 'zustand'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort, Refusal } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { showNotice } from '../app/notice-state.ts'
import { words } from '../words/en.ts'

export const MORE = 3

interface Making {
  /** How many are on their way, by the idea they are of. */
  readonly byIdea: ReadonlyMap<string, number>
}

export const useMaking = create<Making>()(() => ({ byIdea: new Map() }))

function count(ideaId: string, by: number): void {
  useMaking.setState(({ byIdea }) => ({ byIdea: new Map(byIdea).set(ideaId, Math.max(0, (byIdea.get(ideaId) ?? 0) + by)) }))
}

/** Asks for more designs of the same idea; each appears in the strip as soon as it is drawn. */
export async function moreLike(designId: string, ideaId: string): Promise<void> {
  count(ideaId, MORE)
  try {
    const { jobIds } = await client.designs.vary.mutate({ designId, count: MORE })
    await Promise.all(jobIds.map((id) => follow(id, ideaId)))
  } catch (error) {
    count(ideaId, -MORE)
    showNotice({ text: words.look.madeFailed(explainShort(error)), tone: 'trouble' })
  }
}

async function follow(jobId: string, ideaId: string): Promise<void> {
  const job = await followJob(jobId)
  await queryClient.invalidateQueries(trpc.listings.family.pathFilter())
  count(ideaId, -1)
  if (job.state !== 'done' && job.state !== 'cancelled') showNotice({ text: words.look.madeFailed(explainShort(new Refusal(job.reason ?? '', job.action))), tone: 'trouble' })
}
