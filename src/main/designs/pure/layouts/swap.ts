/** A round picture stands for an O of the key word, a pointed one for an A. Only where the word stays legible. */
import { intersect, silhouette as outline } from '../geometry/clip.ts'
import { heart } from '../geometry/emblems.ts'
import { ellipse } from '../geometry/figures.ts'
import { comingFrom } from '../geometry/origin.ts'
import { areaOf, boxOf, move, type Shape } from '../geometry/shape.ts'
import type { Picture } from '../motifs.ts'
import type { Face } from '../type/face.ts'
import { capitals } from '../type/words.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, scaleParts, textOf, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { fitPicture, stackRows, type Row } from './rows.ts'
import { keyWord } from '../type/break-lines.ts'

export const swap: Layout = {
  id: 'swap',
  name: 'Picture for a letter',
  finishes: ['plain'],
  suits: (setting) => {
    const { words, motif, voice } = setting
    if (motif === undefined || words.length > 7 || !voice.caps || voice.hand) return 0
    return placeOf(setting) === undefined ? 0 : 1.1
  },
  compose(setting) {
    const place = placeOf(setting)
    if (place === undefined || setting.motif === undefined) throw new RangeError('no letter can give way to the picture')
    const { words, voice } = setting
    const key = wordWithPicture(setting, setting.motif, place)
    const wide = setting.aspect > 1.5
    const before = place.word > 0 ? composeBlock(setting, { to: place.word, height: wide ? 0.1 : 0.2, maxLines: 2, maxLine: 0.24, finish: 'plain' }) : undefined
    const after = place.word + 1 < words.length ? composeBlock(setting, { from: place.word + 1, height: wide ? 0.1 : 0.2, maxLines: 2, maxLine: 0.24, finish: 'plain' }) : undefined
    const rows = [before && rowOf(before), key.row, after && rowOf(after)].filter((row) => row !== undefined)
    const { parts } = stackRows(rows, 0.34)
    return {
      parts,
      reads: [...(before?.reads ?? []), { at: place.word, text: key.read, face: voice.display }, ...(after?.reads ?? [])],
      usedMotif: true,
      fit: fitOf(((before?.cost ?? 0.4) + (after?.cost ?? 0.4)) / 2) * 1.05,
    }
  },
}

function rowOf(block: { parts: Part[]; height: number }): Row {
  return { parts: block.parts, height: block.height, weight: 110 }
}

interface Place {
  /** Index of the word, and of the letter in its capitals. */
  readonly word: number
  readonly letter: number
}

/** The letter that the picture can stand for: in the key word, or else in another word that means something. */
function placeOf({ words, motif, language }: Pick<Setting, 'words' | 'motif' | 'language'>): Place | undefined {
  const wanted = motif === undefined ? undefined : letterLike(motif)
  if (wanted === undefined) return undefined
  const key = keyWord(words)
  const order = [key, ...words.map((_, index) => index).filter((index) => index !== key && words[index]?.helper === false)]
  return order.map((word) => letterIn(words, word, wanted, language)).find((place) => place !== undefined)
}

function letterIn(words: Setting['words'], word: number, wanted: string, language: string): Place | undefined {
  const letters = [...capitals(words[word]?.text ?? '', language)]
  const letter = letters.indexOf(wanted)
  return letter >= 0 && letters.length >= 4 && letters.length <= 10 ? { word, letter } : undefined
}

const likeness = new WeakMap<Picture, 'O' | 'A' | 'none'>()

/** The capital that the picture's outline could be taken for. */
function letterLike(picture: Picture): 'O' | 'A' | undefined {
  const known = likeness.get(picture) ?? measured(outline(picture.lines))
  likeness.set(picture, known)
  return known === 'none' ? undefined : known
}

/** By how much of its area the outline agrees with a disc, a heart or a triangle stretched over it. */
function measured(shape: Shape): 'O' | 'A' | 'none' {
  const box = boxOf(shape)
  const [width, height] = [box.width, box.height]
  const aspect = width / Math.max(1, height)
  if (shape.length !== 1 || aspect < 0.6 || aspect > 1.35) return 'none'
  const centred = move(shape, -(box.left + box.right) / 2, -(box.top + box.bottom) / 2)
  const likest = (figure: Shape): number => {
    const common = areaOf(intersect(centred, figure))
    return common / (areaOf(centred) + areaOf(figure) - common)
  }
  if (aspect > 0.84 && aspect < 1.2 && Math.max(likest(ellipse(width / 2, height / 2)), likest(heart(width, height))) > 0.86) return 'O'
  return likest([[0, -height / 2, width / 2, height / 2, -width / 2, height / 2]]) > 0.8 ? 'A' : 'none'
}

/** The word across WIDTH with the picture in the place of one glyph; what it reads is the font's own text, that glyph included. */
function wordWithPicture(setting: Setting, motif: Picture, place: Place): { row: Row; read: string } {
  const face: Face = setting.voice.display
  const text = capitals(textOf(setting.words, place.word, place.word + 1), setting.language)
  const { glyphs } = face.shape(text)
  const cap = face.capHeight
  let shift = 0
  const letters: Shape[] = []
  let picture: Part[] = []
  glyphs.forEach((glyph, index) => {
    if (index !== place.letter) {
      letters.push(move(glyph.shape, glyph.x + shift, 0))
      return
    }
    // A picture as high as the letters and a little more, as round letters are; the word opens or closes to its breadth.
    const figure = fitPicture(motif, cap * 1.5, cap * 1.1)
    const width = partsBox(figure).width
    const bearing = Math.max(16, (glyph.advance - boxOf(glyph.shape).width) * 0.5)
    picture = moveParts(figure, glyph.x + shift + bearing + width / 2, -cap / 2)
    shift += width + bearing * 2 - glyph.advance
  })
  const read = glyphs.map((glyph) => glyph.letters).join('')
  const raw: Part[] = [{ shape: comingFrom(letters.flat(), { kind: 'letters', text: read, face: face.id }), ink: 'key' }, ...picture]
  const box = partsBox(raw)
  const factor = WIDTH / box.width
  const parts = scaleParts(moveParts(raw, -(box.left + box.right) / 2, 0), factor)
  const height = cap * factor
  return { row: { parts: moveParts(parts, 0, height), height: height * 1.02, weight: height }, read }
}
