/** A made-up register in the office's format. Nothing in it is a real mark; sizes and the mix of words are what is measured. */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { createRng, type Rng } from '../../src/main/kernel/pure/rng.ts'

const ONSETS = ['b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'qu', 'r', 's', 't', 'v', 'w', 'x', 'z', 'br', 'cr', 'dr', 'gr', 'pr', 'tr', 'st', 'sp', 'fl', 'pl']
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'io', 'ou', 'y']
const CODAS = ['', 'l', 'n', 'r', 's', 'x', 'm', 't', 'nd', 'st']
/** From the most usual to the rarest: coined names share their first syllables, and each of them is in few marks. */
const SYLLABLES = createRng('syllables').shuffle(ONSETS.flatMap((onset) => VOWELS.flatMap((vowel) => CODAS.map((coda) => onset + vowel + coda))))
const CLASSES = [25, 25, 25, 16, 21, 18, 28, 24, 20, 14]

export interface Shape {
  readonly marks: number
  readonly everyday: readonly string[]
  readonly seed: string
}

/** Writes `shape.marks` live case files, each about as long as the plainest real ones. @returns bytes. */
export async function writeRegister(file: string, firstSerial: number, { marks, everyday, seed }: Shape): Promise<number> {
  const rng = createRng(`${seed}/${firstSerial}`)
  const out = createWriteStream(file, { highWaterMark: 1024 * 1024 })
  let bytes = 0
  const write = async (text: string): Promise<void> => {
    bytes += Buffer.byteLength(text)
    if (!out.write(text)) await once(out, 'drain')
  }
  await write('<?xml version="1.0" encoding="UTF-8"?>\n<trademark-applications-daily><version><version-no>2.0</version-no><version-date>20041108</version-date></version><application-information><file-segments><file-segment>TRMK</file-segment><action-keys><action-key>TX</action-key>\n')
  for (let at = 0; at < marks; at++) await write(caseFile(firstSerial + at, markOf(rng, everyday), rng))
  await write('</action-keys></file-segments></application-information></trademark-applications-daily>\n')
  out.end()
  await once(out, 'close')
  return bytes
}

/** Nearly half are one word, most of those made up; slogans are everyday words. Common words are in many marks, rare ones in few. */
function markOf(rng: Rng, everyday: readonly string[]): string {
  const roll = rng.next()
  const count = roll < 0.45 ? 1 : roll < 0.8 ? 2 : roll < 0.95 ? 3 : 4 + rng.int(3)
  return Array.from({ length: count }, () => (rng.next() < (count === 1 ? 0.3 : 0.7) ? commonWord(rng, everyday) : coined(rng))).join(' ').toUpperCase()
}

/** The rank of a word falls off as 1/rank, as words in texts do. */
function commonWord(rng: Rng, everyday: readonly string[]): string {
  return everyday[Math.floor(everyday.length ** rng.next()) - 1] ?? 'life'
}

/** A made-up name of two to four syllables. */
export function coined(rng: Rng): string {
  return Array.from({ length: 2 + rng.int(3) }, () => SYLLABLES[Math.floor(SYLLABLES.length ** (0.25 + 0.75 * rng.next())) - 1] ?? 'ra').join('')
}

function caseFile(serial: number, mark: string, rng: Rng): string {
  const registered = rng.next() < 0.65
  const owner = `${coined(rng)} ${coined(rng)}`
  return `<case-file><serial-number>${serial}</serial-number><registration-number>${registered ? serial % 10_000_000 : '0000000'}</registration-number><transaction-date>20260101</transaction-date><case-file-header><filing-date>20190501</filing-date>${registered ? '<registration-date>20210105</registration-date>' : ''}<status-code>${registered ? 700 : 630}</status-code><status-date>20210105</status-date><mark-identification>${mark}</mark-identification><mark-drawing-code>4000</mark-drawing-code><attorney-name>Jane Q. Filer</attorney-name><standard-characters-claimed-in>T</standard-characters-claimed-in></case-file-header><case-file-statements><case-file-statement><type-code>GS0251</type-code><text>Clothing, namely, shirts, hats, hooded sweatshirts and socks; printed paper goods; mugs</text></case-file-statement></case-file-statements><classifications><classification><international-code-total-no>1</international-code-total-no><international-code>0${rng.pick(CLASSES)}</international-code><us-code>022</us-code><status-code>6</status-code><status-date>20190503</status-date></classification></classifications><case-file-owners><case-file-owner><entry-number>1</entry-number><party-name>${owner}</party-name><address-1>101 Some Road</address-1><city>Exampleville</city></case-file-owner></case-file-owners></case-file>\n`
}
