import { expect, test } from 'vitest'
import fc from 'fast-check'
import { pngOf } from '../../../../../test/support/fake-comfyui/png.ts'
import { KNOWN_PRICES } from '../known-prices.ts'
import { hasAlpha, isWholePicture, pictureKind } from './picture-kind.ts'
import { costOf, fitted, nearestShape, wholeCents } from './sizes.ts'
import { readTask, writeTask } from './task.ts'

const webp = (form: string, flags: number): Uint8Array => {
  const bytes = Buffer.alloc(40)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(32, 4)
  bytes.write(`WEBP${form}`, 8, 'latin1')
  bytes[form === 'VP8X' ? 20 : 24] = flags
  return bytes
}

test('the kind of a picture, its end and its alpha are read from its bytes', () => {
  const png = pngOf('kind', 8, { prompt: 'x' })
  expect([pictureKind(png), isWholePicture(png, 'png'), isWholePicture(png.subarray(0, -5), 'png'), hasAlpha(png, 'png')]).toEqual(['png', true, false, false])
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 0xff, 0xd9, 0, 0])
  expect([pictureKind(jpeg), isWholePicture(jpeg, 'jpeg'), isWholePicture(jpeg.subarray(0, 6), 'jpeg')]).toEqual(['jpeg', true, false])
  expect([pictureKind(webp('VP8X', 0x10)), isWholePicture(webp('VP8X', 0), 'webp'), isWholePicture(webp('VP8X', 0).subarray(0, 30), 'webp')]).toEqual(['webp', true, false])
  expect([hasAlpha(webp('VP8X', 0x10), 'webp'), hasAlpha(webp('VP8X', 0), 'webp'), hasAlpha(webp('VP8L', 0x10), 'webp')]).toEqual([true, false, true])
  expect([pictureKind(Buffer.from('GIF89a')), pictureKind(Buffer.from('<html>')), pictureKind(new Uint8Array())]).toEqual([null, null, null])
})

test('a fitted size keeps its limits for every wish, and its shape as far as the ratio allows', () => {
  const limits = { step: 16, leastPixels: 1_048_576, mostPixels: 3_686_400, mostRatio: 3 }
  fc.assert(fc.property(fc.integer({ min: 64, max: 4_096 }), fc.integer({ min: 64, max: 4_096 }), (widthPx, heightPx) => {
    const size = fitted({ widthPx, heightPx }, limits)
    expect([size.widthPx % 16, size.heightPx % 16]).toEqual([0, 0])
    expect(size.widthPx * size.heightPx).toBeLessThanOrEqual(limits.mostPixels)
    expect(size.widthPx * size.heightPx).toBeGreaterThan(limits.leastPixels * 0.9)
    expect(Math.max(size.widthPx / size.heightPx, size.heightPx / size.widthPx)).toBeLessThanOrEqual(3)
  }), { numRuns: 500 })
  expect(fitted({ widthPx: 1024, heightPx: 1536 }, limits)).toEqual({ widthPx: 1024, heightPx: 1536 })
  expect(nearestShape({ widthPx: 900, heightPx: 1_200 }, [{ widthPx: 1, heightPx: 1 }, { widthPx: 2, heightPx: 3 }])).toEqual({ widthPx: 2, heightPx: 3 })
})

test('a picture costs its price by the pixels, never less than for a million, and a begun cent counts whole', () => {
  const square = { widthPx: 1_024, heightPx: 1_024 }
  expect([costOf(0.5, square), costOf(2, square), costOf(2, { widthPx: 512, heightPx: 512 }), costOf(4, { widthPx: 1_536, heightPx: 1_024 }), costOf(0, square), costOf(0.000_01, square), wholeCents(0.1 * 30)]).toEqual([1, 2, 2, 6, 0, 1, 3])
})

test('what is kept of a try is read back by the same engine only, and what cannot be read lets nothing be sent', () => {
  const job = { engine: 'replicate', state: 'job', at: 5, mark: 'm', id: 'x', stopped: false } as const
  expect(readTask(writeTask(job), 'replicate')).toEqual(job)
  expect(readTask(writeTask({ engine: 'replicate', state: 'none' }), 'replicate')).toEqual({ engine: 'replicate', state: 'none' })
  for (const text of [writeTask(job), '{', 'null', '{"state":"job"}']) expect(readTask(text, 'openai')).toBeNull()
})

test('every price that is shipped says where and when it was read, and in which currency it means something', () => {
  for (const { source, readOn, currency, model } of KNOWN_PRICES) {
    expect([source, currency]).toEqual(['developers.openai.com', 'USD'])
    expect(readOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(model).toMatch(/^gpt-image-1-mini\/(?:low|medium|high)$/)
  }
})
