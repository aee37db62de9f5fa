import type { Problem } from '../contract.ts'

/** Nothing is sent while it stands. */
export function stops(place: string, says: string, remedy: string): Problem {
  return { place, says, remedy, weight: 'stops' }
}

/** It is sent all the same. */
export function note(place: string, says: string, remedy: string): Problem {
  return { place, says, remedy, weight: 'note' }
}
