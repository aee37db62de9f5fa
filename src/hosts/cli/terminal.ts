/** What the command line writes: results to stdout, progress and sentences to stderr. */
import { createInterface } from 'node:readline/promises'
import type { JobProgress } from '../../main/jobs/contract.ts'

export interface Terminal {
  readonly json: boolean
  /** The result: one JSON document with `--json`, else the lines. */
  result(document: unknown, lines: readonly string[]): void
  line(text: string): void
  progress(progress: JobProgress): void
  /** Takes a progress bar off the screen. */
  clear(): void
}

const BAR = 24

export function createTerminal(json: boolean, out: NodeJS.WriteStream = process.stdout, err: NodeJS.WriteStream = process.stderr): Terminal {
  let drawn = false
  const clear = (): void => {
    if (drawn) err.write('\r\u001B[K')
    drawn = false
  }
  return {
    json,
    clear,
    result(document, lines) {
      clear()
      out.write(json ? `${JSON.stringify(document)}\n` : lines.map((text) => `${text}\n`).join(''))
    },
    line(text) {
      clear()
      err.write(`${text}\n`)
    },
    progress(progress) {
      if (json) return void err.write(`${JSON.stringify({ type: 'progress', ...progress })}\n`)
      if (!err.isTTY) return
      err.write(`\r\u001B[K${bar(progress)}`.slice(0, (err.columns || 80) + 4))
      drawn = true
    },
  }
}

function bar({ label, note, done, total, etaMs }: JobProgress): string {
  const what = note ?? label
  if (total === null || total === 0) return `${what} …`
  const filled = Math.round((BAR * done) / total)
  const left = etaMs === null ? '' : `, ${timeOf(etaMs)} left`
  return `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${what}: ${countOf(done)} of ${countOf(total)}${left}`
}

/** Bytes are shown in megabytes, counts as they are. */
function countOf(value: number): string {
  return value >= 100_000 ? `${(value / 1_000_000).toFixed(1)} MB` : String(value)
}

function timeOf(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}

/** Asks without showing what is typed; null when no person sits there. */
export async function askInTerminal(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const asked = terminal.question(question)
    // readline echoes by writing to its output: the answer's characters are swallowed there.
    Object.assign(terminal, { _writeToOutput: () => undefined })
    return await asked
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}
