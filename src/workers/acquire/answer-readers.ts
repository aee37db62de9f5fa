import type { AnswerReader } from '../../main/signals/pure/source-definition.ts'
import type { SourceId } from '../../main/signals/pure/source-ids.ts'

/** How the answers of each source are read. Loaded when the first answer comes: parsers bring their libraries. */
export const ANSWER_READERS = {
  feed: async () => (await import('../../main/signals/sources/feed/parse.ts')).readFeedAnswer,
  ics: async () => (await import('../../main/signals/sources/ics/parse.ts')).readCalendarAnswer,
  wikipedia: async () => (await import('../../main/signals/sources/wikipedia/parse.ts')).readWikipedia,
  'google-trends': async () => (await import('../../main/signals/sources/google-trends/parse.ts')).readGoogleTrends,
  mastodon: async () => (await import('../../main/signals/sources/mastodon/parse.ts')).readMastodon,
  'hacker-news': async () => (await import('../../main/signals/sources/hacker-news/parse.ts')).readHackerNews,
  'youtube-feeds': async () => (await import('../../main/signals/sources/youtube-feeds/parse.ts')).readYouTubeFeed,
  bluesky: async () => (await import('../../main/signals/sources/bluesky/parse.ts')).readBluesky,
  nager: async () => (await import('../../main/signals/sources/nager/parse.ts')).readNager,
  usno: async () => (await import('../../main/signals/sources/usno/parse.ts')).readUsno,
  gdelt: async () => (await import('../../main/signals/sources/gdelt/parse.ts')).readGdelt,
  pinterest: async () => (await import('../../main/signals/sources/pinterest/parse.ts')).readPinterest,
  'youtube-data': async () => (await import('../../main/signals/sources/youtube-data/parse.ts')).readYoutubeData,
  'reddit-api': async () => (await import('../../main/signals/sources/reddit-api/parse.ts')).readRedditListing,
  tumblr: async () => (await import('../../main/signals/sources/tumblr/parse.ts')).readTumblr,
  instagram: async () => (await import('../../main/signals/sources/instagram/parse.ts')).readInstagram,
  'google-suggestions': async () => (await import('../../main/signals/sources/google-suggestions/parse.ts')).readGoogleSuggestions,
  'amazon-suggestions': async () => (await import('../../main/signals/sources/amazon-suggestions/parse.ts')).readAmazonSuggestions,
} satisfies Record<SourceId, () => Promise<AnswerReader>>
