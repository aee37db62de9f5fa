/** The body of a request as bytes that are read from disk while they are sent, with its length known beforehand. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { InvalidInput } from '../../kernel/errors.ts'
import type { MarketBody } from './market.ts'

export interface PackedBody {
  readonly type: string
  readonly bytes: number
  /** From the beginning, each time it is called. */
  readonly stream: () => AsyncIterable<Uint8Array>
}

/** A part is text or a file; `base64` writes the file as letters. */
type Part = string | { readonly file: string; readonly bytes: number; readonly base64: boolean }

/** Divisible by three, so that pieces of base64 can be put one after the other. */
const PIECE = 3 * 65_536
/** What no market takes anyway. */
const MOST_FILE_BYTES = 300_000_000

/** @param boundary of a multipart form: letters that are in no field. @throws InvalidInput for a file that is gone, empty or too large. */
export async function packBody(body: MarketBody, boundary: string): Promise<PackedBody> {
  switch (body.kind) {
    case 'json':
      return packed('application/json', await jsonParts(body.value))
    case 'form':
      return packed('application/x-www-form-urlencoded', [new URLSearchParams(body.fields).toString()])
    case 'file':
      return packed(body.type, [await fileOf(body.path, false)])
    case 'multipart':
      return packed(`multipart/form-data; boundary=${boundary}`, [
        ...body.fields.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`),
        `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(body.file.field)}"; filename="${quoted(body.file.name)}"\r\nContent-Type: ${body.file.type.replaceAll(/[^\w/+.-]/g, '')}\r\n\r\n`,
        await fileOf(body.file.path, false),
        `\r\n--${boundary}--\r\n`,
      ])
  }
}

/** Stands for a file in JSON: a character of the private area, which is taken out of texts first. */
const MARK = '\uE000'

/** JSON with files in it as base64, where `{"$file": path}` stands. */
async function jsonParts(value: unknown): Promise<Part[]> {
  const files: string[] = []
  const text = JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one === 'string') return one.replaceAll(MARK, '')
    if (!isFile(one)) return one
    files.push(one.$file)
    return MARK
  })
  const [first = '', ...rest] = text.split(`"${MARK}"`)
  const parts: Part[] = [first]
  for (const [at, piece] of rest.entries()) parts.push('"', await fileOf(files[at] ?? '', true), `"${piece}`)
  return parts
}

function isFile(value: unknown): value is { readonly $file: string } {
  return typeof value === 'object' && value !== null && '$file' in value && typeof value.$file === 'string'
}

async function fileOf(file: string, base64: boolean): Promise<Part> {
  const size = await stat(file).then((found) => (found.isFile() ? found.size : 0), () => 0)
  if (size === 0) throw new InvalidInput(file, 'is gone or empty', 'Make its picture or print file again.')
  if (size > MOST_FILE_BYTES) throw new InvalidInput(file, 'is larger than 300 MB', 'Make it smaller.')
  return { file, bytes: size, base64 }
}

function packed(type: string, parts: readonly Part[]): PackedBody {
  const bytes = parts.reduce((sum, part) => sum + lengthOf(part), 0)
  return { type, bytes, stream: () => streamOf(parts) }
}

function lengthOf(part: Part): number {
  if (typeof part === 'string') return Buffer.byteLength(part)
  return part.base64 ? 4 * Math.ceil(part.bytes / 3) : part.bytes
}

async function* streamOf(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (typeof part === 'string') yield Buffer.from(part)
    else if (part.base64) yield* base64Of(part.file)
    else yield* createReadStream(part.file) as AsyncIterable<Buffer>
  }
}

async function* base64Of(file: string): AsyncGenerator<Uint8Array> {
  let left = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    const all = left.length === 0 ? chunk : Buffer.concat([left, chunk])
    const whole = all.length - (all.length % 3)
    left = Buffer.from(all.subarray(whole))
    yield Buffer.from(all.toString('base64', 0, whole))
  }
  if (left.length > 0) yield Buffer.from(left.toString('base64'))
}

/** A name in a form's head: no quote and no new line may end it early. */
function quoted(name: string): string {
  return name.replaceAll('"', '%22').replaceAll(/[\r\n]+/g, ' ')
}
