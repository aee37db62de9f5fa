import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'
import { words } from '../words/en.ts'

/** Starts making designs now; `count` left out means as many as the settings say. */
export async function startNight(count?: number): Promise<void> {
  await carryOut(() => client.night.start.mutate(count === undefined ? {} : { count }))
}

export async function stopNight(): Promise<void> {
  if (await carryOut(() => client.night.stop.mutate())) showNotice({ text: words.today.stopped })
}

async function carryOut(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    showNotice({ text: explainShort(error), tone: 'trouble' })
    return false
  } finally {
    markStale(['today', 'night', 'jobs'])
    await queryClient.invalidateQueries(trpc.night.current.queryFilter())
  }
}
