/** The OCR program of the distribution, one thread a process. */
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'

/** A dozen pages take seconds; on a machine with much else to do, minutes. */
const LIMIT_MS = 600_000
/** What it writes between two pictures. */
const NEXT_PICTURE = '\f'

/** @returns null where it is not installed. */
export async function versionOfTesseract(): Promise<string | null> {
  const said = await run(['--version']).catch(() => null)
  return said === null ? null : (said.split('\n')[0] ?? '')
}

/** What it reads in each picture, in their order. `look` is its page segmentation mode; `list` is a file that may be written. */
export async function readEach(files: readonly string[], look: string, list: string): Promise<string[]> {
  if (files.length === 0) return []
  await writeFile(list, files.join('\n'))
  const texts = (await run([list, '-', '--psm', look, '-l', 'eng'])).split(NEXT_PICTURE)
  if (texts.length !== files.length) throw new Error(`tesseract answered for ${texts.length} pictures of ${files.length}`)
  return texts
}

/** Words and figures, in small letters; an apostrophe within a word belongs to it. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().replaceAll('’', "'").match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? []
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
