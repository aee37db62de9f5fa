/** Requests for hashtags on Instagram (official pages, read 2026-11-22). The address without a version is the app's own default. */
import type { SourceRequest } from './source-definition.ts'

const BASE = 'https://graph.facebook.com'
const FIELDS = 'id,caption,media_type,like_count,comments_count,permalink,timestamp'

export function hashtagRequest(tag: string, user: string): SourceRequest {
  return request(`#${tag} id`, `ig_hashtag_search?${new URLSearchParams({ user_id: user, q: tag }).toString()}`, { kind: 'search', tag, user })
}

export function mediaRequest(tag: string, id: string, user: string): SourceRequest {
  const query = new URLSearchParams({ user_id: user, fields: FIELDS, limit: '50' })
  return request(`#${tag}`, `${encodeURIComponent(id)}/top_media?${query.toString()}`, { kind: 'media', tag, user })
}

function request(key: string, rest: string, about: Readonly<Record<string, string>>): SourceRequest {
  return { key, url: `${BASE}/${rest}`, headers: { accept: 'application/json' }, secretQuery: { access_token: 'accessToken' }, about }
}
