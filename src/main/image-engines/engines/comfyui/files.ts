/** The files of a picture: found on the server, brought here, and looked at whether they are whole. */
import { open } from 'node:fs/promises'
import { Cancelled, Unavailable } from '../../../kernel/errors.ts'
import { pause } from '../../../kernel/http/pause.ts'
import { plain } from '../../pure/workflows/fill.ts'
import { EngineFailed } from '../engine-failed.ts'
import type { Order } from './client.ts'
import type { SavedFile } from './schema.ts'
import type { ComfyServer } from './server.ts'

const FETCH_TRIES = 3

/** Every picture is saved in a folder of its own, so that it is found when nobody could tell of it. */
export function folderOf(id: string): string {
  return `idea-engine/${id}`
}

/** Whole files in the picture's own folder, if all that are expected stand there. */
export async function filesOf(server: ComfyServer, id: string, { mapping, pictures }: Pick<Order, 'mapping' | 'pictures'>): Promise<readonly SavedFile[]> {
  if (pictures === 0) return []
  const found: SavedFile[] = []
  for (const { node } of mapping.saveAs) {
    for (let number = 1; number <= pictures; number++) {
      const file: SavedFile = { filename: `${plain(node)}_${String(number).padStart(5, '0')}_.png`, subfolder: folderOf(id), type: 'output' }
      if (!(await server.hasWhole(file))) break
      found.push(file)
    }
  }
  return found.length >= pictures ? found : []
}

export async function bring(server: ComfyServer, files: readonly SavedFile[], { out }: Pick<Order, 'out'>, signal: AbortSignal): Promise<string[]> {
  const brought: string[] = []
  for (const [index, file] of files.entries()) {
    const path = out(index)
    await fetched(server, file, path, signal)
    if (!(await isWhole(path))) throw new EngineFailed('empty-file', `${server.host} saved a picture that breaks off; its disk may be full.`, 'Make room on the disk of the server, then ask again.')
    brought.push(path)
  }
  return brought
}

/** Reading changes nothing, so it is simply done again. */
async function fetched(server: ComfyServer, file: SavedFile, path: string, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return void (await server.download(file, path, signal))
    } catch (error) {
      if (!(error instanceof Unavailable) || attempt === FETCH_TRIES) throw error
    }
    await rest(100 * attempt, signal)
  }
}

const PNG_START = 0x89504e47
const PNG_TAIL = 'IEND'

/** Of a PNG, whether it ends as one; other kinds are judged where they are opened. */
async function isWhole(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const bytes = Buffer.alloc(16)
    await file.read(bytes, 0, 4, 0)
    if (bytes.readUInt32BE(0) !== PNG_START) return size > 0
    await file.read(bytes, 0, 8, Math.max(0, size - 8))
    return bytes.toString('latin1', 0, 4) === PNG_TAIL
  } finally {
    await file.close()
  }
}

/** @throws Cancelled when it is aborted meanwhile. */
export async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, signal).catch(() => {
    throw new Cancelled('The picture')
  })
}
