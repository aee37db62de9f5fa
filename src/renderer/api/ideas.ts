/** The ranked ideas, and how others are found from one. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { IdeaStatus } from '../../main/ideas/contract.ts'
import { client } from './client.ts'
import { keys } from './keys.ts'

const PAGE = 60
const FOUND = 100
const ALIKE = 40
const EVIDENCE = 20

const first = null as string | null
const after = (cursor: string | null): { after?: string } => (cursor === null ? {} : { after: cursor })

/** One idea for each theme, best first. */
export const ideasList = (status: IdeaStatus) =>
  infiniteQueryOptions({
    queryKey: [...keys.ideas, 'list', status],
    queryFn: ({ pageParam, signal }) => client.ideas.list.query({ ...after(pageParam), limit: PAGE, status }, { signal }),
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  })

export const ideasFound = (query: string, status: IdeaStatus) =>
  queryOptions({
    queryKey: [...keys.ideas, 'found', query, status],
    queryFn: ({ signal }) => client.ideas.search.query({ query, limit: FOUND, status: [status] }, { signal }),
    placeholderData: keepPreviousData,
  })

export const ideasAlike = (id: string) =>
  queryOptions({ queryKey: [...keys.ideas, 'alike', id], queryFn: ({ signal }) => client.ideas.alike.query({ id, limit: ALIKE }, { signal }) })

export const ideaEvidence = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.ideas, 'evidence', id],
    queryFn: ({ pageParam, signal }) => client.ideas.evidence.query({ id, ...after(pageParam), limit: EVIDENCE }, { signal }),
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  })

/** Other concepts of the same theme. */
export const otherConcepts = (id: string) => queryOptions({ queryKey: [...keys.ideas, 'others', id], queryFn: ({ signal }) => client.ideas.others.query({ id }, { signal }) })

export const ideaById = (id: string) => queryOptions({ queryKey: [...keys.ideas, 'one', id], queryFn: ({ signal }) => client.ideas.get.query({ id }, { signal }) })
