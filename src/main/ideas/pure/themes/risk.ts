/** Why a theme is kept from design. */
import type { NameKind } from './name-lists.ts'

const WHAT: Readonly<Record<NameKind, string>> = {
  person: 'a person', brand: 'a brand', team: 'a team or a league', film: 'a film or a show', song: 'a song', game: 'a game', band: 'a band or a singer',
  place: 'a place that is a trademark', work: 'somebody’s work', name: 'what looks like a proper name',
}

/** "Names a game: Minecraft. Its owner may object to designs with it." */
export function riskOf(kind: NameKind, label: string): string {
  return `Names ${WHAT[kind]}: ${label}. ${kind === 'name' ? 'Somebody may own it' : 'It belongs to somebody'}, so no design is made of it.`
}
