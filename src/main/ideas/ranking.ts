/**
 * The order of the list, kept until it changes: working it out reads every idea. While all ideas are scored again it stays
 * as it was, so that no row jumps under the seller's hand until the scoring is done.
 */
import type { IdeasRepo, RankedFilter } from './repo.ts'
import type { IdeaRow } from './tables.ts'

/** Places that are kept of one list; what lies deeper is looked for each time. */
const KEPT = 2_000
/** Lists that are kept: by status, by words, all or the best of each theme. */
const MOST_LISTS = 12

interface Order {
  readonly changes: number
  /** Places of ideas, best first. */
  readonly seqs: readonly number[]
  readonly total: number
}

export interface Ranking {
  /** Places of ideas, best first, from after `after`; and how many there are in all. */
  page(filter: RankedFilter, after: IdeaRow | null, limit: number): Promise<{ readonly seqs: readonly number[]; readonly total: number }>
}

export function createRanking(repo: IdeasRepo): Ranking {
  const orders = new Map<string, Promise<Order>>()
  const orderOf = async (filter: RankedFilter): Promise<Order> => {
    const key = JSON.stringify(filter)
    const kept = orders.get(key)
    const changes = repo.changes()
    if (kept !== undefined && (await kept).changes === changes) return kept
    const made = readOrder(repo, filter, changes)
    remember(orders, key, made)
    made.catch(() => orders.get(key) === made && orders.delete(key))
    return made
  }
  return {
    async page(filter, after, limit) {
      const { seqs, total } = await orderOf(filter)
      const from = after === null ? 0 : seqs.indexOf(after.seq) + 1
      const isKept = (after === null || from > 0) && (from + limit <= seqs.length || seqs.length === total)
      return { seqs: isKept ? seqs.slice(from, from + limit) : await repo.ranked(filter, after, limit), total }
    },
  }
}

async function readOrder(repo: IdeasRepo, filter: RankedFilter, changes: number): Promise<Order> {
  const [seqs, total] = await Promise.all([repo.ranked(filter, null, KEPT), repo.countRanked(filter)])
  return { changes, seqs, total }
}

/** The one that was asked for longest ago goes. */
function remember(orders: Map<string, Promise<Order>>, key: string, order: Promise<Order>): void {
  orders.delete(key)
  orders.set(key, order)
  const [oldest] = orders.keys()
  if (orders.size > MOST_LISTS && oldest !== undefined) orders.delete(oldest)
}
