/**
 * Seeded random numbers: same seed, same sequence, on every machine.
 * sfc32 (Chris Doty-Humphrey, PractRand, public domain), seeded from text by FNV-1a.
 */
export interface Rng {
  /** A number in [0, 1). */
  next(): number
  /** An integer in [0, bound). */
  int(bound: number): number
  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T
  /** A new order; the input stays as it was. */
  shuffle<T>(items: readonly T[]): T[]
  /** An independent stream, so that one more draw in one part does not move another part. */
  fork(label: string): Rng
}

export function createRng(seed: string | number): Rng {
  const text = String(seed)
  const state = [fnv1a(text, 0x811c9dc5), fnv1a(text, 0x9e3779b9), fnv1a(text, 0x243f6a88), 1] as const
  let [a, b, c, d] = state as readonly [number, number, number, number]
  const next32 = (): number => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let warmUp = 0; warmUp < 15; warmUp++) next32()

  const next = (): number => next32() / 0x1_0000_0000
  const int = (bound: number): number => Math.floor(next() * bound)
  return {
    next,
    int,
    pick: (items) => {
      const item = items[int(items.length)]
      if (item === undefined) throw new RangeError('pick() needs at least one item')
      return item
    },
    shuffle: (items) => shuffled(items, int),
    fork: (label) => createRng(`${text}/${label}`),
  }
}

function shuffled<T>(items: readonly T[], int: (bound: number) => number): T[] {
  const out = [...items]
  for (let i = out.length - 1; i > 0; i--) {
    const j = int(i + 1)
    const held = out[i] as T
    out[i] = out[j] as T
    out[j] = held
  }
  return out
}

function fnv1a(text: string, basis: number): number {
  let hash = basis
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}
