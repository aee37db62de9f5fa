/** The OCR program of the distribution, one thread a process. */
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'

const LIMIT_MS = 60_000

/** @returns null where it is not installed. */
export async function versionOfTesseract(): Promise<string | null> {
  const said = await run(['--version']).catch(() => null)
  return said === null ? null : (said.split('\n')[0] ?? '')
}

/** Words that it reads in any of the pictures, in small letters. `look` is its page segmentation mode; `list` is a file that may be written. */
export async function wordsSeen(files: readonly string[], look: string, list: string): Promise<ReadonlySet<string>> {
  const [only, ...more] = files
  if (only === undefined) return new Set()
  if (more.length > 0) await writeFile(list, files.join('\n'))
  return new Set(wordsIn(await run([more.length > 0 ? list : only, '-', '--psm', look, '-l', 'eng'])))
}

/** Words of two letters and more, in small letters; an apostrophe within a word belongs to it. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().replaceAll('’', "'").match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu)?.filter((word) => word.length > 1) ?? []
}

function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('tesseract', args, { stdio: ['ignore', 'pipe', 'ignore'], timeout: LIMIT_MS, env: { ...process.env, OMP_THREAD_LIMIT: '1' } })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`tesseract ended with ${code}`))))
  })
}
