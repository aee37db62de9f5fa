import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { unpack } from './art/raw-picture.ts'
import { chunksOf } from './png-chunks.ts'
import { printArt } from './print-art.ts'

const folder = mkdtempSync(join(tmpdir(), 'print-art-'))
afterAll(() => rmSync(folder, { recursive: true }))

const GARMENTS = [
  { id: 'black', name: 'Black', hex: '#1A1A1A', tone: 'dark' as const },
  { id: 'white', name: 'White', hex: '#F7F7F5', tone: 'light' as const },
]
const AREA = { widthPx: 900, heightPx: 1080 }
const RED = '#B2222B'
/** A disc with a hole beside a bar. */
const DRAWING = `<circle cx="35" cy="50" r="20" fill="none" stroke="${RED}" stroke-width="12"/><rect x="62" y="30" width="20" height="40" fill="${RED}"/>`
let count = 0

function print(file: string, options: { removeBackground?: boolean; holes?: boolean; maxBytes?: number; signal?: AbortSignal } = {}) {
  const out = join(folder, `out-${++count}.png`)
  const { signal = new AbortController().signal, ...rest } = options
  const made = printArt({ file, ...AREA, garments: GARMENTS, removeBackground: false, holes: false, maxBytes: 25_000_000, ...rest, out }, { signal, progress: () => undefined })
  return made.then((report) => ({ ...report, out }))
}

function svg(body: string, attributes = 'viewBox="0 0 100 100"'): string {
  return put('svg', `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`)
}

function put(extension: string, content: string | Buffer): string {
  const file = join(folder, `art-${++count}.${extension}`)
  writeFileSync(file, content)
  return file
}

/** The drawing as a picture of this many pixels a side. */
function drawing(side = 600, body = DRAWING): Sharp {
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 100 100">${body}</svg>`))
}

/** The mean colour of full ink, and how much ink there is. */
async function inkOf(file: string): Promise<{ red: number; green: number; blue: number; ink: number; left: number; right: number }> {
  const { data, widthPx } = await unpack(sharp(file))
  let [red, green, blue, full, left, right] = [0, 0, 0, 0, widthPx, 0]
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < 250) continue
    red += data[at] ?? 0
    green += data[at + 1] ?? 0
    blue += data[at + 2] ?? 0
    full += 1
    const x = (at / 4) % widthPx
    left = Math.min(left, x)
    right = Math.max(right, x)
  }
  return { red: red / full, green: green / full, blue: blue / full, ink: full / (data.length / 4), left, right }
}

/** Red ink within JPEG's and a camera's doubt, and nothing outside the safe area. */
async function isRedInside(file: string): Promise<boolean> {
  const ink = await inkOf(file)
  return Math.hypot(ink.red - 0xb2, ink.green - 0x22, ink.blue - 0x2b) < 14 && ink.left >= 52 && ink.right < 900 - 52
}

test('a drawing becomes a clean print file: trimmed, as large as the safe area, sRGB, 300 DPI, nothing said of its origin', async () => {
  const report = await print(svg(DRAWING))
  const file = readFileSync(report.out)
  expect(await sharp(file).metadata()).toMatchObject({ width: 900, height: 1080, channels: 4, space: 'srgb', density: 300 })
  expect(new Set(chunksOf(file).map(({ type }) => type))).toEqual(new Set(['IHDR', 'sRGB', 'pHYs', 'IDAT', 'IEND']))
  const ink = await inkOf(report.out)
  expect([ink.left, ink.right].map((at) => Math.abs(at - 450))).toEqual([expect.closeTo(396, -1), expect.closeTo(396, -1)])
  expect(report.facts).toMatchObject({ kind: 'outlines', ground: 'none', source: null, cut: [], soft: { share: 0 }, fine: { lines: { places: 0 }, gaps: { places: 0 } } })
  expect(await isRedInside(report.out)).toBe(true)
})

test('a small picture is enlarged with edges of two pixels, and says how many of its pixels come to an inch', async () => {
  const file = put('png', await drawing(200).png().toBuffer())
  const report = await print(file)
  expect(report.facts.kind).toBe('picture')
  expect(report.facts.source?.dpi).toBeLessThan(75)
  expect(report.facts.soft.share).toBeLessThan(0.015)
  expect(report.done.join(' ')).toMatch(/enlarged \d/)
  expect(await isRedInside(report.out)).toBe(true)
})

