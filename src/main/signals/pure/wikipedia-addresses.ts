/** Addresses of Wikimedia's pageview service (shapes read 2026-11-22; the order of the per-article path is not verified). */
import type { SourceRequest } from './source-definition.ts'

const BASE = 'https://wikimedia.org/api/rest_v1/metrics/pageviews'
const DAY = 86_400_000

/** The daily curve of one article over `days` days, the last one `day`. 404 means no views were counted. */
export function articleRequest(project: string, article: string, day: string, days: number): SourceRequest {
  const last = Date.parse(`${day}T00:00:00.000Z`)
  const first = new Date(last - (days - 1) * DAY).toISOString().slice(0, 10)
  return {
    key: `article:${project}:${article}`,
    url: `${BASE}/per-article/${project}/all-access/user/${encodeURIComponent(article.toWellFormed())}/daily/${compact(first)}/${compact(day)}`,
    about: { kind: 'article', project, article },
    mayBeMissing: true,
  }
}

/** The thousand most viewed pages of an edition on a day. */
export function topRequest(project: string, day: string, about: { readonly take: number; readonly curves: number }): SourceRequest {
  return { key: `top:${project}`, url: `${BASE}/top/${project}/all-access/${day.replaceAll('-', '/')}`, about: aboutOf('top', project, '', day, about), mayBeMissing: true }
}

/** The thousand most viewed pages of a country on a day, in all languages. */
export function countryRequest(country: string, day: string, about: { readonly take: number; readonly curves: number }): SourceRequest {
  return { key: `country:${country}`, url: `${BASE}/top-per-country/${country}/all-access/${day.replaceAll('-', '/')}`, about: aboutOf('country', '', country, day, about), mayBeMissing: true }
}

function aboutOf(kind: string, project: string, country: string, day: string, { take, curves }: { readonly take: number; readonly curves: number }) {
  return { kind, project, country, day, take: String(take), curves: String(curves) }
}

function compact(day: string): string {
  return day.replaceAll('-', '')
}
