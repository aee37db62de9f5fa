import type { QueryClient } from '@tanstack/react-query'
import type { EventEnvelope } from '../../main/jobs/contract.ts'
import { keys } from '../api/keys.ts'
import { withDesigned, type IdeasData } from './idea-pages.ts'

/** A night makes a design every second; the lists are not fetched again for each, the idea is marked where it stands. */
export function applyIdeaEvent(cache: QueryClient, event: EventEnvelope): void {
  const id = event.eventType === 'design.generated' ? event.data['ideaId'] : undefined
  if (typeof id === 'string') cache.setQueriesData<IdeasData>({ queryKey: [...keys.ideas, 'list'] }, (data) => data && withDesigned(data, id))
}
