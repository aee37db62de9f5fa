/** Pictures into files: looked at before they are kept, whole or not at all. */
import { rename, rm, writeFile } from 'node:fs/promises'
import { hasAlpha, isWholePicture, pictureKind } from '../../pure/cloud/picture-kind.ts'
import { MOST_PICTURE_BYTES } from './fetch.ts'

/** Why bytes are no picture to keep. */
export type Unfit = 'empty' | 'not-a-picture' | 'cut-off' | 'too-large'

export interface Kept {
  readonly unfit: Unfit | null
  readonly alpha: boolean
}

/** Writes aside and renames. Nothing is written for what is no whole PNG, JPEG or WebP. */
export async function keepPicture(bytes: Uint8Array, out: string): Promise<Kept> {
  const kind = pictureKind(bytes)
  if (bytes.length === 0) return { unfit: 'empty', alpha: false }
  if (bytes.length > MOST_PICTURE_BYTES) return { unfit: 'too-large', alpha: false }
  if (kind === null) return { unfit: 'not-a-picture', alpha: false }
  if (!isWholePicture(bytes, kind)) return { unfit: 'cut-off', alpha: false }
  try {
    await writeFile(`${out}.part`, bytes)
    await rename(`${out}.part`, out)
  } catch (error) {
    await rm(`${out}.part`, { force: true })
    throw error
  }
  return { unfit: null, alpha: hasAlpha(bytes, kind) }
}

/** base64 as services send it, with or without the head of a data address; null when it is none. */
export function bytesOfBase64(text: string): Uint8Array | null {
  const bare = text.startsWith('data:') ? text.slice(text.indexOf(',') + 1) : text
  return /^[A-Za-z0-9+/_\s-]*={0,2}\s*$/.test(bare.slice(0, 200)) ? Buffer.from(bare, 'base64') : null
}

/** Ends a sentence about what came. */
export const UNFIT: Record<Unfit, string> = {
  empty: 'what came holds no byte', 'not-a-picture': 'what came is no PNG, JPEG or WebP', 'cut-off': 'what came breaks off', 'too-large': 'what came is larger than 60 MB',
}
