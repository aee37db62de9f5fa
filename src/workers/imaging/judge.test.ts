import { expect, test } from 'vitest'
import { inksFor } from '../../main/designs/pure/colour/inks.ts'
import { palettesFor } from '../../main/designs/pure/colour/palettes.ts'
import { fingerprintOf } from '../../main/designs/pure/fingerprint.ts'
import { rectangle } from '../../main/designs/pure/geometry/figures.ts'
import { comingFrom } from '../../main/designs/pure/geometry/origin.ts'
import { boxOf, move } from '../../main/designs/pure/geometry/shape.ts'
import { judge } from '../../main/designs/pure/judge/judge.ts'
import { legibilityOf } from '../../main/designs/pure/judge/legibility.ts'
import { likeEarlier, pictureOf } from '../../main/designs/pure/judge/likeness.ts'
import { thumbnailOf } from '../../main/designs/pure/judge/thumbnail.ts'
import type { Exemptions } from '../../main/designs/pure/judge/faults.ts'
import type { Layout, Part } from '../../main/designs/pure/layouts/layout.ts'
import { LAYOUTS } from '../../main/designs/pure/layouts/registry.ts'
import { lineToWidth, setLine } from '../../main/designs/pure/type/line.ts'
import { openVoice, VOICES } from '../../main/designs/pure/type/voices.ts'
import { wordsOf } from '../../main/designs/pure/type/words.ts'
import { openShelves } from './shelves.ts'

const { face } = openShelves()
const [plan] = VOICES
if (plan === undefined) throw new TypeError('no voices')
const voice = openVoice(plan, face)
const layout = LAYOUTS.find(({ id }) => id === 'stack')
if (layout === undefined) throw new TypeError('no layouts')

/** A line `width` wide with its foot at `y`. */
function line(text: string, width: number, y: number, ink: Part['ink'] = 'key'): Part {
  return { shape: move(lineToWidth(setLine(voice.display, text), width).shape, 0, y), ink }
}

function faultsOf(phrase: string, parts: readonly Part[], exempt: Exemptions = {}): string[] {
  const draft = { parts, reads: [{ at: 0, text: phrase, face: voice.display }], usedMotif: false, fit: 1 }
  return judge({ draft, layout: withExempt(exempt), voice, words: wordsOf(phrase), aspect: 1 }).faults.map(({ name }) => name)
}

function withExempt(exempt: Exemptions): Layout {
  if (layout === undefined) throw new TypeError('no layouts')
  return { ...layout, exempt }
}

const GOOD = [line('HIKING', 1000, 0), line('IS MY', 300, 130), line('THERAPY', 1000, 500)]
const TOP = boxOf(GOOD.flatMap(({ shape }) => shape)).top

test('a block with one large word has no fault, and each spoiling of it is named', () => {
  expect(faultsOf('Hiking is my therapy', GOOD)).toEqual([])
  const picture = (x: number, y: number): Part => ({ shape: comingFrom(move(rectangle(-150, -300, 300, 300), x, y), { kind: 'picture' }), ink: 'second' })
  expect(faultsOf('Hiking is my therapy', [picture(0, TOP - 60), ...GOOD])).toEqual([])
  expect(faultsOf('Hiking is my therapy', [picture(0, TOP - 4), ...GOOD])).toContain('picture-touches-letters')
  expect(faultsOf('Hiking is my therapy', [...GOOD, { shape: rectangle(-500, 330, 1000, 130), ink: 'bare' }])).toContain('letters-cross-outline')
  expect(faultsOf('Hiking is my therapy', [...GOOD, { shape: rectangle(520, -300, 500, 900), ink: 'second' }])).toContain('off-centre')
})

