/** What a key means where. Pure, so that the table can be tested. */
import type { RejectReason } from '../../main/designs/contract.ts'

export type Command =
  | { readonly do: 'approve' | 'edit' | 'vary' | 'undo' | 'previous' | 'next' | 'quick-look' | 'keys' | 'close' }
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

/** ⌘/Ctrl+1…3 go to a place. */
export function placeIndex(key: Key): number | null {
  const held = (key.ctrlKey || key.metaKey) && !key.altKey
  return held && /^[1-3]$/.test(key.key) ? Number(key.key) - 1 : null
}
