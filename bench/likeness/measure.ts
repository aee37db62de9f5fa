/** Groups texts as the program does, in memory, and compares the groups with the labels. */
import { comparedWords } from '../../src/main/signals/pure/likeness/compared-words.ts'
import { printOf } from '../../src/main/signals/pure/likeness/print.ts'
import { sayTheSame } from '../../src/main/signals/pure/likeness/same-content.ts'
import type { Labelled } from './labelled.ts'

export interface Quality {
  /** Of the copies, how many were put to their original. */
  readonly recall: number
  /** Of the texts put to another one, how many belong there. */
  readonly precision: number
  readonly copies: number
  readonly joined: number
  /** Copies and how many of them were found, by the way they were made. */
  readonly byEdit: ReadonlyMap<string, { readonly made: number; readonly found: number }>
  /** Texts put to what they are no copy of, by the way they were made. */
  readonly wrong: readonly (readonly [text: string, to: string, made: string])[]
  /** Word-by-word comparisons per text. */
  readonly compared: number
}

export function measureQuality(texts: readonly Labelled[]): Quality {
  const byContent = new Map<number, number>()
  const byBand = new Map<number, number[]>()
  const words = texts.map(({ text }) => comparedWords(text))
  const byEdit = new Map<string, { made: number; found: number }>()
  const wrong: [string, string, string][] = []
  const firstOf = new Map<string, number>()
  let [joined, right, copies, found, compared] = [0, 0, 0, 0, 0]
  for (const [at, { text, label, made }] of texts.entries()) {
    const { content, bands } = printOf('bench', text)
    let group = byContent.get(content)
    if (group === undefined) {
      const candidates = [...new Set(bands.flatMap((band) => byBand.get(band) ?? []))].sort((a, b) => a - b)
      compared += candidates.length
      group = candidates.find((candidate) => sayTheSame(words[candidate] ?? [], words[at] ?? []))
      byContent.set(content, group ?? at)
    }
    if (group === undefined) for (const band of bands) byBand.set(band, [...(byBand.get(band) ?? []), at])
    else {
      joined++
      if (texts[group]?.label === label) right++
      else wrong.push([text, texts[group]?.text ?? '', made])
    }
    const first = firstOf.get(label)
    if (first === undefined) firstOf.set(label, at)
    else {
      const tally = byEdit.get(made) ?? { made: 0, found: 0 }
      copies++
      tally.made++
      if (group !== undefined && texts[group]?.label === label) {
        found++
        tally.found++
      }
      byEdit.set(made, tally)
    }
  }
  return { recall: found / copies, precision: right / joined, copies, joined, byEdit, wrong, compared: compared / texts.length }
}
