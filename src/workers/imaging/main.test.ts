import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPortClient, type PortClient } from '../../main/kernel/ports.ts'
import { imagingPort, type ImagingPort } from './contract.ts'
import { chunksOf } from './png-chunks.ts'

const AREA = { name: 'front', widthPx: 4500, heightPx: 5400 }
const GARMENTS = [
  { id: 'black', name: 'Black', hex: '#1C1C1E', tone: 'dark' },
  { id: 'white', name: 'White', hex: '#FFFFFF', tone: 'light' },
] as const
const folder = mkdtempSync(join(tmpdir(), 'imaging-'))
let child: ChildProcess
let port: PortClient<ImagingPort>
let svg = ''

beforeAll(async () => {
  child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [], { serialization: 'advanced', execArgv: [] })
  port = createPortClient('imaging', imagingPort, {
    post: (message) => void child.send(message as object),
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) => void child.on('exit', () => listener('it ended')),
  })
  svg = (await made('Coffee first, then chaos')).variants[0]?.svg ?? ''
})

afterAll(() => {
  child.kill()
  rmSync(folder, { recursive: true })
})

function made(phrase: string) {
  const concept = { phrase, mood: 'funny' as const, style: 'modern', language: 'en', motif: 'coffee' }
  return port.call('makeDesign', { concept, seed: '7', area: AREA, garments: [...GARMENTS] })
}

test('a print file is a transparent sRGB picture of the asked size at 300 DPI, under 25 MB, and says nothing else', async () => {
  const out = join(folder, 'print.png')
  const { bytes } = await port.call('printFile', { svg, widthPx: 4500, heightPx: 5400, out })
  expect(bytes).toBe(statSync(out).size)
  expect(bytes).toBeLessThan(25_000_000)
  const file = readFileSync(out)
  const meta = await sharp(file).metadata()
  expect(meta).toMatchObject({ format: 'png', width: 4500, height: 5400, space: 'srgb', channels: 4, density: 300, hasAlpha: true })
  expect(new Set(chunksOf(file).map(({ type }) => type))).toEqual(new Set(['IHDR', 'sRGB', 'pHYs', 'IDAT', 'IEND']))
  const alpha = await sharp(file).extractChannel('alpha').raw().toBuffer()
  expect(alpha.includes(255)).toBe(true)
  // The margin is bare on every side.
  expect(alpha.subarray(0, 4500 * 200).every((value) => value === 0)).toBe(true)
  expect(Array.from({ length: 5400 }, (_, y) => [alpha[y * 4500 + 100], alpha[y * 4500 + 4400]]).flat().every((value) => value === 0)).toBe(true)
})

test('the same drawing prints to the same bytes', async () => {
  const [a, b] = [join(folder, 'a.png'), join(folder, 'b.png')]
  for (const out of [a, b]) await port.call('printFile', { svg, widthPx: 900, heightPx: 1080, out })
  expect(readFileSync(a).equals(readFileSync(b))).toBe(true)
})

test('a preview lies on its garment or on nothing, and keeps the shape of the area', async () => {
  const out = join(folder, 'preview.webp')
  expect(await port.call('preview', { svg, widthPx: 400, background: '#1F2A44', out })).toMatchObject({ widthPx: 400, heightPx: 480 })
  const { data } = await sharp(out).raw().toBuffer({ resolveWithObject: true })
  expect([...data.subarray(0, 3)].map((value, index) => Math.abs(value - ([0x1f, 0x2a, 0x44][index] ?? 0)) < 6)).toEqual([true, true, true])
  const bare = join(folder, 'bare.webp')
  await port.call('preview', { svg, widthPx: 400, background: null, out: bare })
  expect((await sharp(bare).metadata()).hasAlpha).toBe(true)
})

test('a thumbnail comes with its hash', async () => {
  const out = join(folder, 'thumb.webp')
  const result = await port.call('thumbnail', { file: join(folder, 'preview.webp'), widthPx: 120, out })
  expect(result).toMatchObject({ widthPx: 120, heightPx: 144 })
  expect(Buffer.from(result.thumbHash, 'base64').length).toBeGreaterThan(10)
})

test('a picture that unpacks to a giant, a broken one and a text are refused by name', async () => {
  const bomb = join(folder, 'bomb.png')
  writeFileSync(bomb, giantPng(40_000, 40_000))
  const text = join(folder, 'notes.png')
  writeFileSync(text, 'not a picture')
  const cut = join(folder, 'cut.png')
  writeFileSync(cut, readFileSync(join(folder, 'print.png')).subarray(0, 20_000))
  for (const file of [bomb, text, cut]) {
    await expect(port.call('thumbnail', { file, widthPx: 100, out: join(folder, 'no.webp') })).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringContaining(file) })
  }
  await expect(port.call('thumbnail', { file: bomb, widthPx: 100, out: join(folder, 'no.webp') })).rejects.toThrow(/million pixels/)
})

/** A PNG that claims a size which its few bytes would unpack to. */
function giantPng(width: number, height: number): Buffer {
  const file = readFileSync(join(folder, 'a.png'))
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  file.writeUInt32BE(crc32(file.subarray(12, 29)), 29)
  return file
}

test('a drawing that reaches outside itself or has no size is refused', async () => {
  const out = join(folder, 'no.png')
  for (const body of ['<image href="file:///etc/passwd"/>', '<script>1</script>', '<path xlink:href="#x"/>']) {
    const hostile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${body}</svg>`
    await expect(port.call('printFile', { svg: hostile, widthPx: 100, heightPx: 100, out })).rejects.toMatchObject({ kind: 'invalid-input' })
  }
  await expect(port.call('preview', { svg: '<svg></svg>', widthPx: 100, background: null, out })).rejects.toMatchObject({ kind: 'invalid-input' })
  await expect(port.call('printFile', { svg, widthPx: 90_000, heightPx: 90_000, out })).rejects.toThrow(/more than a picture may have/)
})

test('what can be chosen comes with names a seller reads, and each of it can be chosen', async () => {
  const stock = await port.call('stock', {})
  expect(stock.layouts.find(({ id }) => id === 'sunset')).toMatchObject({ name: 'Striped sunset', letters: ['plain'] })
  expect(stock.voices.find(({ id }) => id === 'anton')?.families).toContain('Anton')
  for (const { name } of [...stock.layouts, ...stock.voices, ...stock.palettes, ...stock.letters, ...stock.textures]) expect(name).toMatch(/^\p{L}[^_:]*$/u)
  expect(new Set(stock.layouts.map(({ name }) => name)).size).toBe(stock.layouts.length)
  const [picture] = await port.call('motifs', { words: 'cats', limit: 5 })
  expect(picture).toMatchObject({ id: 'cat', name: 'Cat', lines: expect.stringMatching(/^M[-0-9. lzM]+z$/) })
  expect((await port.call('motifs', { words: '', limit: 20 })).length).toBe(20)
})

test('a phrase that cannot be set gives its sentence across the port', async () => {
  await expect(made('猫')).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringContaining('猫') })
})

test('a call that is cancelled ends as cancelled and writes nothing', async () => {
  const out = join(folder, 'cancelled.png')
  const controller = new AbortController()
  const call = port.call('printFile', { svg, widthPx: 4500, heightPx: 5400, out }, { signal: controller.signal })
  setTimeout(() => controller.abort(), 30)
  await expect(call).rejects.toMatchObject({ kind: 'cancelled' })
  expect(existsSync(out)).toBe(false)
})

test('the worker ends when its parent is gone', async () => {
  child.disconnect()
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})
