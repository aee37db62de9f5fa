/** From the parts of a foreign item to a draft: the one place where every limit on a signal is held. */
import type { ImportReject, SignalDraft } from '../contract.ts'
import { cleanText } from './clean-text.ts'
import { readFigure } from './figures.ts'
import { readInstant } from './instants.ts'
import { readAddress } from './web-address.ts'

/** A draft, or why the item is refused, in words that follow "line 12:"; null is a record that is no item at all. */
export type Reading = SignalDraft | string | null

/** What a parser hands on: a draft, or a refusal with its place. */
export type Outcome = SignalDraft | ImportReject

export function isReject(outcome: Outcome): outcome is ImportReject {
  return 'place' in outcome
}

/** What a parser knows of the file it reads. */
export interface ImportContext {
  /** What errors call the file. */
  readonly file: string
  /** The source of items that name none. */
  readonly source: string
  /** When figures without a time of their own were seen, ISO. */
  readonly observedAt: string
}

/** A reading with its place, or nothing for a record that is no item. */
export function outcomesOf(reading: Reading, place: () => string): Outcome[] {
  if (reading === null) return []
  return [typeof reading === 'string' ? { place: place(), reason: reading } : reading]
}

/** [metric, value as found, when it was seen]. */
export type Figure = readonly [metric: string, value: unknown, observedAt: string]

export interface DraftParts {
  readonly source: string
  readonly itemId: unknown
  /** Title, caption and the like, in reading order; empty ones are left out. */
  readonly text: readonly unknown[]
  readonly tags?: readonly unknown[]
  readonly url?: unknown
  /** Where a relative `url` belongs. */
  readonly base?: string | undefined
  readonly language?: unknown
  readonly community?: unknown
  readonly category?: unknown
  /** Left out when it cannot be read. */
  readonly publishedAt?: unknown
  readonly occursOn?: string
  readonly basis?: SignalDraft['basis']
  readonly region?: string
  readonly figures?: readonly Figure[]
}

const MAX_ID = 512
const MAX_LABEL = 100
const MAX_TAGS = 50
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i

/** A draft of clean, capped fields; an item without an id or without text is refused. */
export function toDraft(parts: DraftParts): SignalDraft | string {
  const sourceItemId = idOf(parts.itemId)
  if (sourceItemId === '') return 'it has no id'
  const text = joinedText(parts.text)
  if (text === '') return 'it has no text'
  const draft: SignalDraft = {
    source: parts.source,
    sourceItemId,
    text,
    tags: parts.tags === undefined ? [] : cleanTags(parts.tags),
    observations: observationsOf(parts.figures),
  }
  addDetails(draft, parts)
  if (parts.occursOn !== undefined) draft.occursOn = parts.occursOn
  if (parts.basis !== undefined) draft.basis = parts.basis
  if (parts.region !== undefined) draft.region = parts.region
  return draft
}

function addDetails(draft: SignalDraft, parts: DraftParts): void {
  const url = parts.url === undefined ? undefined : readAddress(parts.url, parts.base)
  if (url !== undefined) draft.url = url
  const language = languageOf(parts.language)
  if (language !== undefined) draft.language = language
  const community = labelOf(parts.community)
  if (community !== '') draft.community = community
  const category = labelOf(parts.category)
  if (category !== '') draft.category = category
  const publishedAt = parts.publishedAt === undefined ? null : readInstant(parts.publishedAt)
  if (publishedAt !== null) draft.publishedAt = publishedAt
}

function idOf(raw: unknown): string {
  if (typeof raw === 'number') return String(raw)
  return typeof raw === 'string' ? cleanText(raw, MAX_ID) : ''
}

function labelOf(raw: unknown): string {
  return typeof raw === 'string' ? cleanText(raw, MAX_LABEL) : typeof raw === 'number' ? String(raw) : ''
}

function languageOf(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined
  const text = raw.trim().replace('_', '-')
  return LANGUAGE.test(text) ? text.toLowerCase() : undefined
}

/** Parts become sentences, so that a title and a caption are not read as one phrase. */
function joinedText(parts: readonly unknown[]): string {
  let joined = ''
  for (const part of parts) {
    const clean = typeof part === 'string' ? cleanText(part) : typeof part === 'number' ? String(part) : ''
    if (clean === '' || clean === joined) continue
    joined = joined === '' ? clean : `${joined}${/[.!?…:;]$/.test(joined) ? ' ' : '. '}${clean}`
  }
  return parts.length > 1 ? cleanText(joined) : joined
}

/** Lower case without a leading "#", each once. */
export function cleanTags(raw: readonly unknown[]): string[] {
  const tags: string[] = []
  for (const tag of raw) {
    if (tags.length === MAX_TAGS) break
    const clean = typeof tag === 'string' ? cleanText(tag, MAX_LABEL).replace(/^#+/, '').toLowerCase() : ''
    if (clean !== '' && !tags.includes(clean)) tags.push(clean)
  }
  return tags
}

function observationsOf(figures: readonly Figure[] | undefined): SignalDraft['observations'] {
  if (figures === undefined) return []
  return figures.map(([metric, value, observedAt]) => ({ metric, value: readFigure(value), observedAt }))
}
