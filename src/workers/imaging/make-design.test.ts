import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Concept, Mood } from '../../main/ideas/contract.ts'
import { lettering, texture } from '../../main/designs/contract.ts'
import { contrast } from '../../main/designs/pure/colour/contrast.ts'
import { ENGINE, makeDesign, type DesignRequest, type MadeDesign } from '../../main/designs/pure/engine.ts'
import { facesOf } from '../../main/designs/pure/faces.ts'
import { fitToArea, MARGIN, separateInks } from '../../main/designs/pure/finish-parts.ts'
import { unite } from '../../main/designs/pure/geometry/clip.ts'
import { areaOf } from '../../main/designs/pure/geometry/shape.ts'
import { partsBox, type Draft } from '../../main/designs/pure/layouts/layout.ts'
import { LAYOUTS } from '../../main/designs/pure/layouts/registry.ts'
import { openFace } from '../../main/designs/pure/type/face.ts'
import { setLine } from '../../main/designs/pure/type/line.ts'
import { covers, openVoice, VOICES } from '../../main/designs/pure/type/voices.ts'
import { samePhrase, tidyPhrase, wordsOf } from '../../main/designs/pure/type/words.ts'
import { InvalidInput } from '../../main/kernel/errors.ts'
import { createRng } from '../../main/kernel/pure/rng.ts'
import { resourceFile } from '../resources.ts'
import { openShelves } from './shelves.ts'

const AREAS = [
  { name: 'front', widthPx: 4500, heightPx: 5400 },
  { name: 'wrap', widthPx: 2475, heightPx: 1155 },
  { name: 'poster', widthPx: 4500, heightPx: 4500 },
] as const
const PORTRAIT = AREAS[0]
const GARMENTS = [
  { id: 'black', name: 'Black', hex: '#1C1C1E', tone: 'dark' },
  { id: 'navy', name: 'Navy', hex: '#1F2A44', tone: 'dark' },
  { id: 'red', name: 'Red', hex: '#9E1B32', tone: 'dark' },
  { id: 'white', name: 'White', hex: '#FFFFFF', tone: 'light' },
  { id: 'sand', name: 'Sand', hex: '#D9CBB0', tone: 'light' },
  { id: 'heather', name: 'Heather', hex: '#9A9CA0', tone: 'mid' },
] as const
const PHRASES = [
  'Dog mom', 'Boo!', 'A', 'Hiking is my therapy', 'Just a girl who loves chickens', 'Coffee first, then chaos', 'Best cat dad ever',
  'World’s okayest fisherman', "I'd rather be reading", 'Books. Tea. Repeat.', 'Eat. Sleep. Fish. Repeat.', 'Sorry I’m late, my cat was sitting on me',
  'Warning: may start talking about trains', 'Grandpa the man the myth the legend', 'In my gardening era', '100% that nurse', 'To be or not to be',
  'It is what it is', 'Über cool', 'Señorita margarita', 'Żabka i kawa', 'C’est la vie', 'Rock & roll since 1987', 'Supercalifragilisticexpialidocious',
  'I’m not arguing, I’m just explaining why I’m right', 'We don’t do Mondays here (not ever)', 'Mit dem Hund im Wald', '404: sleep not found',
  'Straße frei!', 'WORLD’S BEST AUNT', 'NICU nurse life', 'One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen',
]
const shelves = openShelves()

function request(phrase: string, more: Partial<DesignRequest> & { mood?: Mood; motif?: string } = {}): DesignRequest {
  const { mood = 'funny', motif, ...rest } = more
  const concept: Concept = { phrase, mood, style: 'modern', language: 'en', ...(motif === undefined ? {} : { motif }) }
  return { concept, seed: 'test', area: PORTRAIT, garments: GARMENTS, ...rest }
}

/** Bounds of a written SVG, from its own path data. */
function drawnBox(svg: string): { left: number; top: number; right: number; bottom: number } {
  let [x, y] = [0, 0]
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const [, command = '', numbers = ''] of [...svg.matchAll(/ d="([^"]+)"/g)].flatMap(([, d = '']) => [...d.matchAll(/([Mlz])([^Mlz]*)/g)])) {
    const values = numbers.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? []
    for (let i = 0; i + 1 < values.length; i += 2) {
      x = (command === 'M' ? 0 : x) + (values[i] ?? 0)
      y = (command === 'M' ? 0 : y) + (values[i + 1] ?? 0)
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
    }
  }
  return box
}

