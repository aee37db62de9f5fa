/** Likeness to earlier designs, by the fingerprint of the thumbnail. */
import type { Fingerprint } from '../../checks/contract.ts'
import { parseHex } from '../colour/contrast.ts'
import type { Inks } from '../colour/inks.ts'
import { fingerprintOf, likeness, LOOKS_LIKE, type Picture } from '../fingerprint.ts'
import type { Fault } from './faults.ts'
import { ROLES, type Thumbnail } from './thumbnail.ts'

export function likeEarlier(thumbnail: Thumbnail, inks: Inks, taken: readonly Fingerprint[]): Fault[] {
  if (taken.length === 0) return []
  const print = fingerprintOf(pictureOf(thumbnail, inks))
  if (print === null || !taken.some((earlier) => likeness(print, earlier) > LOOKS_LIKE)) return []
  return [{ name: 'like-earlier', says: 'It looks like a design that you have already.' }]
}

/** The thumbnail in its inks on nothing. */
export function pictureOf({ ink, role, widthPx, heightPx }: Thumbnail, inks: Inks): Picture {
  const colours = ROLES.map((name) => (name === 'bare' ? ([0, 0, 0] as const) : parseHex(inks[name])))
  const data = new Uint8ClampedArray(widthPx * heightPx * 4)
  ink.forEach((cover, at) => {
    const [red, green, blue] = colours[role[at] ?? 0] ?? [0, 0, 0]
    data.set([red, green, blue, Math.round(cover * 255)], at * 4)
  })
  return { data, widthPx, heightPx }
}