describe('a flat background', () => {
  const flat = async (extra = ''): Promise<string> => put('jpg', await drawing(600, `<rect width="100" height="100" fill="#F2EFE6"/>${DRAWING}${extra}`).jpeg({ quality: 85 }).toBuffer())

  test('goes from the outside, keeps what is enclosed, and leaves no rim of its colour', async () => {
    const report = await print(await flat(), { removeBackground: true })
    expect(report.background).toMatchObject({ sure: expect.any(Number) })
    expect(report.background?.sure).toBeGreaterThan(0.85)
    const { data } = await unpack(sharp(report.out).flatten({ background: '#000000' }).extract({ left: 0, top: 0, width: 900, height: 1080 }))
    // On black, a rim of the old ground would be a light pixel beside a dark one; only the kept hole is light.
    const light = data.reduce((sum, value, at) => sum + (at % 4 === 1 && value > 150 ? 1 : 0), 0)
    const open = await print(await flat(), { removeBackground: true, holes: true })
    const after = (await unpack(sharp(open.out).flatten({ background: '#000000' }))).data
    const lightAfter = after.reduce((sum, value, at) => sum + (at % 4 === 1 && value > 150 ? 1 : 0), 0)
    expect(light).toBeGreaterThan(10_000)
    expect(lightAfter).toBeLessThan(30)
    expect(await isRedInside(open.out)).toBe(true)
  })

  test('is left alone when it is not wanted away, and then stands under the art', async () => {
    expect((await print(await flat())).facts.ground).toBe('flat')
  })

  test('that is not flat, not there or everything is refused with what to do', async () => {
    const shades = await drawing(400, '<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#fff"/><stop offset="1" stop-color="#036"/></linearGradient></defs><rect width="100" height="100" fill="url(#g)"/>').png().toBuffer()
    await expect(print(put('png', shades), { removeBackground: true })).rejects.toThrow(/not one flat colour/)
    await expect(print(put('png', await drawing().png().toBuffer()), { removeBackground: true })).rejects.toThrow(/no background/)
    await expect(print(put('png', await drawing(200, '<rect width="100" height="100" fill="#fff"/>').png().toBuffer()), { removeBackground: true })).rejects.toThrow(/nothing would be left/)
  })
})