test('the same concept, seed and engine give the same bytes, another seed gives another design', () => {
  const first = makeDesign(request('Coffee first, then chaos'), shelves)
  expect(makeDesign(request('Coffee first, then chaos'), shelves)).toEqual(first)
  const others = ['1', '2', '3', '4'].map((seed) => makeDesign(request('Coffee first, then chaos', { seed }), shelves).variants[0]?.svg)
  expect(new Set([first.variants[0]?.svg, ...others]).size).toBeGreaterThanOrEqual(4)
  expect(first.engine).toBe(ENGINE)
})

/** What is printed on: shirt, mug (its face), square, poster, left chest, phone case. */
const SHAPES = [...AREAS, { name: 'poster', widthPx: 7200, heightPx: 10_800 }, { name: 'left chest', widthPx: 1200, heightPx: 1200 }, { name: 'case', widthPx: 1300, heightPx: 2600 }] as const

test('every family spells every phrase it takes and keeps the margins of an area of any shape', () => {
  let drafts = 0
  for (const [index, phrase] of PHRASES.entries()) {
    const tidy = tidyPhrase(phrase)
    const motif = index % 3 === 0 ? undefined : shelves.motifs.find(index % 2 === 0 ? 'cat' : 'guitar')
    const words = wordsOf(tidy, motif?.words)
    const rng = createRng(phrase)
    // A dozen voices for each phrase, all of them over the phrases.
    const voices = rng.shuffle(VOICES).slice(0, 12).map((plan) => openVoice(plan, shelves.face)).filter((voice) => covers(voice, tidy + tidy.toUpperCase()))
    for (const [at, layout] of LAYOUTS.entries()) {
      const shape = SHAPES[(index + at) % SHAPES.length] ?? PORTRAIT
      const area = { ...facesOf(shape), name: shape.name }
      const common = { words, language: 'en', motif: motif?.picture(), aspect: area.widthPx / area.heightPx }
      const voice = voices.find((candidate) => layout.suits({ ...common, voice: candidate }) > 0)
      if (voice === undefined) continue
      const draft = layout.compose({ ...common, voice, finish: rng.pick(layout.finishes ?? voice.finishes), rng: rng.fork(layout.id) })
      expectSound(draft, phrase, area, `${layout.id}, ${area.name}: ${phrase}`)
      drafts++
    }
  }
  expect(drafts).toBeGreaterThan(500)
}, 240_000)

/** The glyphs in reading order are the phrase, and nothing of it comes near the edge. */
function expectSound(draft: Draft, phrase: string, area: { widthPx: number; heightPx: number }, name: string): void {
  expect(samePhrase(draft.reads.toSorted((a, b) => a.at - b.at).map(({ text }) => text).join(' '), phrase), name).toBe(true)
  const box = partsBox(fitToArea(draft.parts, area.widthPx, area.heightPx))
  expect(box.left, name).toBeGreaterThanOrEqual(area.widthPx * MARGIN - 1)
  expect(box.right, name).toBeLessThanOrEqual(area.widthPx * (1 - MARGIN) + 1)
  expect(box.top, name).toBeGreaterThanOrEqual(area.heightPx * MARGIN - 1)
  expect(box.bottom, name).toBeLessThanOrEqual(area.heightPx * (1 - MARGIN) + 1)
  expect(Number.isFinite(draft.fit), name).toBe(true)
  expect(new Set(draft.reads.map(({ face }) => face.id)).size, name).toBeLessThanOrEqual(2)
}

test('finished drawings stay inside the area and their inks read on every garment mapped to them', () => {
  for (const [index, phrase] of PHRASES.entries()) {
    const area = AREAS[index % AREAS.length] ?? PORTRAIT
    const made = makeDesign(request(phrase, { area, mood: (['funny', 'retro', 'sweet', 'spooky'] as const)[index % 4] ?? 'funny' }), shelves)
    expect(samePhrase(made.spelled, phrase), phrase).toBe(true)
    expect(made.garments.map(({ garment }) => garment)).toEqual(GARMENTS.map(({ id }) => id))
    for (const { svg, variant, inks } of made.variants) {
      const box = drawnBox(svg)
      expect(box.left >= 0 && box.top >= 0 && box.right <= area.widthPx && box.bottom <= area.heightPx, `${made.layout}: ${phrase}`).toBe(true)
      expectReadable(made, variant, inks)
    }
  }
}, 120_000)

function expectReadable(made: MadeDesign, variant: string, inks: readonly string[]): void {
  const cloths = made.garments.filter((entry) => entry.variant === variant).map(({ garment }) => GARMENTS.find(({ id }) => id === garment)?.hex ?? '')
  for (const hex of cloths) {
    const ratios = inks.map((ink) => contrast(ink, hex))
    expect(Math.max(...ratios), `${made.layout} on ${hex}`).toBeGreaterThanOrEqual(4.5)
    expect(Math.min(...ratios), `${made.layout} on ${hex}`).toBeGreaterThanOrEqual(2.5)
  }
}

