/** Through which outlet a signal speaks, and with whose voice: so that a re-post or a second feed of one publisher adds none. */
import { wordsOf } from '../words.ts'

export interface SpokenItem {
  readonly source: string
  readonly url: string | null
  readonly text: string
  /** The same for signals of one source that say the same. */
  readonly contentGroup: string
}

export interface Speaker {
  /** A place of many voices (Reddit) or one publisher (its site). */
  readonly outlet: string
  /** Signals with one voice are one. */
  readonly voice: string
  /** Signals that say the same in the same words, wherever: one voice too. */
  readonly echo: string
}

/** Places where many people speak: each post is a voice of its own. */
const PLACES: readonly (readonly [name: string, site: RegExp])[] = [
  ['reddit', /(?:^|\.)redd(?:it\.com|\.it)$/], ['youtube', /(?:^|\.)(?:youtube\.com|youtu\.be)$/], ['hacker-news', /^news\.ycombinator\.com$/],
  ['bluesky', /(?:^|\.)bsky\.app$/], ['tumblr', /(?:^|\.)tumblr\.com$/], ['pinterest', /(?:^|\.)pinterest\./], ['instagram', /(?:^|\.)instagram\.com$/],
  ['tiktok', /(?:^|\.)tiktok\.com$/], ['google-trends', /^trends\.google\./], ['wikipedia', /(?:^|\.)wikipedia\.org$/],
]
const PLACE_SOURCE = /^(?:reddit|youtube|hacker-?news|mastodon|bluesky|tumblr|pinterest|instagram|tiktok|google|wiki|amazon|calendar)/
/** Fewer words than this are said by many who never met. */
const FEWEST_WORDS_OF_AN_ECHO = 4

export function speakerOf(item: SpokenItem): Speaker {
  const echo = echoOf(item)
  const host = hostOf(item.url)
  const place = PLACE_SOURCE.test(item.source) ? item.source.replace(/[-_](?:feed|rss|trends|api).*$/, '') : PLACES.find(([, site]) => site.test(host))?.[0]
  if (place !== undefined) return { outlet: place, voice: item.contentGroup, echo }
  return host === '' ? { outlet: item.source, voice: item.contentGroup, echo } : { outlet: host, voice: host, echo }
}

function echoOf({ text, contentGroup }: SpokenItem): string {
  const words = wordsOf(text, 60)
  return words.length < FEWEST_WORDS_OF_AN_ECHO ? contentGroup : words.join(' ').slice(0, 160)
}

function hostOf(url: string | null): string {
  return /^https?:\/\/(?:www\.|m\.)?([^/:?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? ''
}
