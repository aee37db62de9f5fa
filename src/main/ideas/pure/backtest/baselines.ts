/** What simpler rankings say. null where an item lacks what a formula needs. */

export interface Ranked {
  readonly value: number | null
  /** When the figure was read, and the item published, milliseconds. */
  readonly at: number
  readonly publishedAt: number | null
}

const HOUR_MS = 3_600_000
/** An item read in the minute it was published has no rate yet. */
const YOUNGEST_HOURS = 1 / 60

/** In the order of the report. */
export const BASELINES: Readonly<Record<string, (item: Ranked) => number | null>> = {
  'latest count': ({ value }) => value,
  'count per hour since publication': (item) => aged(item, (value, hours) => value / Math.max(YOUNGEST_HOURS, hours)),
  /** (p − 1) / (t + 2)^1.8, as in news.arc (amix.dk/blog/post/19574). */
  'Hacker News rank': (item) => aged(item, (value, hours) => (value - 1) / (Math.max(0, hours) + 2) ** 1.8),
  /** sign · log10(max(|s|, 1)) + seconds / 45,000, as in the source Reddit once published. */
  'Reddit hot': (item) => aged(item, (value) => Math.sign(value) * Math.log10(Math.max(Math.abs(value), 1)) + (item.publishedAt ?? 0) / 1_000 / 45_000),
}

function aged({ value, at, publishedAt }: Ranked, formula: (value: number, hours: number) => number): number | null {
  return value === null || publishedAt === null ? null : formula(value, (at - publishedAt) / HOUR_MS)
}