test('separating the inks loses no part of any letter', () => {
  for (const id of new Set(VOICES.flatMap(({ display, helper, script }) => [display, helper, script]))) {
    const { shape } = setLine(shelves.face(id), 'Hamburgefonstiv QWERTYUIOPLKJHGFDSA 0123456789')
    const placed = fitToArea([{ shape, ink: 'key' }], 4500, 5400)
    const [separated] = separateInks(placed)
    const before = areaOf(unite(...placed.map((part) => part.shape)))
    expect(Math.abs(areaOf(separated?.shape ?? []) / before - 1), id).toBeLessThan(0.005)
  }
}, 120_000)

test('a phrase is data: markup in it is drawn and never written', () => {
  const phrase = `<svg onload="x()"> & </svg> 'quotes'`
  const made = makeDesign(request(phrase), shelves)
  expect(samePhrase(made.spelled, phrase)).toBe(true)
  for (const { svg } of made.variants) expect(svg.replaceAll(/<path fill="#[0-9A-F]{6}" d="[Mlz0-9 .-]+"\/>/g, '')).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+" viewBox="[0-9 ]+"><\/svg>$/)
})

test('letters that no font has are refused by name, with what to do', () => {
  for (const [phrase, letter] of [['Hello 猫', '猫'], ['love 🐱', '“🐱” is a picture'], ['family 👨‍👩‍👧', '“👨‍👩‍👧” is a picture'], ['Καλημέρα', 'Greek'], ['שלום', 'Hebrew'], ['مرحبا', 'Arabic'], ['x̂ marks', '“x̂”']] as const) {
    expect(() => makeDesign(request(phrase), shelves)).toThrow(InvalidInput)
    expect(() => makeDesign(request(phrase), shelves)).toThrow(letter)
  }
})

test('a layout that does not exist or cannot carry the phrase is refused', () => {
  expect(() => makeDesign(request('Dog mom', { choices: { layout: 'spiral' } }), shelves)).toThrow(/is not a layout/)
  expect(() => makeDesign(request('Dog mom', { choices: { layout: 'list' } }), shelves)).toThrow(/cannot carry/)
  expect(() => makeDesign(request('Supercalifragilisticexpialidocious'.repeat(2), { choices: { layout: 'rainbow' } }), shelves)).toThrow(/too small to read/)
  expect(makeDesign(request('Eat. Sleep. Fish. Repeat.', { choices: { layout: 'list' } }), shelves).layout).toBe('list')
})

