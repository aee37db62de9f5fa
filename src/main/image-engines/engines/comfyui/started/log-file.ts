/** What a started ComfyUI says, in a file that does not grow without end. It writes to the file itself, so that it lives on when this program is killed. */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { open, stat, truncate, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const MOST_BYTES = 5_000_000
const KEPT_BYTES = 500_000

/** For appending; to be closed once the program has it. */
export function openLog(file: string): { readonly fd: number; close(): void } {
  mkdirSync(dirname(file), { recursive: true })
  const fd = openSync(file, 'a', 0o600)
  return { fd, close: () => closeSync(fd) }
}

/** Keeps the last part of a file that grew large. */
export async function trimLog(file: string, mostBytes = MOST_BYTES, keptBytes = KEPT_BYTES): Promise<void> {
  if ((await sizeOf(file)) <= mostBytes) return
  const kept = await tailOf(file, keptBytes)
  await truncate(file, 0)
  await writeFile(file, kept, { flag: 'a' })
}

export async function sizeOf(file: string): Promise<number> {
  return stat(file).then(({ size }) => size, () => 0)
}

/** The text after `from`, at most the last `bytes` of it. */
export async function tailOf(file: string, bytes: number, from = 0): Promise<string> {
  const size = await sizeOf(file)
  const start = Math.max(Math.min(from, size), size - bytes)
  if (size === start) return ''
  const handle = await open(file)
  try {
    const buffer = Buffer.alloc(size - start)
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, start)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}
