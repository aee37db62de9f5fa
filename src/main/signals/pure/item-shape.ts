/** How the items of a known service look, so that its answers can be imported without a map. */
import type { ImportContext, Reading } from './draft.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export interface ItemShape {
  /** A cheap look at the fields that only this service has. */
  recognises(item: JsonObject): boolean
  /** What the item becomes: often one draft, sometimes several (a thread, a day's chart). */
  read(item: JsonObject, context: ImportContext): readonly Reading[]
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The shape that any of the first items is recognised by. */
export function shapeOf(items: readonly JsonObject[], shapes: readonly ItemShape[]): ItemShape | null {
  for (const item of items) {
    const shape = shapes.find((candidate) => candidate.recognises(item))
    if (shape !== undefined) return shape
  }
  return null
}
