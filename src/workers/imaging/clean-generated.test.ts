import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { pngOf } from '../../../test/support/fake-comfyui/png.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { cleanGenerated } from './clean-generated.ts'

const context = { signal: new AbortController().signal, progress: () => undefined }
const pixels = (bytes: Buffer): Promise<Buffer> => sharp(bytes).raw().toBuffer()

test('the prompt in a picture goes, the mark for AI comes, and no pixel changes', async () => {
  const file = join(tempHome(), 'a.png')
  const made = pngOf('seed', 24, { prompt: '{"6":{"inputs":{"text":"my secret idea"}}}', workflow: '{"nodes":[]}' })
  writeFileSync(file, made)
  const told = await cleanGenerated({ file, out: file }, context)
  const clean = readFileSync(file)
  expect(made.includes('my secret idea')).toBe(true)
  expect(clean.includes('my secret idea')).toBe(false)
  expect((await pixels(clean)).equals(await pixels(made))).toBe(true)
  expect(told).toEqual({ bytes: clean.length, widthPx: 24, heightPx: 24, clear: false })
  expect((await sharp(clean).metadata()).xmp?.toString()).toContain('digitalsourcetype/trainedAlgorithmicMedia')
})

test('a WebP with words in it becomes a clean PNG that keeps its clear parts', async () => {
  const file = join(tempHome(), 'a.webp')
  await sharp({ create: { width: 9, height: 7, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } } }).withExif({ IFD0: { ImageDescription: 'my secret idea' } }).webp({ lossless: true }).toFile(file)
  const out = file.replace('.webp', '.png')
  expect(await cleanGenerated({ file, out }, context)).toMatchObject({ widthPx: 9, heightPx: 7, clear: true })
  expect(readFileSync(out).includes('my secret idea')).toBe(false)
  expect((await sharp(out).metadata()).format).toBe('png')
})

test.each([
  ['empty', Buffer.alloc(0), 'the file is empty'],
  ['cut off', pngOf('x', 24, {}).subarray(0, 900), 'breaks off or is damaged'],
  ['a page of a proxy', Buffer.from('<html>502</html>'), 'a.png'],
])('a picture that is %s is refused by name, and nothing is written', async (_, bytes, reason) => {
  const file = join(tempHome(), 'a.png')
  writeFileSync(file, bytes)
  await expect(cleanGenerated({ file, out: `${file}.out.png` }, context)).rejects.toThrow(reason)
  expect(() => readFileSync(`${file}.out.png`)).toThrow('ENOENT')
})
