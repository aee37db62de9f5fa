/** The sources of signals; each answer to a change is laid into the list. */
import { queryOptions } from '@tanstack/react-query'
import type { SourceView } from '../../main/signals/contract.ts'
import { client, queryClient } from './client.ts'
import { explainShort } from './explain-error.ts'
import { keys } from './keys.ts'

export const sourcesList = queryOptions({
  queryKey: [...keys.sources, 'list'],
  queryFn: ({ signal }): Promise<SourceView[]> => client.signals.sources.list.query(undefined, { signal }),
  // When each is asked next, and how long ago it was, moves on by itself.
  staleTime: 15_000,
})

export interface SourceChange {
  readonly on?: boolean
  readonly config?: Record<string, unknown>
  readonly proxy?: string
}

/** @returns the sentence of a refusal, or null when it is kept. */
export const changeSource = (id: string, change: SourceChange): Promise<string | null> => keep(() => client.signals.sources.set.mutate({ id, ...change }))
export const keepSecret = (id: string, field: string, value: string): Promise<string | null> => keep(() => client.signals.sources.setSecret.mutate({ id, field, value }))
export const dropSecret = (id: string, field: string): Promise<string | null> => keep(() => client.signals.sources.clearSecret.mutate({ id, field }))

async function keep(work: () => Promise<SourceView>): Promise<string | null> {
  try {
    const changed = await work()
    queryClient.setQueryData(sourcesList.queryKey, (views) => views?.map((view) => (view.id === changed.id ? changed : view)))
    return null
  } catch (error) {
    return explainShort(error)
  }
}