describe('a drawing from outside', () => {
  test.each([
    ['text', '<text x="5" y="50">Hi</text>', /Convert|font/],
    ['a picture', '<image href="data:image/png;base64,AAAA"/>', /picture in it/],
    ['a file of this machine', '<image xlink:href="file:///etc/passwd"/>', /picture in it/],
    ['a script', '<script>1</script>', /script/],
    ['an event', '<rect width="9" height="9" onload="x()"/>', /script/],
    ['a web page', '<foreignObject/>', /web page/],
    ['a drawing elsewhere', '<use href="http://example.org/a.svg#x"/>', /outside itself/],
    ['a style elsewhere', '<style>@import "http://example.org/a.css";</style>', /outside itself/],
    ['a fill elsewhere', '<rect fill="url(http://example.org/#x)" width="9" height="9"/>', /outside itself/],
    ['a filter', '<filter id="f"><feGaussianBlur stdDeviation="900"/></filter>', /filter/],
    ['a blur of CSS', '<rect style="filter: drop-shadow(9px 9px 900px red)" width="9" height="9"/>', /filter/],
    ['a blur in a style', '<style>rect { filter: blur(900px) }</style>', /filter/],
    ['an escape in a style', String.raw`<style>rect { fill: u\72l(http://example.org/#x) }</style>`, /backslash/],
    ['an escape in a fill', String.raw`<rect fill="u\72 l(http://example.org/#x)" width="9" height="9"/>`, /backslash/],
    ['a style in pieces', '<style>rect { fill: u&#114;l(http<!-- -->://example.org/#x) }</style>', /outside itself/],
    ['another document', '<xi:include href="other.svg"/>', /outside itself/],
  ])('with %s is refused', async (_what, body, reason) => {
    await expect(print(svg(body))).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringMatching(reason) })
  })

  test('whose program noted where it was exported to is drawn', async () => {
    await expect(print(svg(DRAWING, String.raw`viewBox="0 0 100 100" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="C:\logos\cat.png"`))).resolves.toMatchObject({ facts: { kind: 'outlines' } })
  })

  test('with entities, without a size, with nothing in it, or cut short is refused', async () => {
    await expect(print(put('svg', '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg viewBox="0 0 9 9"/>'))).rejects.toThrow(/entities/)
    await expect(print(svg(DRAWING, ''))).rejects.toThrow(/how large/)
    await expect(print(svg('<g/>'))).rejects.toThrow(/nothing is drawn/)
    await expect(print(put('svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M0 0'))).rejects.toMatchObject({ kind: 'invalid-input' })
  })

  test('of a thousand million units, in millimetres, or with its own marks of a size is drawn like any other', async () => {
    const huge = svg(`<g transform="scale(10000000)">${DRAWING}</g>`, 'width="1000000000" height="1000000000" viewBox="0 0 1000000000 1000000000"')
    for (const file of [huge, svg(`<g transform="scale(3.7795)">${DRAWING}</g>`, "width='100mm' height='100mm'"), svg(DRAWING, 'width="100%" height="100%" viewBox="0,0,100,100" preserveAspectRatio="xMinYMin slice"')]) expect(await isRedInside((await print(file)).out)).toBe(true)
  })

  test('that repeats itself without end is stopped', async () => {
    const levels = Array.from({ length: 12 }, (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(10)}</g>`).join('')
    await expect(print(svg(`<defs><rect id="l0" width="9" height="9"/>${levels}</defs><use href="#l12"/>`))).rejects.toMatchObject({ kind: 'invalid-input' })
  })
})

describe('a picture of any making', () => {
  test.each([
    ['CMYK JPEG', 'jpg', () => drawing(600, `<rect width="100" height="100" fill="#fff"/>${DRAWING}`).toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer(), /CMYK/, true],
    ['16-bit PNG', 'png', () => drawing().toColourspace('rgb16').png().toBuffer(), /16-bit/, false],
    ['wide-gamut PNG', 'png', () => drawing().withIccProfile('p3').png().toBuffer(), /profile/, false],
    ['WebP', 'webp', () => drawing().webp({ lossless: true }).toBuffer(), /print area/, false],
    ['TIFF', 'tiff', () => drawing().tiff({ compression: 'deflate' }).toBuffer(), /print area/, false],
    ['AVIF', 'avif', () => drawing(300).avif({ quality: 80 }).toBuffer(), /print area/, false],
    ['palette PNG with nothing around it', 'png', () => drawing().png({ palette: true, colours: 16 }).toBuffer(), /print area/, false],
    ['picture under a wrong name', 'jpg', () => drawing().png().toBuffer(), /though its name ends in .jpg/, false],
  ])('%s', async (_what, extension, make, note, ground) => {
    const report = await print(put(extension, await make()), ground ? { removeBackground: true, holes: true } : {})
    expect(report.done.join(' ')).toMatch(note)
    expect(await isRedInside(report.out)).toBe(true)
  })

  test('grey with alpha stays grey', async () => {
    const report = await print(put('png', await drawing(400, DRAWING.replaceAll(RED, '#808080')).toColourspace('b-w').png().toBuffer()))
    const ink = await inkOf(report.out)
    expect([ink.red, ink.green, ink.blue].every((value) => Math.abs(value - 128) < 4)).toBe(true)
  })

  test('of several frames gives its first, and says so', async () => {
    const frames = await Promise.all([RED, '#00FF00'].map((colour) => drawing(200, DRAWING.replaceAll(RED, colour)).png().toBuffer()))
    for (const extension of ['gif', 'webp'] as const) {
      const joined = sharp(frames, { join: { animated: true } })
      const report = await print(put(extension, await (extension === 'gif' ? joined.gif() : joined.webp({ lossless: true })).toBuffer()))
      expect(report.done.join(' ')).toMatch(/first of 2 frames/)
      expect(await isRedInside(report.out)).toBe(true)
    }
  })

  test('is turned as its camera says', async () => {
    const tall = await sharp({ create: { width: 400, height: 200, channels: 3, background: RED } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const report = await print(put('jpg', tall))
    expect(report.facts.source).toMatchObject({ widthPx: 200, heightPx: 400 })
    expect(chunksOf(readFileSync(report.out)).some(({ type }) => type === 'eXIf')).toBe(false)
  })
})

describe('a file that is none', () => {
  test('empty, missing, a folder, a text, cut short or a bomb is refused by name, and nothing is left behind', async () => {
    const png = await drawing().png({ compressionLevel: 0 }).toBuffer()
    const cut = put('png', png)
    truncateSync(cut, Math.round(png.length / 3))
    const jpeg = put('jpg', await drawing(600, `<rect width="100" height="100" fill="#fff"/>${DRAWING}`).jpeg().toBuffer())
    truncateSync(jpeg, 3000)
    const before = readdirSync(folder).length
    for (const file of [join(folder, 'gone.png'), folder, cut, jpeg]) await expect(print(file)).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringContaining(file) })
    expect(readdirSync(folder)).toHaveLength(before)
    await expect(print(put('png', ''))).rejects.toThrow(/is empty/)
    await expect(print(put('png', 'not a picture'))).rejects.toThrow(/not a picture/)
    await expect(print(put('png', giant(png, 50_000)))).rejects.toThrow(/50000 × 50000/)
    await expect(print(put('png', await sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer()))).rejects.toThrow(/nothing is drawn/)
  })

  /** A picture that says it is far larger than it is. */
  function giant(png: Buffer, side: number): Buffer {
    const file = Buffer.from(png)
    file.writeUInt32BE(side, 16)
    file.writeUInt32BE(side, 20)
    file.writeUInt32BE(crc32(file.subarray(12, 29)), 29)
    return file
  }
})

describe('what is measured', () => {
  test('hairlines and slits are found, and a letter’s tip is none', async () => {
    // 900 pixels of area: a unit is about eight pixels.
    const report = await print(svg(`${DRAWING}<rect x="20" y="85" width="60" height=".2" fill="${RED}"/><rect x="20" y="5" width="60" height="5" fill="${RED}"/><rect x="20" y="10.4" width="60" height="5" fill="${RED}"/>`))
    expect(report.facts.fine).toMatchObject({ lines: { places: 1 }, gaps: { places: 1 } })
    const tips = await print(svg(`<path d="M10 90 L50 10 L90 90 Z" fill="${RED}"/>`))
    expect(tips.facts.fine).toMatchObject({ lines: { places: 0 }, gaps: { places: 0 } })
  })

  test('a shadow is see-through and is not cut to full or nothing', async () => {
    const report = await print(put('png', await drawing(600, `<g opacity=".4">${DRAWING}</g>`).png().toBuffer()))
    expect(report.facts.soft.share).toBeGreaterThan(0.9)
    const { data } = await unpack(sharp(report.out))
    expect(data.filter((value, at) => at % 4 === 3 && value > 95 && value < 110).length).toBeGreaterThan(50_000)
  })

  test('art that runs into one side of its picture is said to be cut there', async () => {
    expect((await print(svg(DRAWING, 'viewBox="30 0 70 100"'))).facts.cut).toEqual(['left'])
  })

  test('red ink is told from white cloth and white ink is not', async () => {
    const red = await print(svg(DRAWING))
    expect(red.facts.contrast.find(({ garment }) => garment === 'white')?.typical).toBeGreaterThan(4.5)
    const white = await print(svg(DRAWING.replaceAll(RED, '#FFFFFF')))
    expect(white.facts.contrast.find(({ garment }) => garment === 'white')).toMatchObject({ hidden: 1 })
  })
})

test('a file that would be too large is made with fewer steps of colour, then refused', async () => {
  const noise = Buffer.from(Uint8Array.from({ length: 300 * 360 * 3 }, (_, at) => (at * 7919 + ((at * at) >> 5)) % 256))
  const file = put('png', await sharp(noise, { raw: { width: 300, height: 360, channels: 3 } }).png().toBuffer())
  const { bytes } = await print(file)
  const smaller = await print(file, { maxBytes: Math.round(bytes * 0.88) })
  expect(smaller.bytes).toBeLessThan(bytes * 0.88)
  await expect(print(file, { maxBytes: 10_000 })).rejects.toThrow(/is over/)
})

test('work that is stopped leaves no file', async () => {
  const controller = new AbortController()
  const file = svg(DRAWING)
  const before = readdirSync(folder).length
  const out = join(folder, 'stopped.png')
  const made = printArt({ file, ...AREA, garments: [], removeBackground: false, holes: false, maxBytes: 25_000_000, out }, {
    signal: controller.signal,
    progress: (done) => done === 2 && controller.abort(),
  })
  await expect(made).rejects.toMatchObject({ name: 'AbortError' })
  expect([existsSync(out), readdirSync(folder).length]).toEqual([false, before])
})
