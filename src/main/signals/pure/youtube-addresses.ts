/** Requests to the YouTube Data API, version 3 (discovery document of 2026-04-27, read 2026-11-22). */
import type { SourceRequest } from './source-definition.ts'

const BASE = 'https://youtube.googleapis.com/youtube/v3'
/** The most the service gives at once. */
const PAGE = '50'

/** A page of the chart of a country: one unit of the day's 10,000. */
export function chartRequest(region: string, page: number, pages: number, token?: string): SourceRequest {
  const query = { part: 'snippet,statistics', chart: 'mostPopular', regionCode: region, maxResults: PAGE, ...(token === undefined ? {} : { pageToken: token }) }
  return request(`chart ${region} ${page}`, 'videos', query, { kind: 'chart', region, page: String(page), pages: String(pages) })
}

/** The most viewed videos since `after` that these words find: one of the day's 100 searches. */
export function searchRequest(words: string, after: string, region: string): SourceRequest {
  const query = { part: 'snippet', type: 'video', order: 'viewCount', maxResults: PAGE, q: words, publishedAfter: after, regionCode: region }
  return request(`search ${words}`, 'search', query, { kind: 'search', words })
}

/** Words and figures of up to fifty videos: one unit. */
export function videosRequest(key: string, ids: readonly string[]): SourceRequest {
  return request(`${key} videos`, 'videos', { part: 'snippet,statistics', id: ids.slice(0, 50).join(',') }, { kind: 'videos' })
}

function request(key: string, method: string, query: Readonly<Record<string, string>>, about: Readonly<Record<string, string>>): SourceRequest {
  return { key, url: `${BASE}/${method}?${new URLSearchParams(query).toString()}`, headers: { accept: 'application/json' }, secretQuery: { key: 'apiKey' }, about }
}
