/** The cached lists of ideas, changed in place as the seller decides. */
import type { InfiniteData } from '@tanstack/react-query'
import type { Idea } from '../../main/ideas/contract.ts'

export interface IdeasPage {
  readonly items: Idea[]
  readonly next: string | null
  readonly total: number
}
export type IdeasData = InfiniteData<IdeasPage>

/** Where an idea stood, so that it can go back there. */
export interface Place {
  readonly page: number
  readonly at: number
  readonly idea: Idea
}

export const ideasOf = (data: IdeasData | undefined): readonly Idea[] => data?.pages.flatMap((page) => page.items) ?? []

/** @returns where it stands, or null when this list does not hold it. */
export function placeOf(data: IdeasData, id: string): Place | null {
  for (const [page, { items }] of data.pages.entries()) {
    const at = items.findIndex((idea) => idea.id === id)
    const idea = items[at]
    if (idea !== undefined) return { page, at, idea }
  }
  return null
}

export function withoutIdea(data: IdeasData, id: string): IdeasData {
  if (placeOf(data, id) === null) return data
  return { ...data, pages: data.pages.map((page) => ({ ...page, total: Math.max(0, page.total - 1), items: page.items.filter((idea) => idea.id !== id) })) }
}

/** Puts it back where it stood; a list that has it again by then stays as it is. */
export function withIdeaBack(data: IdeasData, { page: pageAt, at, idea }: Place): IdeasData {
  if (placeOf(data, idea.id) !== null) return data
  return {
    ...data,
    pages: data.pages.map((page, index) => ({ ...page, total: page.total + 1, items: index === Math.min(pageAt, data.pages.length - 1) ? page.items.toSpliced(at, 0, idea) : page.items })),
  }
}

/** A design was made of it: it stays where the seller sees it, marked, until the list is opened anew. */
export function withDesigned(data: IdeasData, id: string): IdeasData {
  const place = placeOf(data, id)
  if (place === null || place.idea.status !== 'new') return data
  return { ...data, pages: data.pages.map((page, index) => (index === place.page ? { ...page, items: page.items.with(place.at, { ...place.idea, status: 'designed' }) } : page)) }
}
