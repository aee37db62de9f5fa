import type { SourceDefinition } from '../pure/source-definition.ts'
import type { SourceId } from '../pure/source-ids.ts'
import { amazonSuggestionsSource } from './amazon-suggestions/source.ts'
import { blueskySource } from './bluesky/source.ts'
import { feedSource } from './feed/source.ts'
import { gdeltSource } from './gdelt/source.ts'
import { googleSuggestionsSource } from './google-suggestions/source.ts'
import { googleTrendsSource } from './google-trends/source.ts'
import { hackerNewsSource } from './hacker-news/source.ts'
import { icsSource } from './ics/source.ts'
import { mastodonSource } from './mastodon/source.ts'
import { nagerSource } from './nager/source.ts'
import { usnoSource } from './usno/source.ts'
import { wikipediaSource } from './wikipedia/source.ts'
import { youtubeFeedsSource } from './youtube-feeds/source.ts'
import { instagramSource } from './instagram/source.ts'
import { pinterestSource } from './pinterest/source.ts'
import { redditApiSource } from './reddit-api/source.ts'
import { tumblrSource } from './tumblr/source.ts'
import { youtubeDataSource } from './youtube-data/source.ts'

/** What each source is; how its answers are read stands in the acquire worker's answer-readers.ts. */
export const SOURCES = {
  feed: feedSource,
  ics: icsSource,
  wikipedia: wikipediaSource,
  'google-trends': googleTrendsSource,
  mastodon: mastodonSource,
  'hacker-news': hackerNewsSource,
  'youtube-feeds': youtubeFeedsSource,
  bluesky: blueskySource,
  nager: nagerSource,
  usno: usnoSource,
  gdelt: gdeltSource,
  pinterest: pinterestSource,
  'youtube-data': youtubeDataSource,
  'reddit-api': redditApiSource,
  tumblr: tumblrSource,
  instagram: instagramSource,
  'google-suggestions': googleSuggestionsSource,
  'amazon-suggestions': amazonSuggestionsSource,
} satisfies Record<SourceId, SourceDefinition>

/** null for what is no source that is asked: a file, the calendar. */
export function definitionOf(id: string): SourceDefinition | null {
  return (SOURCES as Readonly<Record<string, SourceDefinition>>)[id] ?? null
}
