/** What was sent against what stands there, field by field. Without effects. */
import type { Difference } from '../contract.ts'

export type Value = string | number | boolean | readonly string[]

const MOST_SHOWN = 300

/** Only fields of `sent` are looked at; one that is not found there is a difference too. Line ends and spaces around are the market's own business. */
export function differences(sent: Readonly<Record<string, Value>>, found: Readonly<Record<string, Value>>): Difference[] {
  return Object.entries(sent).flatMap(([field, value]) => {
    const there = found[field]
    return there !== undefined && same(value, there) ? [] : [{ field, sent: shown(value), found: there === undefined ? 'nothing' : shown(there) }]
  })
}

function same(sent: Value, found: Value): boolean {
  if (isList(sent) || isList(found)) return isList(sent) && isList(found) && sent.length === found.length && sent.every((one, at) => tidy(one) === tidy(found[at] ?? ''))
  return typeof sent === 'string' && typeof found === 'string' ? tidy(sent) === tidy(found) : sent === found
}

function isList(value: Value): value is readonly string[] {
  return typeof value === 'object'
}

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim()
}

function shown(value: Value): string {
  const text = isList(value) ? value.join(', ') : String(value)
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN - 1)}…`
}
