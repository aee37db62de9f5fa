/** What a key means where. Pure, so that the table can be tested. */
import type { RejectReason } from '../../main/designs/contract.ts'

export type Command =
  | { readonly do: 'approve' | 'edit' | 'edit-design' | 'vary' | 'undo' | 'previous' | 'next' | 'quick-look' | 'keys' | 'close' }
  | { readonly do: 'ask-reason' }
  | { readonly do: 'reject'; readonly reason: RejectReason | null }
  | { readonly do: 'show'; readonly view: number }

/** The parts of a KeyboardEvent that decide. */
export interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** In the order of their keys 1 to 5. */
export const REASONS: readonly RejectReason[] = ['taste', 'quality', 'trademark', 'off-niche', 'duplicate']

const PLAIN: Readonly<Record<string, Command>> = {
  a: { do: 'approve' },
  r: { do: 'ask-reason' },
  e: { do: 'edit' },
  d: { do: 'edit-design' },
  g: { do: 'vary' },
  z: { do: 'undo' },
  ArrowLeft: { do: 'previous' },
  ArrowRight: { do: 'next' },
  ' ': { do: 'quick-look' },
  '?': { do: 'keys' },
  Escape: { do: 'close' },
}

/** What `key` does in Review; null when it does nothing there. `askingReason`: the chips after R are open. */
export function reviewCommand(key: Key, askingReason: boolean): Command | null {
  if (key.altKey) return null
  const name = key.key.length === 1 ? key.key.toLowerCase() : key.key
  if (key.ctrlKey || key.metaKey) return name === 'z' ? { do: 'undo' } : null
  if (askingReason) return reasonCommand(name)
  if (/^[1-9]$/.test(name)) return { do: 'show', view: Number(name) - 1 }
  return PLAIN[name] ?? null
}

function reasonCommand(name: string): Command | null {
  const reason = /^[1-5]$/.test(name) ? REASONS[Number(name) - 1] : undefined
  if (reason !== undefined) return { do: 'reject', reason }
  if (name === 'Enter') return { do: 'reject', reason: null }
  if (name === 'Escape' || name === 'r') return { do: 'close' }
  // Another decision key closes the chips and means itself; the rest is not heard.
  const plain = PLAIN[name]
  return plain !== undefined && plain.do !== 'quick-look' ? plain : null
}

export type IdeaCommand = { readonly do: 'previous' | 'next' | 'open' | 'close' | 'make' | 'not-this' | 'undo' | 'alike' | 'search' | 'keys' }

const IDEA_KEYS: Readonly<Record<string, IdeaCommand>> = {
  ArrowUp: { do: 'previous' },
  ArrowDown: { do: 'next' },
  Enter: { do: 'open' },
  Escape: { do: 'close' },
  m: { do: 'make' },
  x: { do: 'not-this' },
  z: { do: 'undo' },
  l: { do: 'alike' },
  '/': { do: 'search' },
  '?': { do: 'keys' },
}

/** What `key` does in Ideas; null when it does nothing there. */
export const ideaCommand = (key: Key): IdeaCommand | null => commandIn(IDEA_KEYS, key)

export type CalendarCommand =
  | { readonly do: 'open' | 'close' | 'make' | 'today' | 'view' | 'keys' }
  | { readonly do: 'day'; readonly by: -7 | -1 | 1 | 7 }
  | { readonly do: 'month'; readonly by: -1 | 1 }

const CALENDAR_KEYS: Readonly<Record<string, CalendarCommand>> = {
  ArrowLeft: { do: 'day', by: -1 },
  ArrowRight: { do: 'day', by: 1 },
  ArrowUp: { do: 'day', by: -7 },
  ArrowDown: { do: 'day', by: 7 },
  PageUp: { do: 'month', by: -1 },
  PageDown: { do: 'month', by: 1 },
  Enter: { do: 'open' },
  Escape: { do: 'close' },
  t: { do: 'today' },
  v: { do: 'view' },
  m: { do: 'make' },
  '?': { do: 'keys' },
}

/** What `key` does in Calendar; null when it does nothing there. */
export const calendarCommand = (key: Key): CalendarCommand | null => commandIn(CALENDAR_KEYS, key)

function commandIn<Known extends IdeaCommand | CalendarCommand | ListingCommand>(table: Readonly<Record<string, Known>>, key: Key): Known | null {
  const name = key.key.length === 1 ? key.key.toLowerCase() : key.key
  if (key.altKey || ((key.ctrlKey || key.metaKey) && name !== 'z')) return null
  return table[name] ?? null
}

export type ListingCommand = { readonly do: 'previous' | 'next' | 'open' | 'close' | 'undo' | 'search' | 'keys' | 'versions' }

const LISTING_KEYS: Readonly<Record<string, ListingCommand>> = {
  ArrowUp: { do: 'previous' },
  ArrowDown: { do: 'next' },
  Enter: { do: 'open' },
  e: { do: 'open' },
  Escape: { do: 'close' },
  v: { do: 'versions' },
  z: { do: 'undo' },
  '/': { do: 'search' },
  '?': { do: 'keys' },
}

/** What `key` does in Listings; null when it does nothing there. */
export const listingCommand = (key: Key): ListingCommand | null => commandIn(LISTING_KEYS, key)

/** ⌘/Ctrl+1…6 go to a place. */
export function placeIndex(key: Key): number | null {
  const held = (key.ctrlKey || key.metaKey) && !key.altKey
  return held && /^[1-6]$/.test(key.key) ? Number(key.key) - 1 : null
}
