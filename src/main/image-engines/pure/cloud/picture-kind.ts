/** What the bytes of a picture say of themselves, whatever the service called them. */

export type PictureKind = 'png' | 'jpeg' | 'webp'

/** PNG (ISO 15948), JPEG (ISO 10918-1) and WebP (RFC 9649) by their first bytes; null for anything else. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  return text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP' ? 'webp' : null
}

/** Whether it ends as its kind ends, so that nothing was cut off. */
export function isWholePicture(bytes: Uint8Array, kind: PictureKind): boolean {
  if (kind === 'png') return bytes.length > 40 && text(bytes, bytes.length - 8, bytes.length - 4) === 'IEND'
  // Some encoders leave zeros behind the end.
  if (kind === 'jpeg') return endOfJpeg(bytes)
  return bytes.length >= 20 && numberAt(bytes, 4) + 8 <= bytes.length
}

/** Whether it has room for transparency; whether anything is transparent is seen where it is opened. */
export function hasAlpha(bytes: Uint8Array, kind: PictureKind): boolean {
  // IHDR: colour type 4 and 6 have alpha; a palette (3) may have it by a chunk of its own.
  if (kind === 'png') return bytes[25] === 4 || bytes[25] === 6 || (bytes[25] === 3 && text(bytes, 0, Math.min(bytes.length, 4_096)).includes('tRNS'))
  if (kind === 'jpeg') return false
  const form = text(bytes, 12, 16)
  if (form === 'VP8X') return ((bytes[20] ?? 0) & 0x10) !== 0
  return form === 'VP8L' && ((bytes[24] ?? 0) & 0x10) !== 0
}

function endOfJpeg(bytes: Uint8Array): boolean {
  let end = bytes.length
  while (end > 2 && bytes[end - 1] === 0) end--
  return bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}

function numberAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true)
}
