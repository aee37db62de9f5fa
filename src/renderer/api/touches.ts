/** What an event of the log makes stale. */
export type Touch = 'today' | 'review' | 'gallery' | 'history' | 'jobs' | 'night' | 'settings' | 'ideas' | 'calendar' | 'sources' | 'look' | 'scenes' | 'listings'

const BY_KIND: Readonly<Record<string, readonly Touch[]>> = {
  'signal.ingested': ['calendar'],
  'source.polled': ['sources', 'calendar'],
  'source.failed': ['sources'],
  'source.changed': ['sources'],
  'idea.scored': ['ideas', 'calendar'],
  'idea.rescored': ['ideas', 'calendar'],
  'idea.rights-accepted': ['ideas', 'calendar'],
  'idea.dismissed': ['ideas', 'calendar'],
  'idea.restored': ['ideas', 'calendar'],
  'design.generated': ['today', 'review', 'gallery', 'night', 'calendar', 'look'],
  'design.approved': ['today', 'review', 'history', 'calendar', 'look'],
  'design.rejected': ['today', 'review', 'history', 'calendar', 'look'],
  'design.reopened': ['today', 'review', 'history', 'calendar', 'look'],
  'design.printed': ['look'],
  'mockup.generated': ['review', 'gallery', 'look'],
  'scene.changed': ['scenes'],
  'listing.drafted': ['review', 'listings'],
  'listing.edited': ['review', 'listings'],
  'listing.approved': ['listings'],
  'listing.rejected': ['listings'],
  'listing.reopened': ['listings'],
  'listing.exported': ['today', 'listings'],
  'run.started': ['today', 'night', 'jobs'],
  'run.phase': ['today', 'night'],
  'run.finished': ['today', 'night', 'jobs', 'review', 'gallery'],
  'run.stopped': ['today', 'night', 'jobs'],
}

/** An event nobody here knows touches nothing; a job's end is always worth a look at the list. */
export function touchesOf(eventType: string): readonly Touch[] {
  return BY_KIND[eventType] ?? (eventType.startsWith('job.') ? ['jobs', 'today'] : [])
}
