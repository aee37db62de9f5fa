import { likeness, onesOf } from '../pure/fingerprint.ts'
import type { Fingerprint } from './contract.ts'
import { printOf, type ChecksRepo, type KeptPrint } from './repo.ts'

export interface Nearest {
  readonly designId: string
  readonly phrase: string
  /** 0 to 1. */
  readonly likeness: number
}

export interface Fingerprints {
  /** The design that looks most like this, those of `except` left out; null when there is none. */
  nearest(print: Fingerprint, except: ReadonlySet<string>): Promise<Nearest | null>
  /** What is taken already: designs of the same idea first, then the newest. */
  taken(ideaId: string, limit: number): readonly Fingerprint[]
}

/** Words of 32 bits of a shape. */
const WORDS = 4
/** The nearest by shape, compared in full. */
const COMPARED = 40

/** Shapes lie in memory, 16 bytes a design: a hundred thousand are looked through in a few milliseconds. */
export function createFingerprints(repo: ChecksRepo): Fingerprints {
  let shapes = new Uint32Array(1024 * WORDS)
  const kept: KeptPrint[] = []
  let catchingUp: Promise<void> | null = null

  const take = (row: KeptPrint): void => {
    if (shapes.length < (kept.length + 1) * WORDS) {
      const larger = new Uint32Array(shapes.length * 2)
      larger.set(shapes)
      shapes = larger
    }
    const view = new DataView(row.signs.buffer, row.signs.byteOffset, 16)
    for (let word = 0; word < WORDS; word++) shapes[kept.length * WORDS + word] = view.getUint32(word * 4)
    kept.push(row)
  }
  const catchUp = async (): Promise<void> => {
    const last = kept.at(-1)?.seq ?? 0
    if (!repo.hasMoreThan(last)) return
    for (const row of await repo.since(last)) take(row)
  }

  return {
    async nearest(print, except) {
      // Two that ask at once must not both add what is new.
      catchingUp ??= catchUp().finally(() => (catchingUp = null))
      await catchingUp
      let best: { row: KeptPrint; likeness: number } | null = null
      for (const index of nearestShapes(shapes, kept.length, print.shape)) {
        const row = kept[index]
        if (row === undefined || except.has(row.designId)) continue
        const alike = likeness(print, printOf(row))
        if (best === null || alike > best.likeness) best = { row, likeness: alike }
      }
      const phrase = best === null ? null : repo.phraseOf(best.row.designId)
      return best === null || phrase === null ? null : { designId: best.row.designId, phrase, likeness: best.likeness }
    },
    taken: (ideaId, limit) => repo.newest(ideaId, limit),
  }
}

/** Places of the nearest shapes by differing bits; a distance is at most 128, so that counting sorts them. */
function nearestShapes(shapes: Uint32Array, count: number, wanted: string): number[] {
  const words = Array.from({ length: WORDS }, (_, word) => Number.parseInt(wanted.slice(word * 8, word * 8 + 8), 16))
  const [a = 0, b = 0, c = 0, d = 0] = words
  const apart = new Uint8Array(count)
  const counts = new Uint32Array(129)
  for (let index = 0, at = 0; index < count; index++, at += WORDS) {
    const bits = onesOf((shapes[at] ?? 0) ^ a) + onesOf((shapes[at + 1] ?? 0) ^ b) + onesOf((shapes[at + 2] ?? 0) ^ c) + onesOf((shapes[at + 3] ?? 0) ^ d)
    apart[index] = bits
    counts[bits] = (counts[bits] ?? 0) + 1
  }
  let [limit, below] = [0, 0]
  while (limit < 128 && below + (counts[limit] ?? 0) < COMPARED) below += counts[limit++] ?? 0
  const found: number[] = []
  for (let index = 0; index < count && found.length < COMPARED * 4; index++) if ((apart[index] ?? 128) <= limit) found.push(index)
  return found.sort((one, other) => (apart[one] ?? 0) - (apart[other] ?? 0)).slice(0, COMPARED)
}
