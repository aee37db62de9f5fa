/** A Bloom filter over 52-bit hashes, for the bench that asks whether one pays. */
export interface Bloom {
  readonly bytes: number
  add(hash: number): void
  /** May say yes to one in a hundred that was never added. */
  has(hash: number): boolean
}

/** Bits and probes for one wrong yes in a hundred: −ln 0.01 / (ln 2)² and that by ln 2 (Bloom 1970). */
const BITS_EACH = 9.6
const PROBES = 7

export function createBloom(capacity: number): Bloom {
  const size = Math.ceil(capacity * BITS_EACH)
  const bits = new Uint8Array(Math.ceil(size / 8))
  // Two halves of the hash make all places (Kirsch and Mitzenmacher 2006).
  const placeOf = (hash: number, probe: number): number => ((hash % 0x1_0000_0000) + probe * (Math.floor(hash / 0x1_0000_0000) * 2 + 1)) % size
  return {
    bytes: bits.length,
    add(hash) {
      for (let probe = 0; probe < PROBES; probe++) {
        const place = placeOf(hash, probe)
        bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7))
      }
    },
    has(hash) {
      for (let probe = 0; probe < PROBES; probe++) {
        const place = placeOf(hash, probe)
        if (((bits[place >> 3] ?? 0) & (1 << (place & 7))) === 0) return false
      }
      return true
    },
  }
}
