/** The cached queue of waiting designs, changed in place by decisions. Pure. */
import type { InfiniteData } from '@tanstack/react-query'
import type { ReviewItem } from '../../main/listings/contract.ts'

export interface ReviewPage {
  readonly items: ReviewItem[]
  readonly next: string | null
  /** How many wait in all, on every page. */
  readonly waiting: number
}
export type ReviewData = InfiniteData<ReviewPage>

export const itemsOf = (data: ReviewData | undefined): readonly ReviewItem[] => data?.pages.flatMap((page) => page.items) ?? []
export const waitingOf = (data: ReviewData | undefined): number => data?.pages[0]?.waiting ?? 0

/** Takes the designs out; `gone` counts those that were waiting, loaded or not. */
export function withoutItems(data: ReviewData, ids: ReadonlySet<string>, gone: number): ReviewData {
  const pages = data.pages.map((page) => ({
    ...page,
    waiting: Math.max(0, page.waiting - gone),
    items: page.items.filter((item) => !ids.has(item.design.id)),
  }))
  return { ...data, pages }
}

/** Puts designs back where their score belongs, best first, before those of the same score; one that is there already stays as it is. */
export function withItemsBack(data: ReviewData, items: readonly ReviewItem[], back: number): ReviewData {
  const waiting = data.pages.map((page) => ({ ...page, waiting: page.waiting + back }))
  return { ...data, pages: items.reduce(insert, waiting) }
}

function insert(pages: ReviewPage[], item: ReviewItem): ReviewPage[] {
  if (pages.some((page) => page.items.some((other) => other.design.id === item.design.id))) return pages
  const before = (other: ReviewItem): boolean => other.idea.score <= item.idea.score
  const at = pages.findIndex((page) => page.items.some(before))
  const target = at === -1 ? pages.length - 1 : at
  return pages.map((page, index) => (index === target ? { ...page, items: insertItem(page.items, item, before) } : page))
}

function insertItem(items: readonly ReviewItem[], item: ReviewItem, before: (other: ReviewItem) => boolean): ReviewItem[] {
  const at = items.findIndex(before)
  return at === -1 ? [...items, item] : items.toSpliced(at, 0, item)
}

/** The design to show once `gone` have left: the next one that stays, else the one before, else none. */
export function neighbourAfter(items: readonly ReviewItem[], current: string, gone: ReadonlySet<string>): string | null {
  const at = items.findIndex((item) => item.design.id === current)
  const stays = (item: ReviewItem): boolean => !gone.has(item.design.id)
  const after = items.slice(at + 1).find(stays)
  return (after ?? items.slice(0, Math.max(0, at)).findLast(stays))?.design.id ?? null
}