test('the recipe of a design, given as choices, gives the same bytes again, and another palette moves no line', () => {
  for (const [index, phrase] of PHRASES.filter((_, at) => at % 2 === 0).entries()) {
    const asked = request(phrase, { seed: `r${index}`, area: AREAS[index % AREAS.length] ?? PORTRAIT, mood: (['funny', 'retro', 'proud'] as const)[index % 3] ?? 'funny' })
    const made = makeDesign(asked, shelves)
    expect(makeDesign({ ...asked, choices: made.recipe }, shelves), `${made.layout}: ${phrase}`).toEqual(made)
    if (index % 4 !== 0) continue
    const other = makeDesign({ ...asked, choices: { ...made.recipe, palette: made.recipe.palette === 'forest' ? 'lilac' : 'forest' } }, shelves)
    const paths = (design: MadeDesign): string[] => design.variants.flatMap(({ svg }) => [...svg.matchAll(/ d="([^"]+)"/g)].map(([, d = '']) => d))
    expect(paths(other)).toEqual(paths(made))
  }
}, 120_000)

test('what is fixed of a look is obeyed, each part by itself', () => {
  const asked = request('Coffee first, then chaos', { motif: 'coffee' })
  for (const layout of ['stack', 'ribbon', 'sunset']) expect(makeDesign({ ...asked, choices: { layout } }, shelves).recipe.layout).toBe(layout)
  for (const { id } of VOICES.filter((_, index) => index % 8 === 0)) expect(makeDesign({ ...asked, choices: { voice: id } }, shelves).recipe.voice).toBe(id)
  for (const palette of ['lilac', 'slime']) expect(makeDesign({ ...asked, choices: { palette } }, shelves).recipe.palette).toBe(palette)
  for (const motif of ['cat', 'guitar']) expect(makeDesign({ ...asked, choices: { motif } }, shelves).motif).toBe(motif)
  expect(makeDesign({ ...asked, choices: { motif: null } }, shelves)).toMatchObject({ recipe: { motif: null } })
  for (const letters of lettering.options) expect(makeDesign({ ...asked, choices: { finish: { letters } } }, shelves).recipe.finish.letters).toBe(letters)
  const plain = makeDesign({ ...asked, choices: { finish: { texture: 'none' } } }, shelves)
  expect(makeDesign({ ...asked, choices: { ...plain.recipe, finish: { ...plain.recipe.finish, texture: 'worn' } } }, shelves).variants[0]?.svg).not.toBe(plain.variants[0]?.svg)
  for (const name of texture.options) {
    const printed = makeDesign({ ...asked, choices: { ...plain.recipe, finish: { ...plain.recipe.finish, texture: name } } }, shelves)
    expect(printed.recipe.finish.texture).toBe(name)
    expect(printed.variants[0]?.svg.length).toBeLessThan(300 * 1024)
  }
  const sticker = makeDesign({ ...asked, choices: { ...plain.recipe, finish: { ...plain.recipe.finish, sticker: true } } }, shelves)
  for (const { svg, variant, inks } of sticker.variants) {
    const box = drawnBox(svg)
    expect(box.left >= 0 && box.top >= 0 && box.right <= PORTRAIT.widthPx && box.bottom <= PORTRAIT.heightPx).toBe(true)
    expect(inks.includes('#FFFFFF')).toBe(variant === 'on-dark')
  }
}, 120_000)

test('a choice that does not exist or cannot carry the phrase is refused by its field', () => {
  const asked = request('Dog mom')
  for (const [choices, field] of [
    [{ layout: 'spiral' }, /^layout: “spiral”/], [{ voice: 'comic' }, /^voice: “comic”/], [{ palette: 'x' }, /^palette: “x”/], [{ motif: 'no-such' }, /^motif: “no-such”/],
    [{ layout: 'badge' }, /^layout: /], [{ layout: 'sunset', motif: null }, /^layout: “Striped sunset” needs a picture/],
    [{ layout: 'sunset', motif: 'cat', finish: { letters: 'extrude' as const } }, /^finish: the layout “Striped sunset”/], [{ layout: 'marker', voice: 'anton' }, /^voice: /],
  ] as const) {
    expect(() => makeDesign({ ...asked, choices }, shelves), JSON.stringify(choices)).toThrow(InvalidInput)
    expect(() => makeDesign({ ...asked, choices }, shelves), JSON.stringify(choices)).toThrow(field)
  }
})

test('pictures are found by plurals and by the last word, an unknown one is no fault', () => {
  expect(shelves.motifs.find('cats')?.id).toBe('cat')
  expect(shelves.motifs.find('Iced coffee')?.id).toBe('bubble-tea')
  expect(shelves.motifs.find('grumpy wolves')?.id).toBe('wolf')
  expect(shelves.motifs.find('zeitgeist')).toBeUndefined()
  expect(makeDesign(request('Stay curious', { motif: 'zeitgeist' }), shelves).motif).toBeUndefined()
  expect(shelves.motifs.count).toBeGreaterThan(200)
})

test('the shelf of pictures is searched by name, by other words and by beginnings, and opened by id', () => {
  const ids = (words: string): string[] => shelves.motifs.search(words, 5).map(({ id }) => id)
  expect(ids('cats')[0]).toBe('cat')
  expect(ids('barista')[0]).toBe('coffee')
  expect(ids('moun')[0]).toBe('mountain')
  expect(ids('zeitgeist')).toEqual([])
  expect(ids('')).toHaveLength(5)
  expect(shelves.motifs.byId('wolf')?.words).toContain('howl')
  expect(shelves.motifs.byId('Wolf!')).toBeUndefined()
})

test('every face has the letters of everyday phrases, wherever in memory its bytes lie', () => {
  const everyday = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?&-’“”()%'
  for (const { display, helper, script } of VOICES) for (const id of [display, helper, script]) expect(shelves.face(id).missing(everyday), id).toEqual([])
  const file = readFileSync(resourceFile('fonts', 'anton-400.ttf'))
  const shared = new Uint8Array(file.length + 300)
  shared.set(file, 100)
  const face = openFace({ id: 'anton', family: 'Anton', licence: 'OFL-1.1' }, [shared.subarray(100, 100 + file.length)])
  expect(face.missing(everyday)).toEqual([])
  expect(() => openFace({ id: 'x', family: 'X', licence: '' }, [new Uint8Array(50)])).toThrow(/not a font/)
})
