/** Which encoding a file is in, and reading it piece by piece. */
import iconv from 'iconv-lite'

/** UTF-8 is checked on the start of a file only; this much of it decides. */
export const ENCODING_SAMPLE_BYTES = 1024 * 1024

/**
 * The encoding of a file that begins with `head`: its byte order mark, else the zeros that UTF-16 and UTF-32 leave in Latin text,
 * else the `declared` name (XML says it in its first line) where it is known, else UTF-8 where the bytes are valid
 * UTF-8, else Windows-1252, which is what older spreadsheets write.
 */
export function encodingOf(head: Uint8Array, declared?: string): string {
  const marked = byteOrderMark(head) ?? wideByZeros(head)
  if (marked !== null) return marked
  const utf8 = isUtf8(head)
  // Text converted to UTF-8 often keeps an old declaration; bytes that are valid and not ASCII settle it.
  if (declared !== undefined && iconv.encodingExists(declared) && !(utf8 && isMultiByte(head))) return asciiCompatible(declared)
  return utf8 ? 'utf-8' : 'windows-1252'
}

/** Decodes a stream in pieces; a byte order mark is dropped and a broken byte becomes U+FFFD. */
export interface TextDecoding {
  write(bytes: Uint8Array): string
  end(): string
}

export function decodingOf(encoding: string): TextDecoding {
  const decoder = encoding === 'utf-8' ? utf8Decoding() : iconv.getDecoder(encoding)
  return { write: (bytes) => decoder.write(bytes as Buffer), end: () => decoder.end() ?? '' }
}

function utf8Decoding(): { write(bytes: Uint8Array): string; end(): string } {
  const decoder = new TextDecoder('utf-8')
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}

/** A whole document at once. */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const decoding = decodingOf(encodingOf(bytes.subarray(0, ENCODING_SAMPLE_BYTES), declared))
  return decoding.write(bytes) + decoding.end()
}

/** An XML declaration that can be read byte by byte is not in UTF-16, whatever it says. */
function asciiCompatible(declared: string): string {
  return /^(?:utf-?16|utf-?32|ucs-?[24]|unicode)/i.test(declared) ? 'utf-8' : declared
}

function byteOrderMark(head: Uint8Array): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return head[2] === 0 && head[3] === 0 ? 'utf-32le' : 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return head[0] === 0 && head[1] === 0 && head[2] === 0xfe && head[3] === 0xff ? 'utf-32be' : null
}

/** Latin text in UTF-16 and UTF-32 has zeros in the same places of every character and nowhere else. */
function wideByZeros(head: Uint8Array): string | null {
  const sample = head.subarray(0, Math.min(head.length, 512) & ~3)
  const zeros = [0, 0, 0, 0]
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 4] = (zeros[i % 4] ?? 0) + 1
  const mostly = zeros.map((count) => count > (sample.length / 4) * 0.4)
  const never = zeros.map((count) => count === 0)
  const found = WIDE.find(({ zero }) => zero.every((isZero, at) => (isZero ? mostly[at] : never[at])))
  return found?.encoding ?? null
}

/** Which of four bytes are zero. */
const WIDE: readonly { readonly zero: readonly boolean[]; readonly encoding: string }[] = [
  { zero: [true, true, true, false], encoding: 'utf-32be' },
  { zero: [false, true, true, true], encoding: 'utf-32le' },
  { zero: [true, false, true, false], encoding: 'utf-16be' },
  { zero: [false, true, false, true], encoding: 'utf-16le' },
]

function isUtf8(head: Uint8Array): boolean {
  try {
    // A character cut off at the end of the sample is no fault: streaming keeps it for later.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

function isMultiByte(head: Uint8Array): boolean {
  return head.some((byte) => byte > 0x7f)
}
