import { client } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'

/** Looks for ideas in signals that nobody looked at yet; nothing happens when there are none. */
export async function lookForIdeas(): Promise<void> {
  try {
    const { jobId } = await client.ideas.refresh.mutate()
    if (jobId !== null) markStale(['jobs'])
  } catch (error) {
    showNotice({ text: explainShort(error), tone: 'trouble' })
  }
}
