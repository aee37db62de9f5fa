/**
 * How long before an occasion its designs should be on sale. Marketplaces need weeks to rank a new listing and buyers
 * order gifts ahead: listed eight to ten weeks before is best, and after the day nobody buys. The two best weeks are
 * the requirement; where the curve ends on either side is our judgement of print on demand.
 */

/** Days before the occasion's day. */
export const leadDays = {
  /** No occasion further away than this is worked on. */
  earliest: 120,
  /** Listed from here on is best: ten weeks before. */
  listFrom: 70,
  /** Made by here, there is a week left to look at it and list it. */
  makeBy: 63,
  /** Listed by here is best: eight weeks before. */
  listBy: 56,
  /** The last day on which an order can still be made, printed and delivered for it. */
  last: 10,
} as const

/** After so many days more than `listFrom` an occasion counts half: it will come back when its time has come. */
const EARLY_HALF_LIFE_DAYS = 30

export type LeadWindow = 'early' | 'best' | 'late' | 'over'

/** Where a day `days` before the occasion (negative when past) stands. Anything that is no number is over. */
export function leadWindow(days: number): LeadWindow {
  if (!(days >= leadDays.last)) return 'over'
  if (days < leadDays.listBy) return 'late'
  return days <= leadDays.listFrom ? 'best' : 'early'
}

/**
 * What listing it `days` before the occasion is worth, in [0, 1]: 1 from 70 to 56 days before; before that
 * 0.5^((days − 70) / 30); after that falling evenly to 0 at 10 days, and 0 from there on and when the day is past.
 */
export function leadTimeWorth(days: number): number {
  switch (leadWindow(days)) {
    case 'over':
      return 0
    case 'late':
      return (days - leadDays.last) / (leadDays.listBy - leadDays.last)
    case 'best':
      return 1
    case 'early':
      return 0.5 ** ((days - leadDays.listFrom) / EARLY_HALF_LIFE_DAYS)
  }
}
