/** A word spelled by the signs of chemical elements, each on its tile: BaCoN, TeAcHEr. */
import { outset, subtract } from '../geometry/clip.ts'
import { roundedRectangle } from '../geometry/figures.ts'
import { move } from '../geometry/shape.ts'
import type { Face } from '../type/face.ts'
import { measureLine, setLine } from '../type/line.ts'
import { composeBlock } from './block.ts'
import { moveParts, WIDTH, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { beside } from './stack.ts'
import { crestRow } from './crest.ts'
import { stackRows, type Row } from './rows.ts'

/** The signs of the elements 1 to 118 (IUPAC, Periodic Table of the Elements, 4 May 2022). */
const SIGNS = new Map(
  `H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag
  Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U
  Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og`.split(/\s+/).map((sign) => [sign.toLowerCase(), sign]),
)

/** The word as signs, two letters before one where both go; undefined where it does not come out. */
export function signsOf(word: string): string[] | undefined {
  const rest = word.toLowerCase()
  if (rest === '') return []
  for (const length of [2, 1]) {
    const sign = rest.length < length ? undefined : SIGNS.get(rest.slice(0, length))
    const more = sign === undefined ? undefined : signsOf(rest.slice(length))
    if (sign !== undefined && more !== undefined) return [sign, ...more]
  }
  return undefined
}

/** The weightiest word that comes out in two to five signs, half of them of two letters. */
function spelledAt(words: Setting['words']): { at: number; signs: string[] } | undefined {
  const found = words.flatMap(({ text, helper, weight }, at) => {
    const signs = helper || !/^\p{L}{4,8}$/u.test(text) ? undefined : signsOf(text)
    const good = signs !== undefined && signs.length <= 5 && signs.filter((sign) => sign.length === 2).length * 2 >= signs.length
    return good ? [{ at, signs, weight }] : []
  })
  return found.toSorted((a, b) => b.weight - a.weight)[0]
}

/** Some faces draw capitals for small letters; signs need both. */
function hasSmallLetters(face: Face): boolean {
  return measureLine(face, 'e').above < face.capHeight * 0.88
}

export const elements: Layout = {
  id: 'elements',
  name: 'Chemical elements',
  finishes: ['plain'],
  suits: ({ words, voice }) => (spelledAt(words) === undefined || words.length > 7 || voice.hand || !hasSmallLetters(voice.display) ? 0 : 1.6),
  compose(setting) {
    const found = spelledAt(setting.words)
    if (found === undefined) throw new RangeError('no word is spelled by elements')
    const { at, signs } = found
    const wide = setting.aspect > 1.5
    const style = { height: wide ? 0.14 : 0.2, maxLines: 2, finish: 'plain' as const, maxLine: 0.22 }
    const before = at > 0 ? composeBlock(setting, { ...style, to: at }) : undefined
    const after = at + 1 < setting.words.length ? composeBlock(setting, { ...style, from: at + 1 }) : undefined
    const tiles = tileRow(setting, at, signs)
    const text = (block: typeof before): Row[] => (block === undefined ? [] : [{ parts: block.parts, height: block.height, weight: 130 }])
    const picture = setting.motif !== undefined && !wide ? [crestRow(setting, setting.motif, WIDTH * 0.42)] : []
    const { parts, height } = stackRows([...picture, ...text(before), tiles.row, ...text(after)], 0.4)
    return {
      parts: setting.motif !== undefined && wide ? [...beside(setting.motif, height), ...parts] : parts,
      reads: [...(before?.reads ?? []), ...tiles.reads, ...(after?.reads ?? [])],
      usedMotif: setting.motif !== undefined,
      fit: 0.92,
    }
  },
}

/** Square tiles in one row as wide as the block, all letters of one size. */
function tileRow(setting: Setting, at: number, signs: readonly string[]): { row: Row; reads: Read[] } {
  const gap = 22
  const side = Math.min(400, (WIDTH - gap * (signs.length - 1)) / signs.length)
  const face = setting.voice.display
  const lines = signs.map((sign) => setLine(face, sign))
  const widest = Math.max(...lines.map(({ box }) => box.width))
  const factor = Math.min((side * 0.68) / widest, (side * 0.5) / face.capHeight)
  const start = -(signs.length * side + (signs.length - 1) * gap) / 2
  const parts = lines.flatMap((line, index): Part[] => {
    const left = start + index * (side + gap)
    const tile = roundedRectangle(left, 0, side, side, side * 0.08)
    const filled = index % 2 === 0
    // Scaled as bare outlines: a sign of two letters is no line of type, and is not to be judged as one.
    const sign = move(line.shape.map((ring) => ring.map((value) => value * factor)), left + side / 2, side / 2 + (face.capHeight * factor) / 2)
    return [{ shape: filled ? tile : subtract(tile, outset(tile, -side * 0.05)), ink: filled ? 'second' : 'key' }, { shape: sign, ink: filled ? 'bare' : 'key' }]
  })
  return { row: { parts: moveParts(parts, 0, 0), height: side, weight: 150 }, reads: [{ at, text: lines.map(({ read }) => read).join(''), face }] }
}
