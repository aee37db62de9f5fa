/** Every source that is asked over the network. A new one stands here, in sources/registry.ts and in the acquire worker's answer-readers.ts. */
export const SOURCE_IDS = [
  'feed', 'ics', 'wikipedia', 'google-trends', 'mastodon', 'hacker-news',
  'youtube-feeds', 'bluesky', 'nager', 'usno', 'gdelt',
  'pinterest', 'youtube-data', 'reddit-api', 'tumblr', 'instagram',
  'google-suggestions', 'amazon-suggestions',
] as const
export type SourceId = (typeof SOURCE_IDS)[number]

export function isSourceId(id: string): id is SourceId {
  return (SOURCE_IDS as readonly string[]).includes(id)
}
