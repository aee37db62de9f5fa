/** What the readers of live answers share: from bytes to items, with every refusal naming the item and the field. */
import type { z } from 'zod'
import { InvalidInput, SchemaChanged } from '../../kernel/errors.ts'
import { outcomesOf, type ImportContext, type Outcome, type Reading } from './draft.ts'
import type { FeedElements } from './feed-elements.ts'
import { feedText, xmlFeed } from './feed-document.ts'
import { MAX_ITEMS } from './import-limits.ts'
import { isObject, type JsonObject } from './item-shape.ts'
import type { SourceAnswer } from './source-definition.ts'
import { decodeText } from './text-encoding.ts'
import { unreadable } from './unreadable-answer.ts'

/** What errors call the answer as a whole. */
const WHOLE = 'the answer'

/** The context that drafts of this answer are made in; `file` is only seen in errors. */
export function contextOf(answer: SourceAnswer): ImportContext {
  return { file: answer.request.url, source: answer.source, observedAt: answer.receivedAt }
}

/**
 * The answer as JSON.
 * @throws SchemaChanged for an empty answer, a web page (a sign-in, a block) and text that is not JSON.
 */
export function jsonAnswer(answer: SourceAnswer): unknown {
  const fault = unreadable(answer.bytes)
  if (fault !== null) throw new SchemaChanged(answer.source, WHOLE, fault)
  try {
    return JSON.parse(decodeText(answer.bytes).replace(/^\uFEFF/, '')) as unknown
  } catch {
    throw new SchemaChanged(answer.source, WHOLE, 'it is not valid JSON; it may have been cut off')
  }
}

/** The answer as a JSON object. @throws SchemaChanged */
export function objectAnswer(answer: SourceAnswer): JsonObject {
  const document = jsonAnswer(answer)
  if (!isObject(document)) throw new SchemaChanged(answer.source, WHOLE, `it is ${kindOf(document)}, not an object`)
  return document
}

/** The list that stands under `field` (the answer itself where `field` is null). @throws SchemaChanged where there is none */
export function listAnswer(document: unknown, field: string | null, source: string): readonly unknown[] {
  const list = field === null ? document : isObject(document) && Object.hasOwn(document, field) ? document[field] : undefined
  if (Array.isArray(list)) return (list as unknown[]).slice(0, MAX_ITEMS)
  throw new SchemaChanged(source, field === null ? WHOLE : `${WHOLE}, "${field}"`, `it is ${kindOf(list)}, not a list`)
}

/** The answer as a feed. @throws SchemaChanged when it is none */
export function feedAnswer(answer: SourceAnswer): FeedElements {
  try {
    return xmlFeed(feedText(answer.bytes), answer.source)
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    throw new SchemaChanged(answer.source, WHOLE, String(error.detail['reason']))
  }
}

export interface ItemReading<T> {
  readonly source: string
  /** What an item is called in a refusal: "article". */
  readonly item: string
  readonly schema: z.ZodType<T>
  /** `index` counts from 0 in the list as the service sent it. */
  readonly read: (item: T, index: number) => Reading
}

/**
 * Reads each item by itself: one that does not fit is refused with its place and field, and the others are kept.
 * @throws SchemaChanged when there are items and not one of them fits: then it is the service that changed.
 */
export function readItems<T>(list: readonly unknown[], { source, item, schema, read }: ItemReading<T>): Outcome[] {
  const outcomes: Outcome[] = []
  let misfits = 0
  let fault = ''
  for (const [index, raw] of list.entries()) {
    const parsed = schema.safeParse(raw)
    const place = (): string => `${item} ${index + 1}`
    if (parsed.success) {
      outcomes.push(...outcomesOf(read(parsed.data, index), place))
      continue
    }
    const reason = misfitOf(parsed.error, raw)
    if (misfits++ === 0) fault = reason
    outcomes.push({ place: place(), reason })
  }
  if (misfits > 0 && misfits === list.length) throw new SchemaChanged(source, `${item} 1`, fault)
  return outcomes
}

/** Reads what must be there for any of the answer to mean something. @throws SchemaChanged naming the field */
export function required<T>(schema: z.ZodType<T>, value: unknown, place: string, source: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new SchemaChanged(source, place, misfitOf(parsed.error, value))
}

/** The first thing that does not fit, as "its views is missing". */
function misfitOf(error: z.ZodError, raw: unknown): string {
  if (!isObject(raw)) return `it is ${kindOf(raw)}, not an object`
  const path = error.issues[0]?.path ?? []
  const value = path.reduce<unknown>((inner, key) => (isObject(inner) || Array.isArray(inner) ? (inner as Record<PropertyKey, unknown>)[key] : undefined), raw)
  const field = path.map(String).join('.').slice(0, 80)
  return value === undefined ? `its "${field}" is missing` : `its "${field}" is ${kindOf(value)}, which is not expected there`
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return 'a text'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
