/** Faults of the words and their faces, which need no picture. */
import type { Draft, Voice } from '../layouts/layout.ts'
import type { Word } from '../type/words.ts'
import type { Fault } from './faults.ts'
import { bareText } from './thumbnail.ts'

export function judgeWording({ reads }: Pick<Draft, 'reads'>, voice: Voice, words: readonly Word[]): Fault[] {
  const faults: Fault[] = []
  if (new Set(reads.map(({ face }) => face.id)).size > 2) faults.push({ name: 'too-many-faces', says: 'It mixes more than two kinds of letters.' })
  const shouted = reads.find(({ face, text }) => face.id === voice.script.id && face.id !== voice.display.id && /\p{Lu}{3}/u.test(text))
  if (shouted !== undefined) faults.push({ name: 'script-in-capitals', says: `“${shouted.text}” is written in script capitals.` })
  const doubled = words.find((word, index) => word.helper && bareText(word.text) !== '' && bareText(word.text) === bareText(words[index - 1]?.text ?? ''))
  if (doubled !== undefined) faults.push({ name: 'repeated-word', says: `“${doubled.text}” stands twice in a row.` })
  return faults
}
