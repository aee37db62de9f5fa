/** A first reading of a table whose columns nobody has mapped yet: by their names, else not at all. */
import type { ImportMap } from '../contract.ts'
import { FIELD_NAMES, METRIC_NAMES, plainName, type FieldRole } from './field-names.ts'

interface Named {
  readonly column: string
  readonly name: string
}

/**
 * The map that the column names suggest, or null when none of them holds text. An item without an id of its own is
 * known by its address, else by its text. `sampleTags` is a filled cell of the tag column, to see what separates tags.
 */
export function proposeMap(columns: readonly string[], format: ImportMap['format'], file: string, sampleOf: (column: string) => string): ImportMap | null {
  const named = columns.map((column) => ({ column, name: plainName(column.slice(column.lastIndexOf('.') + 1)) }))
  const text = textColumns(named)
  const first = text[0]
  if (first === undefined) return null
  const url = find(named, 'url')
  const map: ImportMap = { format, id: find(named, 'id') ?? url ?? first, text }
  const tags = find(named, 'tags')
  if (tags !== undefined) map.tags = { column: tags, separator: separatorOf(sampleOf(tags)) }
  const metrics = metricColumns(named)
  if (Object.keys(metrics).length > 0) map.metrics = metrics
  const source = find(named, 'source') ?? guessSource(named, file)
  if (source !== undefined) map.source = source
  return { ...map, ...optional('url', url), ...rolesOf(named) }
}

function rolesOf(named: readonly Named[]): Partial<ImportMap> {
  return {
    ...optional('publishedAt', find(named, 'publishedAt')),
    ...optional('observedAt', find(named, 'observedAt')),
    ...optional('community', find(named, 'community')),
    ...optional('category', find(named, 'category')),
    ...optional('language', find(named, 'language')),
  }
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>)
}

function find(named: readonly Named[], role: FieldRole): string | undefined {
  for (const name of FIELD_NAMES[role]) {
    const hit = named.find((candidate) => candidate.name === name)
    if (hit !== undefined) return hit.column
  }
  return undefined
}

/** A title says it all where there is one; a body alone is the text of a post. */
function textColumns(named: readonly Named[]): string[] {
  const title = find(named, 'title')
  const caption = named.find((candidate) => candidate.name === 'caption')?.column
  if (title !== undefined) return caption === undefined ? [title] : [title, caption]
  const body = find(named, 'body')
  return body === undefined ? [] : [body]
}

function metricColumns(named: readonly Named[]): Record<string, string> {
  const metrics: Record<string, string> = {}
  for (const { column, name } of named) {
    const metric = METRIC_NAMES[name]
    if (metric !== undefined && metrics[metric] === undefined) metrics[metric] = column
  }
  return metrics
}

/** The service an export comes from, by columns that only it has, else by the file's name. */
function guessSource(named: readonly Named[], file: string): string | undefined {
  const names = new Set(named.map((candidate) => candidate.name))
  if (names.has('subreddit')) return 'reddit'
  if (names.has('video_id') && (names.has('channel_id') || names.has('channel_title'))) return 'youtube'
  if (names.has('hashtag') && names.has('posts') && names.has('views')) return 'tiktok'
  const name = file.replace(/^.*[\\/]/, '')
  return /(?:^|[^a-z])(reddit|youtube|tiktok|pinterest|instagram|etsy|tumblr|mastodon|bluesky)(?:[^a-z]|$)/i.exec(name)?.[1]?.toLowerCase()
}

const SEPARATORS = ['|', ';', ',', '#', ' '] as const

function separatorOf(sample: string): string {
  return SEPARATORS.find((separator) => sample.includes(separator)) ?? ','
}
