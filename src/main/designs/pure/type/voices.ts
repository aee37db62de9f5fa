/** Pairings of faces: which go together, in which mood, and how the display face likes to be set. */
import type { Mood } from '../../../ideas/contract.ts'
import type { Finish, Voice } from '../layouts/layout.ts'
import type { Face } from './face.ts'

interface VoicePlan {
  readonly id: string
  readonly display: string
  readonly helper: string
  readonly script: string
  readonly caps: boolean
  readonly moods: readonly Mood[]
  /** Words of a style that ask for this voice. */
  readonly styles: readonly string[]
  readonly finishes: readonly Finish[]
}

const voice = (display: string, helper: string, script: string, set: 'caps' | 'mixed', moods: string, styles: string, finishes: string): VoicePlan => ({
  id: display,
  display,
  helper,
  script,
  caps: set === 'caps',
  moods: moods.split(' ') as unknown as readonly Mood[],
  styles: styles.split(' '),
  finishes: finishes.split(' ') as unknown as readonly Finish[],
})

export const VOICES: readonly VoicePlan[] = [
  voice('anton', 'barlow-condensed', 'kaushan-script', 'caps', 'bold funny proud retro', 'modern bold minimal streetwear', 'plain plain shadow'),
  voice('league-gothic', 'josefin-sans', 'yellowtail', 'caps', 'calm bold retro cosy', 'modern minimal clean poster', 'plain'),
  voice('bebas-neue', 'oswald', 'yellowtail', 'caps', 'bold calm proud', 'modern minimal clean sporty', 'plain'),
  voice('archivo-black', 'barlow-condensed', 'kaushan-script', 'caps', 'bold funny proud', 'modern bold streetwear', 'plain shadow'),
  voice('bowlby-one', 'oswald', 'lobster', 'caps', 'funny retro bold festive', 'vintage retro bold', 'plain extrude shadow'),
  voice('alfa-slab-one', 'oswald', 'yellowtail', 'caps', 'proud retro bold cosy', 'vintage varsity collegiate athletic', 'plain shadow extrude outline'),
  voice('ultra', 'zilla-slab', 'lobster', 'caps', 'retro proud cosy', 'vintage western', 'plain shadow'),
  voice('rye', 'zilla-slab', 'lobster', 'caps', 'retro proud cosy', 'western vintage country rustic', 'plain'),
  voice('graduate', 'oswald', 'yellowtail', 'caps', 'proud', 'varsity collegiate athletic school', 'outline plain'),
  voice('black-ops-one', 'barlow-condensed', 'kaushan-script', 'caps', 'bold proud', 'military tactical gaming', 'plain'),
  voice('racing-sans-one', 'barlow-condensed', 'yellowtail', 'caps', 'bold', 'racing sporty automotive', 'plain extrude'),
  voice('righteous', 'josefin-sans', 'pacifico', 'caps', 'retro calm funny', 'retro groovy seventies art-deco', 'plain extrude shadow'),
  voice('shrikhand', 'josefin-sans', 'shrikhand', 'mixed', 'retro sweet funny festive', 'retro groovy seventies', 'plain extrude shadow'),
  voice('chango', 'josefin-sans', 'pacifico', 'mixed', 'retro funny sweet', 'retro groovy bubble seventies', 'plain extrude shadow'),
  voice('luckiest-guy', 'barlow-condensed', 'permanent-marker', 'caps', 'funny bold festive', 'cartoon kids comic playful', 'plain extrude outline'),
  voice('titan-one', 'barlow-condensed', 'pacifico', 'caps', 'funny sweet festive', 'cartoon kids playful cute', 'plain extrude outline'),
  voice('lilita-one', 'josefin-sans', 'pacifico', 'mixed', 'sweet funny cosy', 'cute playful kawaii', 'plain shadow outline'),
  voice('fredoka', 'josefin-sans', 'pacifico', 'mixed', 'sweet cosy calm', 'cute kawaii minimal kids', 'plain'),
  voice('abril-fatface', 'josefin-sans', 'grand-hotel', 'mixed', 'calm cosy proud sweet', 'elegant serif classic literary', 'plain'),
  voice('creepster', 'special-elite', 'creepster', 'caps', 'spooky', 'horror halloween spooky', 'plain'),
  voice('knewave', 'oswald', 'knewave', 'mixed', 'bold funny', 'hand brush surf', 'plain shadow'),
  voice('permanent-marker', 'barlow-condensed', 'permanent-marker', 'caps', 'funny bold spooky', 'hand marker street', 'plain'),
  voice('caveat-brush', 'oswald', 'caveat-brush', 'mixed', 'cosy calm sweet', 'hand brush sketch', 'plain'),
  voice('special-elite', 'special-elite', 'grand-hotel', 'mixed', 'calm cosy', 'typewriter literary minimal', 'plain'),
  voice('mountains-of-christmas', 'josefin-sans', 'grand-hotel', 'mixed', 'festive', 'christmas', 'plain'),
  voice('lobster', 'oswald', 'lobster', 'mixed', 'cosy festive retro', 'script vintage', 'plain shadow'),
]

/** Faces drawn by hand: they stay on lines of their own and out of rings and labels. */
const HANDS = new Set(['permanent-marker', 'knewave', 'caveat-brush', 'lobster', 'shrikhand', 'mountains-of-christmas'])

/** Hands an open face over by its id; opening happens on first use. */
export type FaceShelf = (id: string) => Face

export function openVoice(plan: VoicePlan, face: FaceShelf): Voice {
  return { id: plan.id, display: face(plan.display), helper: face(plan.helper), script: face(plan.script), caps: plan.caps, hand: HANDS.has(plan.display), finishes: plan.finishes }
}

/** Whether every face of the voice can set `text`. */
export function covers(voiceToTry: Voice, text: string): boolean {
  return [voiceToTry.display, voiceToTry.helper, voiceToTry.script].every((face) => face.missing(text).length === 0)
}
