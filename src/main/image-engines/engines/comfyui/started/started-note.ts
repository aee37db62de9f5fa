/** What stands in the library of a ComfyUI that was started: enough to know it again after this program was killed. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

const note = z.object({ pid: z.number().int().positive(), port: z.number().int().positive(), folder: z.string(), startedAt: z.number() })
export type StartedNote = z.infer<typeof note>

export async function readNote(file: string): Promise<StartedNote | null> {
  try {
    return note.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return null
  }
}

export async function writeNote(file: string, given: StartedNote): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.part`, JSON.stringify(given), { mode: 0o600 })
  await rename(`${file}.part`, file)
}

export async function removeNote(file: string): Promise<void> {
  await rm(file, { force: true })
}

/** A number is given to other processes later: only one that was started with our port and our folder is ours. */
export function isOurs(command: string | null, port: number, output: string): boolean {
  return command !== null && command.includes(output) && new RegExp(`--port[ =]"?${port}\\b`).test(command)
}
