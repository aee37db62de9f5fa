/** Topics of Google's "Trending now", whether they come by feed, by saved feed or by the page's own CSV export. */

/**
 * What a topic is known by: every item of the feed links to the same page, so it is country, words and day. `startedAt`
 * is an ISO time or null; the day is left out where the topic does not say when it began.
 */
export function trendIdentity(country: string | undefined, topic: string, startedAt: string | null): string {
  const words = topic.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
  return `${(country ?? 'any').toUpperCase()}:${words}${startedAt === null ? '' : `:${startedAt.slice(0, 10)}`}`
}

/** The country in an address of Google Trends, `…?geo=US`; regions (`US-CA`) count as theirs. */
export function countryOf(address: string | undefined): string | undefined {
  return /[?&]geo=([A-Z]{2})(?:-[A-Z\d]{1,3})?(?:&|#|$)/.exec(address ?? '')?.[1]
}
