/** Reads the body of an answer, unpacked, and stops at the first byte too many. */
import { Writable, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { SchemaChanged, Unavailable } from '../errors.ts'

/** Packed twice is odd, more often is an attack. */
const MAX_CODINGS = 2

export interface BodyOptions {
  /** What errors call the service. */
  readonly host: string
  readonly coding: string | undefined
  readonly maxBytes: number
  readonly signal: AbortSignal
}

/**
 * @throws SchemaChanged when it is larger than `maxBytes`, by what it says or by what comes.
 * @throws Unavailable when it is packed in a way that nobody asked for, or cut off.
 */
export async function readBody(body: Readable, options: BodyOptions): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const collect = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length
      if (bytes > options.maxBytes) return done(tooLarge(options))
      chunks.push(chunk)
      done()
    },
  })
  await pipeline([body, ...unpackers(options), collect], { signal: options.signal })
  return Buffer.concat(chunks, bytes)
}

export function tooLarge({ host, maxBytes }: Pick<BodyOptions, 'host' | 'maxBytes'>): SchemaChanged {
  const size = maxBytes >= 1_000_000 ? `${Math.round(maxBytes / 1_000_000)} MB` : `${Math.round(maxBytes / 1000)} KB`
  return new SchemaChanged(host, 'answer', `it is larger than ${size}`, 'Nothing of it was read. Ask for less of it, or leave this address out.')
}

function unpackers({ host, coding }: BodyOptions) {
  const codings = (coding ?? '').toLowerCase().split(',').map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity')
  if (codings.length > MAX_CODINGS) throw new Unavailable(`${host} sent an answer that cannot be unpacked.`)
  return codings.toReversed().map((name) => {
    if (name === 'gzip' || name === 'x-gzip') return createGunzip()
    if (name === 'br') return createBrotliDecompress()
    if (name === 'deflate') return createInflate()
    throw new Unavailable(`${host} sent an answer that cannot be unpacked.`)
  })
}
