import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PICTURE_LAYOUTS } from '../../main/designs/pure/layouts/with-picture.ts'
import { readPictureSvg } from '../../main/designs/pure/picture/picture-svg.ts'
import { samePhrase } from '../../main/designs/pure/type/words.ts'
import { move, scale } from '../../main/designs/pure/geometry/shape.ts'
import { pathData } from '../../main/designs/pure/geometry/svg-path.ts'
import { makeDesign as drawWords } from '../../main/designs/pure/engine.ts'
import { cutOut } from './cut-out.ts'
import { drawDrawing } from './draw-drawing.ts'
import { makeDesign } from './make-design.ts'
import { measureArt } from './measure-art.ts'
import { printFile } from './print-file.ts'
import { rowsOfMarks } from './rows-of-marks.ts'
import { setPicture } from './set-picture.ts'
import { openShelves } from './shelves.ts'

const LONG = { timeout: 120_000 }
const AREAS = { front: { name: 'front', widthPx: 4500, heightPx: 5400 }, wrap: { name: 'wrap', widthPx: 2475, heightPx: 1155 }, square: { name: 'front', widthPx: 4500, heightPx: 4500 } }
const GARMENTS = [{ id: 'black', name: 'Black', hex: '#1C1C1E', tone: 'dark' as const }, { id: 'white', name: 'White', hex: '#FFFFFF', tone: 'light' as const }]
const PHRASES = ['Otter dad', 'Just a girl who loves chickens', 'World’s okayest fisherman', 'Sorry I’m late, my cat was sitting on me', 'Über cool', 'I’m not arguing, I’m just explaining why I’m right']
const concept = (phrase: string) => ({ phrase, mood: 'funny' as const, style: 'modern', language: 'en' })
const context = { signal: new AbortController().signal, progress: () => undefined }
const home = mkdtempSync(join(tmpdir(), 'die-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const file = (name: string): string => join(home, name)

/** A shipped motif in colours on a flat ground, as a model gives it. */
async function standIn(name: string, ground: string, word = 'cat'): Promise<string> {
  const picture = openShelves().motifs.find(word)?.picture()
  if (picture === undefined) throw new Error(`There is no ${word}.`)
  const put = (shape: typeof picture.lines): string => pathData(move(scale(shape, 0.6), 384, 384))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="768" height="768"><rect width="768" height="768" fill="${ground}"/><path d="${put(picture.inside)}" fill="#e09a3c"/><path d="${put(picture.lines)}" fill="#241a18"/></svg>`
  await sharp(Buffer.from(svg)).removeAlpha().png().toFile(file(name))
  return file(name)
}

let cut = ''
beforeAll(async () => {
  cut = file('cut.png')
  await cutOut({ file: await standIn('cat.png', '#ffffff'), out: cut, filled: false, mask: null }, context)
})

test('a flat ground goes, dust of it too, margins as well; what has no flat ground waits for a mask', LONG, async () => {
  const noisy = await standIn('noisy.png', '#f4f4f4')
  const speck = await sharp({ create: { width: 3, height: 3, channels: 3, background: '#000000' } }).png().toBuffer()
  await sharp(noisy).composite([{ input: speck, left: 12, top: 12 }]).png().toFile(file('speck.png'))
  const flat = await cutOut({ file: file('speck.png'), out: file('a.png'), filled: false, mask: null }, context)
  expect(flat).toMatchObject({ ground: 'none', by: 'flat-colour', cut: [], background: { colour: '#F4F4F4' } })
  expect(flat.widthPx).toBeLessThan(700)
  const [corner, whole] = [await sharp(file('a.png')).raw().toBuffer(), await sharp(cut).metadata()]
  expect([corner[3], Math.abs((whole.width ?? 0) - flat.widthPx) < 3]).toEqual([0, true])

  const scene = Buffer.alloc(256 * 256 * 3)
  for (let at = 0; at < scene.length; at++) scene[at] = (at * 7919) % 256
  await sharp(scene, { raw: { width: 256, height: 256, channels: 3 } }).png().toFile(file('scene.png'))
  expect(await cutOut({ file: file('scene.png'), out: file('b.png'), filled: false, mask: null }, context)).toMatchObject({ ground: 'picture', by: 'nothing', widthPx: 256 })
  const disc = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64"/><circle cx="32" cy="32" r="16" fill="#fff"/></svg>')
  await sharp(disc).png().toFile(file('mask.png'))
  const masked = await cutOut({ file: file('scene.png'), out: file('c.png'), filled: false, mask: file('mask.png') }, context)
  expect(masked).toMatchObject({ ground: 'none', by: 'model' })
  expect(Math.abs(masked.widthPx - 128)).toBeLessThan(12)
  await expect(cutOut({ file: join(home, 'none.png'), out: file('d.png'), filled: false, mask: null }, context)).rejects.toThrow('none.png')
})

test('of a picture with far more pixels than a print has, only as many are unpacked as a print can use', LONG, async () => {
  const block = await sharp({ create: { width: 6_400, height: 4_800, channels: 3, background: '#803020' } }).png({ compressionLevel: 1 }).toBuffer()
  await sharp({ create: { width: 8_000, height: 6_400, channels: 3, background: '#ffffff' } }).composite([{ input: block, left: 800, top: 800 }]).png({ compressionLevel: 1 }).toFile(file('vast.png'))
  const vast = await cutOut({ file: file('vast.png'), out: file('vast cut.png'), filled: false, mask: null }, context)
  expect([vast.ground, Math.abs(vast.widthPx - 4_800) < 10, Math.abs(vast.heightPx - 3_600) < 10]).toEqual(['none', true, true])
})

test.each(PICTURE_LAYOUTS.map(({ id }) => id))('%s sets every phrase that it takes letter for letter on every area, beside the picture and not on it', LONG, async (layout) => {
  let set = 0
  for (const phrase of PHRASES) {
    for (const area of Object.values(AREAS)) {
      const made = await makeDesign({ concept: concept(phrase), seed: 's', area, garments: GARMENTS, choices: { layout }, picture: cut }, context).catch(() => null)
      if (made === null) continue
      set += 1
      expect(samePhrase(made.spelled, phrase)).toBe(true)
      expect(made).toMatchObject({ layout, recipe: { motif: 'picture', palette: 'picture' } })
      expect(made.faults.map(({ name }) => name)).not.toContain('picture-touches-letters')
      for (const { svg } of made.variants) {
        const held = readPictureSvg(svg)
        expect(held?.places).toHaveLength(area.name === 'wrap' ? 2 : 1)
        expect(svg).not.toMatch(/<text|font/)
        for (const { left, top, width, height } of held?.places ?? []) {
          expect(left).toBeGreaterThan(0)
          expect(top).toBeGreaterThan(0)
          expect(left + width).toBeLessThan(area.widthPx)
          expect(top + height).toBeLessThan(area.heightPx)
          expect(width * height).toBeGreaterThan(0.08 * (area.widthPx / (area.name === 'wrap' ? 2 : 1)) * area.heightPx)
        }
      }
    }
  }
  expect(set).toBeGreaterThan(5)
})

test('the same picture, phrase and seed give the same bytes, and the recipe gives them again', LONG, async () => {
  const wish = { concept: concept('Otter dad'), seed: 'again', area: AREAS.front, garments: GARMENTS, choices: {}, picture: cut }
  const first = await makeDesign(wish, context)
  expect(await makeDesign(wish, context)).toEqual(first)
  const { motif, motifFrom: _, ...recipe } = first.recipe
  expect((await makeDesign({ ...wish, choices: { ...recipe, motif } }, context)).variants).toEqual(first.variants)
  expect((await makeDesign({ ...wish, choices: { motif: null } }, context)).variants[0]?.svg).not.toContain('<image')
  await expect(makeDesign({ ...wish, choices: { layout: 'badge' } }, context)).rejects.toThrow('is not a layout')
})

test('in print the letters are drawn at print size over all pixels of the picture, not over those that the drawing holds', LONG, async () => {
  const made = await makeDesign({ concept: concept('Otter dad'), seed: 's', area: AREAS.front, garments: GARMENTS, choices: { layout: 'picture-over-words' }, picture: cut }, context)
  const svg = made.variants[0]?.svg ?? ''
  // The same picture in another colour: only what is printed of it can be blue.
  await sharp(cut).modulate({ hue: 180 }).png().toFile(file('blue.png'))
  await printFile({ svg, widthPx: 4500, heightPx: 5400, picture: file('blue.png'), out: file('print.png') }, context)
  const { data, info } = await sharp(file('print.png')).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height, info.channels]).toEqual([4500, 5400, 4])
  let [blue, orange] = [0, 0]
  for (let at = 0; at < data.length; at += 4 * 97) {
    if ((data[at + 3] ?? 0) < 250) continue
    if ((data[at + 2] ?? 0) > (data[at] ?? 0) + 40) blue += 1
    if ((data[at] ?? 0) > (data[at + 2] ?? 0) + 90) orange += 1
  }
  expect(blue).toBeGreaterThan(10 * Math.max(1, orange))
  // An edge of a letter goes from nothing to full within two pixels.
  let soft = 0
  const row = 5000 * 4500
  for (let x = 0; x < 4500; x++) if ((data[(row + x) * 4 + 3] ?? 0) > 8 && (data[(row + x) * 4 + 3] ?? 0) < 247) soft += 1
  expect(soft).toBeLessThan(120)
  const { facts } = await measureArt({ variants: [{ svg, garments: GARMENTS }], lines: false, picture: { widthPx: 600, heightPx: 600, ground: 'none', cut: [] } }, context)
  expect(facts).toMatchObject({ kind: 'picture', source: { widthPx: 600 } })
  expect(facts.source?.dpi).toBeLessThan(100)
})

test('the print file of a picture that a model made says so, and of any other it does not', LONG, async () => {
  const made = await makeDesign({ concept: concept('Otter dad'), seed: 's', area: AREAS.wrap, garments: GARMENTS, choices: {}, picture: cut }, context)
  const print = async (aiMade: boolean): Promise<Buffer> => {
    await printFile({ svg: made.variants[0]?.svg ?? '', widthPx: 2475, heightPx: 1155, picture: cut, aiMade, out: file('said.png') }, context)
    return readFileSync(file('said.png'))
  }
  const [said, silent] = [await print(true), await print(false)]
  expect([said.includes('compositeWithTrainedAlgorithmicMedia'), silent.includes('AlgorithmicMedia')]).toEqual([true, false])
  expect((await sharp(said).metadata()).density).toBe(300)
  expect((await sharp(said).raw().toBuffer()).equals(await sharp(silent).raw().toBuffer())).toBe(true)
})

test('a picture of the cloth’s own colour gets a rim there and none where it stands out', LONG, async () => {
  const { variants } = await setPicture({ file: cut, area: AREAS.front, garments: GARMENTS, filled: false }, context)
  const rimOn = (variant: string): boolean => (variants.find((one) => one.variant === variant)?.svg ?? '').includes('<path')
  expect([rimOn('on-dark'), rimOn('on-light')]).toEqual([true, false])
})

test('a drawing that holds a picture in another way than ours is refused', LONG, async () => {
  for (const inner of ['<image href="https://example.test/a.png"/>', '<image id="picture" x="0" y="0" width="9" height="9" preserveAspectRatio="none" href="data:image/svg+xml;base64,AAAA"/>']) {
    await expect(drawDrawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`, 9, 9)).rejects.toThrow('holds a picture in a way that is not known')
  }
  const made = await setPicture({ file: cut, area: AREAS.front, garments: GARMENTS, filled: false }, context)
  const twice = (made.variants[0]?.svg ?? '').replace('</svg>', '<image href="file:///etc/passwd"/><path d="M0 0h9v9z"/></svg>')
  await expect(drawDrawing(twice, 90, 108)).rejects.toThrow('outside itself')
})

test('rows of letters are seen without a model, and a plain picture has none', LONG, async () => {
  const words = drawWords({ concept: concept('Keep calm and carry on knitting'), seed: 's', area: AREAS.front, garments: GARMENTS, choices: { layout: 'stack', motif: null, finish: { letters: 'plain', texture: 'none' } } }, openShelves())
  const svg = words.variants.find(({ variant }) => variant === 'on-light')?.svg ?? ''
  writeFileSync(file('words.png'), await (await drawDrawing(svg, 900, 1080)).flatten({ background: '#ffffff' }).png().toBuffer())
  expect((await rowsOfMarks({ file: file('words.png') }, context)).rows).toBeGreaterThan(0)
  expect((await rowsOfMarks({ file: await standIn('plain.png', '#ffffff', 'otter') }, context)).rows).toBe(0)
  expect(readFileSync(file('words.png')).length).toBeGreaterThan(1000)
})
