/** What a key means in the close look. Pure. */
import type { Key } from '../keyboard/keymap.ts'
import type { Mode } from './look-state.ts'

export type GlassCommand = { readonly do: 'zoom-in' | 'zoom-out' | 'fit' } | { readonly do: 'pan'; readonly x: number; readonly y: number }

export type LookCommand =
  | { readonly do: 'close' | 'more' | 'edit' }
  | GlassCommand
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'variation'; readonly by: 1 | -1 }
  | { readonly do: 'garment'; readonly index: number }
  | { readonly do: 'mode'; readonly mode: Mode }

const PLAIN: Readonly<Record<string, LookCommand>> = {
  ' ': { do: 'close' },
  Escape: { do: 'close' },
  ArrowLeft: { do: 'move', by: -1 },
  ArrowRight: { do: 'move', by: 1 },
  ArrowUp: { do: 'variation', by: -1 },
  ArrowDown: { do: 'variation', by: 1 },
  '+': { do: 'zoom-in' },
  '=': { do: 'zoom-in' },
  '-': { do: 'zoom-out' },
  '0': { do: 'fit' },
  g: { do: 'more' },
  d: { do: 'edit' },
  m: { do: 'mode', mode: 'mockup' },
  t: { do: 'mode', mode: 'clear' },
  c: { do: 'mode', mode: 'compare' },
}

const PAN: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

export function lookCommand(key: Key & { readonly shiftKey: boolean }): LookCommand | null {
  if (key.ctrlKey || key.metaKey || key.altKey) return null
  const name = key.key.length === 1 ? key.key.toLowerCase() : key.key
  const direction = PAN[name]
  if (key.shiftKey && direction !== undefined) return { do: 'pan', x: direction[0], y: direction[1] }
  if (/^[1-9]$/.test(name)) return { do: 'garment', index: Number(name) - 1 }
  return PLAIN[name] ?? null
}
