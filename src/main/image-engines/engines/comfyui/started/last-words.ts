/** Why a ComfyUI ended, from the last lines of its log: known causes in plain words, and otherwise the lines themselves. */
import { stripVTControlCharacters } from 'node:util'

export interface LastWords {
  readonly sentence: string
  readonly action: string
}

const CAUSES: readonly (readonly [pattern: RegExp, sentence: (found: string) => string, action: string])[] = [
  [/No module named ['"]?([\w.]{1,60})/, (name) => `Its Python lacks “${name}”.`, 'Start ComfyUI by yourself once and let it install what it lacks.'],
  [/[Pp]ort (\d+) is already in use|[Aa]ddress already in use/, () => 'Its port was taken by another program.', 'Start it again; it then gets another port.'],
  [/Torch not compiled with CUDA enabled/, () => 'Its PyTorch cannot use the graphics card.', 'Install ComfyUI again for your card, by its own instructions.'],
  [/Found no NVIDIA driver|CUDA driver version is insufficient|driver .{0,40} is too old/i, () => 'The driver of the graphics card is missing or too old.', 'Install the newest driver for your card.'],
  [/unrecognized arguments: (--[\w-]{1,60})/, (flag) => `It is too old: it does not know ${flag}.`, 'Update ComfyUI, or start it by yourself and add its address.'],
  [/out of memory|MemoryError|Cannot allocate memory/i, () => 'There was too little memory.', 'Close other programs, then start it again.'],
  [/No space left on device|Errno 28/, () => 'The disk is full.', 'Free some space, then start it again.'],
  [/Permission denied|Errno 13/, () => 'It may not read or write a file that it needs.', 'Look at the rights of its folder.'],
]
const SHOWN_LINES = 3
const SHOWN_LETTERS = 240

export function lastWords(log: string): LastWords {
  for (const [pattern, sentence, action] of CAUSES) {
    const found = pattern.exec(log)
    if (found !== null) return { sentence: sentence(found[1] ?? ''), action }
  }
  const lines = stripVTControlCharacters(log).split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '').slice(-SHOWN_LINES)
  const shown = lines.join(' / ').replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').slice(-SHOWN_LETTERS)
  return { sentence: shown === '' ? 'It said nothing.' : `Its last words: “${shown}”`, action: 'Its log in the library folder, under logs, says more. Start ComfyUI by yourself to see whether it works.' }
}
