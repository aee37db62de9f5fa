/** The seller's order of engines, as lists without effects. */
import type { ImageEngineId } from '../../main/settings/contract.ts'

type Order = readonly ImageEngineId[]

/** With one engine moved by so many places; at the ends it stays where it is. */
export function movedBy(order: Order, id: ImageEngineId, by: number): ImageEngineId[] {
  const from = order.indexOf(id)
  if (from === -1) return [...order]
  const to = Math.min(order.length - 1, Math.max(0, from + by))
  const rest = order.filter((other) => other !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}

/** An engine that is switched on is asked last, until the seller moves it. */
export function switched(order: Order, id: ImageEngineId, on: boolean): ImageEngineId[] {
  const rest = order.filter((other) => other !== id)
  if (!on) return rest
  return order.includes(id) ? [...order] : [...rest, id]
}
