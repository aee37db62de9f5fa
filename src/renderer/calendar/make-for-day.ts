import type { CalendarEntry } from '../../main/ideas/contract.ts'
import { client } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'
import { words } from '../words/en.ts'

/** How many designs each of the day's ideas gets when `count` are asked for: the best first, and in turns. */
export function shares(ideaIds: readonly string[], count: number): ReadonlyMap<string, number> {
  const shared = new Map<string, number>()
  for (let made = 0; made < count && ideaIds.length > 0; made++) {
    const id = ideaIds[made % ideaIds.length] ?? ''
    shared.set(id, (shared.get(id) ?? 0) + 1)
  }
  return shared
}

/** Asks for designs of the day's best ideas, with Undo while they are not made yet. */
export async function makeForDay(entry: CalendarEntry, count: number): Promise<void> {
  const requestId = crypto.randomUUID()
  try {
    const answers = await Promise.all([...shares(entry.ideaIds, count)].map(([ideaId, many]) => client.designs.makeFor.mutate({ ideaId, count: many, requestId })))
    const jobIds = answers.flatMap((answer) => answer.jobIds)
    showNotice({ text: words.calendar.making(count, entry.title), undo: () => void stopMaking(jobIds, entry.title) })
  } catch (error) {
    showNotice({ text: explainShort(error), tone: 'trouble' })
  }
  markStale(['jobs', 'calendar'])
}

async function stopMaking(jobIds: readonly string[], title: string): Promise<void> {
  await Promise.allSettled(jobIds.map((id) => client.jobs.cancel.mutate({ id })))
  showNotice({ text: words.calendar.makingStopped(title) })
  markStale(['jobs', 'today', 'calendar'])
}
