/**
 * Words and a picture that a model made: the picture leads, as large as the words leave room for, and the words stand
 * clear of its outline. These take the place of the other families where such a picture is given.
 */
import { pair, star } from '../geometry/figures.ts'
import { boxOf, move, scale, type Shape } from '../geometry/shape.ts'
import type { Picture } from '../motifs.ts'
import { capitals } from '../type/words.ts'
import { fitRing } from './arch.ts'
import { composeBlock, fitOf, type Block } from './block.ts'
import { moveParts, scaleParts, textOf, WIDTH, type Draft, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { fitPicture, stackRows, type Row } from './rows.ts'
import { splitInTwo } from './split.ts'

/** Room between picture and words. */
const CLEAR = 46
/** Height of the picture over WIDTH: less is an ornament, more leaves the words no room. */
const [LEAST, MOST] = [0.42, 0.95]

type WithPicture = Setting & { readonly motif: Picture }

function pictured(id: string, name: string, suits: Layout['suits'], compose: (setting: WithPicture) => Draft): Layout {
  return {
    id, name,
    exempt: { 'off-centre': 'a picture weighs what it weighs, and leads', 'equal-lines': 'the picture leads' },
    suits: (setting) => (setting.motif === undefined ? 0 : suits(setting)),
    compose(setting) {
      const { motif } = setting
      if (motif === undefined) throw new RangeError(`${id} needs a picture`)
      return compose({ ...setting, motif })
    },
  }
}

/** Height over WIDTH that lines of so many words want. */
function wantedHeight(words: number, share = 1): number {
  return share * (words <= 2 ? 0.27 : words <= 4 ? 0.36 : words <= 8 ? 0.44 : 0.56)
}

function pictureRow(motif: Picture, room: number): Row {
  const parts = fitPicture(motif, WIDTH, Math.min(MOST, Math.max(LEAST, room / WIDTH)) * WIDTH)
  const box = boxOf(parts.flatMap(({ shape }) => shape))
  return { parts: moveParts(parts, 0, -box.top), height: box.height, weight: 130 }
}

/** A block no higher than `most`: where one short word would fill the width, it is set narrower. */
function rowOf(block: Block, most: number): Row {
  const factor = Math.min(1, most / block.height)
  return { parts: factor === 1 ? block.parts : scaleParts(block.parts, factor), height: block.height * factor, weight: 130 }
}

const draft = (parts: Part[], reads: readonly Read[], fit: number): Draft => ({ parts, reads, usedMotif: true, fit })

const over = pictured('picture-over-words', 'Picture over the words', ({ words }) => (words.length > 14 ? 0.5 : 1), (setting) => {
  const block = composeBlock(setting, { height: wantedHeight(setting.words.length), maxLines: 4 })
  const whole = WIDTH / setting.aspect
  const words = rowOf(block, whole * 0.42)
  const picture = pictureRow(setting.motif, whole - words.height - CLEAR)
  return draft(stackRows([picture, words]).parts, block.reads, fitOf(block.cost))
})

const amid = pictured('picture-between-lines', 'Picture between the lines', ({ words }) => (words.length < 2 ? 0 : words.length > 12 ? 0.5 : 0.9), (setting) => {
  const at = splitInTwo(setting.words, 0.45) ?? 1
  const style = { maxLines: 2, maxLine: 0.36 }
  const upper = composeBlock(setting, { ...style, to: at, height: wantedHeight(at, 0.72) })
  const lower = composeBlock(setting, { ...style, from: at, height: wantedHeight(setting.words.length - at, 0.8) })
  const whole = WIDTH / setting.aspect
  const [above, below] = [rowOf(upper, whole * 0.21), rowOf(lower, whole * 0.25)]
  const picture = pictureRow(setting.motif, whole - above.height - below.height - 2 * CLEAR)
  return draft(stackRows([above, picture, below]).parts, [...upper.reads, ...lower.reads], fitOf((upper.cost + lower.cost) / 1.7))
})

/** The largest picture whose foot is at `foot` and whose outline keeps within the ring. */
function inRing(motif: Picture, inner: number, foot: number): Part[] {
  const box = boxOf(motif.lines)
  const centred = move(motif.lines, -(box.left + box.right) / 2, -box.bottom)
  let least = 0
  let most = (2 * inner) / Math.max(box.height, box.width / 2)
  for (let step = 0; step < 24; step++) {
    const factor = (least + most) / 2
    if (fitsIn(move(scale(centred, factor), 0, foot), inner)) least = factor
    else most = factor
  }
  return [{ shape: move(scale(centred, least), 0, foot), ink: 'second' }]
}

/** Above the middle the ring's circle bounds it, below only its width: there the ring is open. */
function fitsIn(shape: Shape, inner: number): boolean {
  return shape.every((ring) => {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [x, y] = [ring[i] ?? 0, ring[i + 1] ?? 0]
      if ((y < 0 ? Math.hypot(x, y) : Math.abs(x)) > inner) return false
    }
    return true
  })
}

