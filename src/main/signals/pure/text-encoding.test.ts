import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeText, decodingOf, encodingOf } from './text-encoding.ts'

const text = 'id,title\n1,Crème brûlée'

test.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'windows-1252'])('tells and reads %s without a byte order mark', (encoding) => {
  const bytes = iconv.encode(text, encoding)
  expect(encodingOf(bytes)).toBe(encoding)
  expect(decodeText(bytes)).toBe(text)
})

test.each(['utf-8', 'utf-16le', 'utf-16be'])('drops the byte order mark of %s', (encoding) => {
  expect(decodeText(iconv.encode(text, encoding, { addBOM: true }))).toBe(text)
})

test('believes a declared encoding unless the bytes say otherwise', () => {
  expect(decodeText(iconv.encode('žluťoučký', 'iso-8859-2'), 'iso-8859-2')).toBe('žluťoučký')
  expect(decodeText(Buffer.from('žluťoučký'), 'iso-8859-1')).toBe('žluťoučký')
  expect(decodeText(Buffer.from('plain'), 'no-such-encoding')).toBe('plain')
  expect(decodeText(Buffer.from('plain'), 'utf-16')).toBe('plain')
})

test('joins characters that are cut by the end of a piece', () => {
  const bytes = Buffer.from('aé😀')
  const decoding = decodingOf('utf-8')
  const pieces = Array.from(bytes, (byte) => decoding.write(Uint8Array.of(byte)))
  expect(pieces.join('') + decoding.end()).toBe('aé😀')
})
