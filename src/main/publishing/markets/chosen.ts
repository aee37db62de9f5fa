import type { ConnectionField } from '../contract.ts'
import type { ConnectionValues } from '../api/market.ts'

/** Something of the shop that a listing hangs on, as the shop reported it. */
export interface ShopChoice {
  readonly id: string
  readonly title: string
}

/** What the seller chose, or the only one that there is; null when the choice is open or gone from the shop. */
export function chosenOf<T extends ShopChoice>(values: ConnectionValues, field: string, choices: readonly T[]): T | null {
  const id = values[field]
  if (id === null || id === undefined || id === '') return choices.length === 1 ? (choices[0] ?? null) : null
  return choices.find((choice) => choice.id === String(id)) ?? null
}

/** A value as text, trimmed; empty where there is none. */
export function textOf(values: ConnectionValues, field: string): string {
  const value = values[field]
  return value === null || value === undefined ? '' : String(value).trim()
}

type Kind = ConnectionField['kind']

/** A field of the form. */
export function field(id: string, kind: Kind, label: string, help: string, more: { readonly required?: boolean; readonly choices?: readonly ShopChoice[] } = {}): ConnectionField {
  return { id, kind, label, help, required: more.required ?? false, choices: (more.choices ?? []).map(({ id: choice, title }) => ({ id: choice, title })) }
}
