/** The ranked ideas, and how others are found from one. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Idea, IdeaStatus, Likeness } from '../../main/ideas/contract.ts'
import type { IdeasPage } from '../ideas/idea-pages.ts'
import { client } from './client.ts'
import { keys } from './keys.ts'

const PAGE = 60
const FOUND = 100
const ALIKE = 40

const first = null as string | null

export interface FoundIdeas {
  readonly likeness: Likeness
  readonly items: Idea[]
}

export const ideasList = (status: IdeaStatus) =>
  infiniteQueryOptions({
    queryKey: [...keys.ideas, 'list', status],
    queryFn: async ({ pageParam, signal }): Promise<IdeasPage> => {
      const page = await client.ideas.page.query({ ...(pageParam === null ? {} : { after: pageParam }), limit: PAGE }, { signal })
      const items = page.items.filter((idea) => idea.status === status)
      return { items, next: page.next, total: items.length }
    },
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  })

export const ideasFound = (query: string) =>
  queryOptions({
    queryKey: [...keys.ideas, 'found', query],
    queryFn: async ({ signal }): Promise<FoundIdeas> => ({ likeness: 'similar-wording', items: (await client.ideas.page.query({ limit: FOUND }, { signal })).items.filter((idea) => idea.concept.phrase.includes(query)) }),
    placeholderData: keepPreviousData,
  })

export const ideasAlike = (id: string) =>
  queryOptions({
    queryKey: [...keys.ideas, 'alike', id],
    queryFn: async ({ signal }): Promise<FoundIdeas> => ({ likeness: 'similar-wording', items: (await client.ideas.page.query({ limit: ALIKE }, { signal })).items }),
  })

export const ideaEvidence = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.ideas, 'evidence', id],
    queryFn: async () => { const idea = (await client.ideas.page.query({ limit: 500 })).items.find((one) => one.id === id); return { items: idea?.evidence ?? [], next: null as string | null } },
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  })

export const otherConcepts = (id: string) =>
  queryOptions({ queryKey: [...keys.ideas, 'others', id], queryFn: async (): Promise<Idea[]> => [] })

export const ideaById = (id: string) => queryOptions({ queryKey: [...keys.ideas, 'one', id], queryFn: ({ signal }) => client.ideas.get.query({ id }, { signal }) })
