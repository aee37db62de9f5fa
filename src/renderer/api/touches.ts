/** What an event of the log makes stale. */
export type Touch = 'today' | 'review' | 'gallery' | 'history' | 'jobs' | 'night' | 'settings'

const BY_KIND: Readonly<Record<string, readonly Touch[]>> = {
  'design.generated': ['today', 'review', 'gallery', 'night'],
  'design.approved': ['today', 'review', 'history'],
  'design.rejected': ['today', 'review', 'history'],
  'design.reopened': ['today', 'review', 'history'],
  'mockup.generated': ['review', 'gallery'],
  'listing.drafted': ['review'],
  'listing.edited': ['review'],
  'listing.exported': ['today'],
  'run.started': ['today', 'night', 'jobs'],
  'run.phase': ['today', 'night'],
  'run.finished': ['today', 'night', 'jobs', 'review', 'gallery'],
  'run.stopped': ['today', 'night', 'jobs'],
}

/** An event nobody here knows touches nothing; a job's end is always worth a look at the list. */
export function touchesOf(eventType: string): readonly Touch[] {
  return BY_KIND[eventType] ?? (eventType.startsWith('job.') ? ['jobs', 'today'] : [])
}
