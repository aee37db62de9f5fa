import { expect, test } from 'vitest'
import { compositeMockup, garmentPicture, tonesFor, type PreparedScene } from './composite.ts'
import { fromLinear, oklabOfLinear, toLinear, type Triple } from '../../kernel/pure/oklab.ts'
import { prepareScene, type SceneMaps } from './prepare-scene.ts'
import { printedArt } from './printed-art.ts'
import { parseSceneFile } from './scene-file.ts'
import { cutSticker } from './sticker.ts'

const SIZE = 200
const NO_MAPS: SceneMaps = { shade: null, mask: null, inkMask: null, base: null, ground: null, gloss: null, weave: null, warp: null }
const INNER = [[50, 50], [150, 50], [150, 150], [50, 150]]

function scene(more: Record<string, unknown>, maps: Partial<SceneMaps> = {}): PreparedScene {
  const file = parseSceneFile(JSON.stringify({ format: 2, name: 'Test', kind: 'paper', products: ['poster'], size: SIZE, printArea: { quad: INNER }, ...more }), 'scene.json')
  return prepareScene({ ...NO_MAPS, ...maps }, file)
}

function flat(hex: string, alpha = 255) {
  const [r, g, b] = rgb(hex)
  return printedArt(Uint8Array.from({ length: 100 * 100 * 4 }, (_, i) => [r, g, b, alpha][i % 4] ?? 0), 100, 100)
}
const rgb = (hex: string): Triple => [Number.parseInt(hex.slice(1, 3), 16), Number.parseInt(hex.slice(3, 5), 16), Number.parseInt(hex.slice(5, 7), 16)]
const at = (pixels: Uint8Array, x: number, y: number): Triple => [pixels[(y * SIZE + x) * 3] ?? 0, pixels[(y * SIZE + x) * 3 + 1] ?? 0, pixels[(y * SIZE + x) * 3 + 2] ?? 0]
const luminance = ([r, g, b]: Triple): number => 0.2126 * r + 0.7152 * g + 0.0722 * b

function worn(prepared: PreparedScene, garment: string, art: ReturnType<typeof flat> | null): Uint8Array {
  return compositeMockup(prepared, tonesFor(prepared, garment), art)
}

/** Distance in OKLab times 100: about 2 is just visible. */
function deltaE(one: Triple, other: Triple): number {
  const [a, b] = [one, other].map(([r, g, bl]) => oklabOfLinear([toLinear(r / 255), toLinear(g / 255), toLinear(bl / 255)]))
  return 100 * Math.hypot((a?.[0] ?? 0) - (b?.[0] ?? 0), (a?.[1] ?? 0) - (b?.[1] ?? 0), (a?.[2] ?? 0) - (b?.[2] ?? 0))
}

test('a scene without any map is flat: one ground, one garment, the ink as it is', () => {
  const prepared = scene({ kind: 'cloth', products: ['t-shirt'], mask: undefined })
  const bare = worn(prepared, '#1F2A44', null)
  expect(new Set(Array.from({ length: SIZE }, (_, x) => at(bare, x, x).join())).size).toBe(1)
  for (const ink of ['#F0642D', '#22211F', '#F3E9D2', '#2A6F6B']) expect(deltaE(at(worn(prepared, '#1F2A44', flat(ink)), 100, 100), rgb(ink))).toBeLessThan(0.5)
})

test.each(['paper', 'ceramic'])('flat colours on white %s under flat light stay what they are, as far as the white below allows', (kind) => {
  const prepared = scene({ kind, products: ['mug'] })
  for (const ink of ['#F0642D', '#22211F', '#D9A441', '#2A6F6B']) expect(deltaE(at(worn(prepared, '#FFFFFF', flat(ink)), 100, 100), rgb(ink))).toBeLessThan(6)
})

test.each(['paper', 'ceramic'])('ink on %s is never brighter than the bare %s beside it', (kind) => {
  const shade = Uint8Array.from({ length: SIZE * SIZE }, (_, i) => 120 + ((i % SIZE) * 100) / SIZE)
  const prepared = scene({ kind, products: ['mug'], shade: { file: 'shade.png', max: 1.6, gamma: 2 } }, { shade })
  const bare = worn(prepared, '#FAFAF8', null)
  for (const ink of ['#FFFFFF', '#FFF200', '#22211F']) {
    const printed = worn(prepared, '#FAFAF8', flat(ink))
    for (let x = 52; x < 148; x++) at(printed, x, 90).forEach((value, k) => expect(value).toBeLessThanOrEqual((at(bare, x, 90)[k] ?? 0) + 1))
  }
})

test('a black garment keeps its folds, and so does the ink on it', () => {
  const shade = Uint8Array.from({ length: SIZE * SIZE }, (_, i) => (i % 20 < 10 ? 150 : 215))
  const prepared = scene({ kind: 'cloth', products: ['t-shirt'], shade: { file: 'shade.png', max: 1.6, gamma: 2 } }, { shade })
  for (const art of [null, flat('#D9A441')]) {
    const pixels = worn(prepared, '#000000', art)
    expect(luminance(at(pixels, 115, 100)) - luminance(at(pixels, 105, 100))).toBeGreaterThan(8)
  }
})

