/**
 * Text as a reader takes it in, so that look-alike letters, invisible characters and number-for-letter spelling
 * hide no word from the checks. Used for matching only; what the seller wrote is never changed.
 */
import { resolveConfusablesTransformer } from 'obscenity'

export interface ReadForms {
  /** Lower case, no accents, no invisible characters, look-alikes as plain letters, s p a c e d words joined. */
  readonly plain: string
  /** The same with digits and signs inside words read as the letters they stand for ("d1sney" is "disney"). */
  readonly unmasked: string
}

const LETTER_FOR: Readonly<Record<string, string>> = {
  '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i', '|': 'i', '€': 'e',
}

/** Both forms of a text, each to be searched for whole words. */
export function readForms(text: string): ReadForms {
  const plain = joinSpacedLetters(plainForm(text))
  return { plain, unmasked: unmask(plain) }
}

/**
 * A coarser form for comparing names: as `unmasked`, with l, I and 1 as one letter. Only useful against another
 * skeleton.
 */
export function skeleton({ unmasked }: ReadForms): string {
  return unmasked.replaceAll('l', 'i')
}

/** Nothing in it looks like anything else. */
const PLAIN_ASCII = /^[ -_a-z{-~]*$/

function plainForm(text: string): string {
  if (PLAIN_ASCII.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim()
  const composed = text.normalize('NFKC').replaceAll(/[ßẞ]/g, 'ss').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  const bare = composed.normalize('NFD').replace(/\p{M}/gu, '')
  return Array.from(bare, asciiLookAlike).join('').toLowerCase().replace(/[‘’ʼ`´]/g, "'").replace(/\s+/g, ' ').trim()
}

const confusables = resolveConfusablesTransformer()

/** Capital iota and the Cyrillic palochka look like I; the table reads them as a small L. */
const LOOKS_LIKE_I = new Set(['Ι', 'Ӏ'])

/** The ASCII letter that a character is easily taken for; ASCII and characters without one stay as they are. */
function asciiLookAlike(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80 || !/\p{L}|\p{N}/u.test(character)) return character
  if (LOOKS_LIKE_I.has(character)) return 'i'
  const resolved = confusables.transform(code)
  return resolved === undefined ? character : String.fromCodePoint(resolved)
}

/** "d i s n e y", "d.i.s.n.e.y" and "d-i-s-n-e-y" are read as one word; two letters in a row are left alone. */
function joinSpacedLetters(text: string): string {
  return text.replace(/(?<![a-z0-9'])[a-z0-9](?:[ ._*-][a-z0-9]){2,}(?![a-z0-9'])/g, (run) => run.replace(/[ ._*-]/g, ''))
}

/** Words of letters with digits or signs among them; plain numbers and "90s", "3xl", "11oz" mean themselves. */
function unmask(text: string): string {
  return text.replace(/[a-z0-9@$!|€]+/g, (word) => {
    if (!/[a-z]/.test(word) || /^\d+[a-z]{0,2}$/.test(word)) return word
    const body = word.replace(/!+$/, '')
    return body.replace(/[^a-z]/g, (sign) => LETTER_FOR[sign] ?? sign) + word.slice(body.length)
  })
}
