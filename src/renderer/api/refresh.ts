/** Collects what events have made stale and refetches it a few times a second at most, never between a decision and its answer. */
import { now } from '../app/now.ts'
import { mergeNewest } from '../gallery/gallery-pages.ts'
import { client, queryClient, trpc } from './client.ts'
import { keys } from './keys.ts'
import type { Touch } from './touches.ts'

const PAUSE_MS = 350

const stale = new Set<Touch>()
let timer: ReturnType<typeof setTimeout> | undefined
let lastFlush = 0
let deciding = 0

export function markStale(touches: Iterable<Touch>): void {
  for (const touch of touches) stale.add(touch)
  if (stale.size > 0) schedule()
}

/** Runs `work` with refetching held back: an answer from before the decision must not bring the design back. */
export async function holdingRefresh<T>(work: () => Promise<T>): Promise<T> {
  deciding++
  try {
    return await work()
  } finally {
    deciding--
    if (stale.size > 0) schedule()
  }
}

function schedule(): void {
  timer ??= setTimeout(flush, Math.max(40, PAUSE_MS - (now() - lastFlush)))
}

function flush(): void {
  timer = undefined
  if (deciding > 0) return
  lastFlush = now()
  const touched = [...stale]
  stale.clear()
  for (const touch of touched) void REFETCH[touch]()
}

const REFETCH: Readonly<Record<Touch, () => Promise<unknown>>> = {
  today: () => queryClient.invalidateQueries(trpc.insights.today.queryFilter()),
  night: () => queryClient.invalidateQueries(trpc.night.current.queryFilter()),
  jobs: () => queryClient.invalidateQueries(trpc.jobs.list.queryFilter()),
  settings: () => queryClient.invalidateQueries(trpc.settings.get.queryFilter()),
  review: () => queryClient.invalidateQueries({ queryKey: keys.review }),
  history: () => queryClient.invalidateQueries({ queryKey: keys.history }),
  ideas: () => queryClient.invalidateQueries({ queryKey: keys.ideas }),
  look: () => Promise.all([trpc.designs.art, trpc.listings.reviewItem, trpc.listings.family, trpc.mockups.count].map((shown) => queryClient.invalidateQueries(shown.pathFilter()))),
  scenes: () => Promise.all([trpc.mockups.scenes, trpc.mockups.count].map((shown) => queryClient.invalidateQueries(shown.pathFilter()))),
  listings: () => queryClient.invalidateQueries({ queryKey: keys.listings }),
  calendar: () => queryClient.invalidateQueries(trpc.insights.calendar.queryFilter()),
  sources: () => queryClient.invalidateQueries({ queryKey: keys.sources }),
  // A long gallery is never fetched again as a whole: its first page is, and what is new in it goes on top.
  gallery: () => mergeNewest(queryClient, (input) => client.listings.gallery.query(input)),
}
