/** Titles that announce somebody's work: songs, films, games, matches. What stands before the announcement is its name. */
import { wordsOf } from '../words.ts'
import { nameOf, type FoundName, type NamedText } from './found-name.ts'
import type { NameKind } from './name-lists.ts'
import { isPlainWord } from './plain-words.ts'

/** YouTube's category numbers (videoCategories.list of the Data API, read in the answers of 2025): what a title there names. */
const BY_CATEGORY: Readonly<Record<string, NameKind>> = { 1: 'film', 10: 'song', 17: 'team', 20: 'game', 24: 'film', 30: 'film', 43: 'film', 44: 'film' }
const SONG = /\b(?:official (?:music |lyrics? )?(?:video|audio)|official vis?ualizer|visuali[sz]er|music video|lyrics? video|video oficial|remix|(?:ft|feat)\b\.?|\(?live (?:at|from|session)|cover\)|m\/?v\b|diss\b|letra|audio oficial)/iu
const FILM = /\b(?:official (?:teaser |final |new )*(?:trailer|teaser|clip)|teaser trailer|trailer|teaser|movie clip|movie review|(?:show|season) (?:open|finale|premiere)|season \d+|episode \d+|ep\.? ?\d+|s\d+ ?e\d+|full episode|deleted scene|now streaming|in theaters|cold open|book vs\.? movie)\b/iu
const GAME = /\b(?:gameplay|launch trailer|reveal trailer|playthrough|walkthrough|let['’]s play|speedrun|remastered|patch notes|nintendo direct|state of play|dlc|smp)\b/iu
const MATCH = /\b(?:highlights|full (?:segment|fight|game|match)|match reaction|playoffs?|finals|semi-?finals?|qualifying|round \d+|game \d+|\d+ ?[-–] ?\d+|resumen|first take|knockout|championship)\b/iu
const QUOTED = /["“]([^"”]{2,60})["”]|(?<![\p{L}\p{N}])['‘]([^'’]{2,60})['’](?![\p{L}\p{N}])/gu
const VERSUS = /^(.{2,60}?)\s+(?:vs?\.?|x)\s+(.{2,60}?)$/iu

export function worksIn(signal: NamedText): FoundName[] {
  const kind = kindOf(signal)
  return [...(kind === null ? [] : announced(signal.text, kind)), ...quoted(signal.text), ...rivals(signal.text)]
}

/** What the titles of the signal's category name. */
export function shownBy({ source, category }: NamedText): NameKind | undefined {
  return /youtube/i.test(source) ? BY_CATEGORY[category ?? ''] : undefined
}

/** What the title announces, by its words and by its category; null when it announces nothing. */
function kindOf(signal: NamedText): NameKind | null {
  const { text } = signal
  const byCategory = shownBy(signal)
  if (SONG.test(text) || byCategory === 'song' || /^music$/i.test(signal.category ?? '')) return 'song'
  if (GAME.test(text)) return 'game'
  if (FILM.test(text)) return byCategory === 'game' ? 'game' : 'film'
  return MATCH.test(text) && (byCategory === 'team' || byCategory === undefined) && /\p{Lu}/u.test(text) ? 'team' : null
}

/** The parts of the title that are no announcement themselves, the first two of them. */
function announced(text: string, kind: NameKind): FoundName[] {
  const parts = text.split(/\s+[-–—|:•/]+\s+|[|()[\]]|:\s|\s+(?:ft|feat)\.?\s+/iu).map((part) => part.replace(/^[\s"“'‘*#]+|[\s"”'’*]+$/gu, ''))
  const own = parts.filter((part) => /\p{L}{2}/u.test(part) && !isAnnouncement(part)).slice(0, 2)
  return own.map((part, i) => nameOf(part, kind === 'song' && i === 0 && own.length > 1 ? 'band' : kind, 0.7))
}

function isAnnouncement(part: string): boolean {
  const rest = [SONG, FILM, GAME, MATCH].reduce((left, pattern) => left.replace(pattern, ' '), part)
  return rest.replaceAll(/\b(?:official|video|new|full|the|4k|hd|clip|audio|live|raw|final|original|game|match|extended|coverage|recap|reaction|show|open|gm|press conference|interview)\b/giu, ' ').replaceAll(/[^\p{L}]/gu, '').length < 2
}

/** A title in quotation marks, told from what somebody said by its capitals. */
function quoted(text: string): FoundName[] {
  return [...text.matchAll(QUOTED)].flatMap((match) => {
    const said = (match[1] ?? match[2] ?? '').replace(/[.,!?]+$/, '')
    const words = said.split(/\s+/).filter((word) => /\p{L}/u.test(word))
    const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length
    return words.length > 0 && words.length <= 6 && capitals / words.length >= 0.6 && !/^\p{Lu}+$/u.test(said.replaceAll(/[^\p{L}]/gu, '')) ? [nameOf(said, 'work', 0.6)] : []
  })
}

function rivals(text: string): FoundName[] {
  const match = VERSUS.exec(text.split(/\s*[|(:]\s*/u)[0] ?? '')
  if (match === null) return []
  return [match[1] ?? '', match[2] ?? ''].filter((side) => /^#?\d* ?\p{Lu}/u.test(side) && side.split(' ').length <= 4 && !wordsOf(side).every(isPlainWord)).map((side) => nameOf(side, 'team', 0.5))
}