test('a line that runs into another, or has a comma cut off by it, is named', () => {
  const [cats, coffee] = [line('CATS,', 1000, 0), line('COFFEE', 1000, 0)]
  const under = boxOf(cats.shape).bottom - boxOf(coffee.shape).top
  const set = (gap: number): Part[] => [cats, line('COFFEE', 1000, under + gap)]
  expect(faultsOf('Cats, coffee', set(20))).not.toContain('lines-touch')
  expect(faultsOf('Cats, coffee', set(-50))).toContain('lines-touch')
  const over = { shape: rectangle(380, 10, 300, 80), ink: 'second', gap: 12 } as const
  expect(faultsOf('Cats, coffee', [...set(20), over])).toContain('lines-touch')
  expect(faultsOf('Cats, coffee', set(-50), { 'lines-touch': 'they are meant to' })).not.toContain('lines-touch')
})

test('a word in tiny letters beside a large one counts as unreadable', () => {
  const small = (width: number): string[] => faultsOf('Cardio tomorrow', [line('CARDIO', 1000, 0), line('TOMORROW', width, 200)])
  expect(small(450)).not.toContain('unreadable-small')
  expect(small(140)).toContain('unreadable-small')
})

test('letters cut out of nothing are seen to be missing', () => {
  const plate: Part = { shape: rectangle(-550, -300, 1100, 400), ink: 'key' }
  expect(faultsOf('Hiking', [plate, line('HIKING', 1000, 0, 'bare')])).toEqual([])
  expect(faultsOf('Hiking', [{ ...plate, shape: rectangle(-200, -300, 400, 400) }, line('HIKING', 1000, 0, 'bare')])).toContain('letters-cross-outline')
})

test('lines of one size, lone helper words, strips and doubled helpers are named, unless the family says why not', () => {
  const even = ['CAMP', 'MORE', 'WORRY'].map((text, index): Part => ({ shape: lineAt(text, index * 240), ink: 'key' }))
  expect(faultsOf('Camp more worry', even)).toContain('equal-lines')
  expect(faultsOf('Camp more worry', even, { 'equal-lines': 'it is a list' })).not.toContain('equal-lines')
  expect(faultsOf('The myth', [line('THE', 500, 0), line('MYTH', 600, 330)])).toContain('orphan-helper')
  expect(faultsOf('Supercalifragilistic expialidocious', [line('SUPERCALIFRAGILISTIC EXPIALIDOCIOUS', 1000, 0)])).toContain('poorly-filled')
  expect(faultsOf('Take the the day', GOOD)).toContain('repeated-word')
})

/** All at one size, whatever they say. */
function lineAt(text: string, y: number): Part['shape'] {
  const set = setLine(voice.display, text)
  return move(lineToWidth(set, set.box.width / 4).shape, 0, y)
}

test('the smaller the letters, the less is read of them', () => {
  const marks = [1000, 500, 250, 120, 60].map((width) => {
    const { lines } = thumbnailOf({ parts: [{ shape: rectangle(-500, 100, 1000, 500), ink: 'second' }, line('SOMEWHERE ELSE', width, 0)] }, 1)
    return lines[0] === undefined ? 0 : legibilityOf(lines[0])
  })
  expect(marks).toEqual(marks.toSorted((a, b) => b - a))
  expect(marks[0]).toBeGreaterThan(0.9)
  expect(marks.at(-1)).toBeLessThan(0.3)
})

test('a draft that looks like an earlier design is told apart from one that does not', () => {
  const [palette] = palettesFor('bold')
  if (palette === undefined) throw new TypeError('no palette')
  const { inks } = inksFor(palette, 'on-dark', ['#1C1C1E'])
  const one = thumbnailOf({ parts: GOOD }, 1)
  const other = thumbnailOf({ parts: [{ shape: rectangle(-300, -900, 600, 600), ink: 'second' }, line('THERAPY', 1000, 0), line('TIME', 400, 420)] }, 1)
  const taken = [fingerprintOf(pictureOf(one, inks))].filter((print) => print !== null)
  expect(likeEarlier(one, inks, taken).map(({ name }) => name)).toEqual(['like-earlier'])
  expect(likeEarlier(other, inks, taken)).toEqual([])
})