test('the corner of the art lies where the placement says, to within a pixel', () => {
  const prepared = scene({})
  const [bare, printed] = [worn(prepared, '#FFFFFF', null), worn(prepared, '#FFFFFF', flat('#000000'))]
  const changed: [number, number][] = []
  for (let y = 0; y < SIZE; y++) for (let x = 0; x < SIZE; x++) if (luminance(at(bare, x, y)) - luminance(at(printed, x, y)) > 100) changed.push([x, y])
  const bounds = [Math.min(...changed.map(([x]) => x)), Math.min(...changed.map(([, y]) => y)), Math.max(...changed.map(([x]) => x)), Math.max(...changed.map(([, y]) => y))]
  ;[50, 50, 150, 150].forEach((edge, i) => expect(Math.abs((bounds[i] ?? 0) - edge)).toBeLessThanOrEqual(1))
})

test('a photographed garment is left as it is, and only ink is laid on it', () => {
  const base = Uint8Array.from({ length: SIZE * SIZE * 3 }, (_, i) => (i * 7) % 251)
  const prepared = scene({ kind: 'cloth', products: ['tote'], garment: { recolour: false, hex: '#C9B79C' }, base: { file: 'photo.jpg' } }, { base })
  expect(worn(prepared, '#000000', null)).toEqual(base)
  // Decoders give Buffers, whose own slice is no copy: the scene must not keep what was printed on it.
  const decoded = Buffer.from(base)
  worn({ ...prepared, ground: decoded }, '#000000', flat('#22211F'))
  expect(decoded.equals(base)).toBe(true)
  expect(at(worn(prepared, '#000000', flat('#22211F')), 100, 100)).toEqual(rgb('#22211F'))
})

test('gloss lies over the ink as over the glaze, and ink keeps off where its own mask is closed', () => {
  const gloss = new Uint8Array(SIZE * SIZE).fill(255)
  const inkMask = Uint8Array.from({ length: SIZE * SIZE }, (_, i) => (i % SIZE < 100 ? 255 : 0))
  const shine = { file: 'gloss.png', strength: 0.2, over: 'all' }
  const prepared = scene({ kind: 'ceramic', products: ['mug'], gloss: shine }, { gloss, inkMask })
  const printed = worn(prepared, '#FAFAF8', flat('#000000'))
  expect(at(printed, 80, 100)[0]).toBeCloseTo(fromLinear(0.2) * 255, -1)
  expect(at(printed, 120, 100)).toEqual(at(worn(prepared, '#FAFAF8', null), 120, 100))
})

test('a sticker is cut a border away from its art, and throws a shadow beside it', () => {
  const rgba = new Uint8Array(60 * 60 * 4)
  for (let y = 20; y < 40; y++) for (let x = 20; x < 40; x++) rgba.set([200, 30, 40, 255], (y * 60 + x) * 4)
  const cut = cutSticker(rgba, 60, 60, 8, [255, 255, 255], 0)
  const alpha = (x: number, y: number): number => cut[(y * 60 + x) * 4 + 3] ?? 0
  expect([alpha(30, 30), alpha(30, 13), alpha(30, 10), alpha(14, 14)]).toEqual([255, 255, 0, alpha(14, 14)])
  expect(alpha(13, 13)).toBeLessThan(255)
  expect([...cut.subarray((30 * 60 + 15) * 4, (30 * 60 + 15) * 4 + 4)]).toEqual([255, 255, 255, 255])

  const sticker = { border: 8, shadow: { dx: 6, dy: 10, blur: 4, strength: 0.5 } }
  const prepared = scene({ kind: 'die-cut', products: ['sticker'], garment: { recolour: false, hex: '#FFFFFF' }, ground: { colour: '#808080' }, sticker })
  const printed = worn(prepared, '#000000', printedArt(cut, 60, 60))
  const ground = at(garmentPicture(prepared, tonesFor(prepared, '#FFFFFF')), 5, 5)
  expect(at(printed, 5, 5)).toEqual(ground)
  expect(luminance(at(printed, 106, 134))).toBeLessThan(luminance(ground) - 15)
  expect(at(printed, 100, 76)).toEqual([255, 255, 255])
})

test.each([
  [{ printArea: {} }, /needs either quad or mesh/],
  [{ printArea: { mesh: [[[0, 0], [10, 0]], [[0, 10]]] } }, /printArea/],
  [{ printArea: { mesh: [[[0, 0], [50, 0], [20, 0]], [[0, 50], [50, 50], [20, 50]]] } }, /folds over near 50, 0/],
  [{ printArea: { quad: [[0, 0], [300, 0], [300, 100], [0, 100]] } }, /outside the 200 px picture: 300, 0/],
  [{ printArea: [{ quad: INNER }, { quad: INNER, covers: { left: 0.6, right: 0.5, top: 0, bottom: 1 } }] }, /printArea\.1\.covers/],
  [{ kind: 'die-cut' }, /sticker: is missing/],
  [{ base: { file: 'a.jpg' }, ground: { colour: '#FFFFFF' } }, /beside base/],
])('a scene with %j is refused with its place', (more, sentence) => {
  expect(() => scene(more)).toThrow(sentence)
})