const RADIUS = WIDTH * 0.5

const under = pictured('picture-under-arch', 'Words arched over the picture', ({ words, voice }) => (words.length < 2 || words.length > 9 || !voice.caps || voice.hand ? 0 : 0.9), (setting) => {
  const at = splitInTwo(setting.words, 0.5) ?? 1
  const { face, text } = { face: setting.voice.display, text: capitals(textOf(setting.words, 0, at), setting.language) }
  const ring = fitRing(face, text, RADIUS, 1.36, 'top', 168)
  const [inner, outer] = [RADIUS - ring.cap / 2 - CLEAR, RADIUS + ring.cap / 2]
  const foot = inner * 0.68
  const picture = inRing(setting.motif, inner, foot)
  const block = composeBlock(setting, { from: at, height: wantedHeight(setting.words.length - at, 0.75), maxLines: 2, maxLine: 0.34, finish: 'plain' })
  const factor = Math.min(2 * outer, Math.max(WIDTH * 0.86, 2 * outer * Math.sin(Math.min(Math.PI / 2, ring.half)))) / WIDTH
  return draft([{ shape: ring.shape, ink: 'key' }, ...picture, ...moveParts(scaleParts(block.parts, factor), 0, foot + CLEAR)], [{ at: 0, text: ring.read, face }, ...block.reads], fitOf(block.cost) * ring.fit)
})

const round = pictured('picture-in-ring', 'Words in a ring round the picture', ({ words, voice }) => (words.length < 2 || words.length > 8 || textOf(words, 0, words.length).length < 14 || !voice.caps || voice.hand ? 0 : 0.7), (setting) => {
  const { words, language, voice } = setting
  const at = splitInTwo(words, 0.5) ?? 1
  const upper = fitRing(voice.display, capitals(textOf(words, 0, at), language), RADIUS, 1.3, 'top', 150)
  const lower = fitRing(voice.display, capitals(textOf(words, at, words.length), language), RADIUS, 1.2, 'bottom', Math.min(150, upper.cap))
  const inner = RADIUS - Math.max(upper.cap, lower.cap) / 2 - CLEAR
  const motif = fitPicture(setting.motif, 1000, 1000)
  const reach = Math.max(...motif.flatMap(({ shape }) => shape.flatMap((ring) => ring.map((x, index) => (index % 2 === 0 ? Math.hypot(x, ring[index + 1] ?? 0) : 0)))))
  const picture = motif.map((part) => ({ ...part, shape: scale(part.shape, inner / reach) }))
  const gap = (Math.PI - upper.half - lower.half) / 2
  const angle = upper.half + gap
  const [x, y] = [RADIUS * Math.sin(angle), -RADIUS * Math.cos(angle)]
  const stars = gap < 0.16 ? [] : move(pair(star(Math.min(44, gap * RADIUS * 0.32)), x), 0, y)
  return draft(
    [{ shape: upper.shape, ink: 'key' }, { shape: lower.shape, ink: 'key' }, { shape: stars, ink: 'third' }, ...picture],
    [{ at: 0, text: upper.read, face: voice.display }, { at, text: lower.read, face: voice.display }], 0.95 * upper.fit * lower.fit,
  )
})

export const PICTURE_LAYOUTS: readonly Layout[] = [over, amid, under, round]
