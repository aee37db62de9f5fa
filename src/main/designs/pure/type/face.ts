/**
 * A face: one design of letters, opened from font bytes, shaped with its own kerning and ligatures. All lengths are
 * in thousandths of an em, y downwards, the baseline at 0.
 */
import { create, type Font, type Glyph, type GlyphRun } from 'fontkit'
import { flatten, type Command } from '../geometry/outline.ts'
import { boxOf, move, type Shape } from '../geometry/shape.ts'

export interface PlacedGlyph {
  readonly shape: Shape
  /** Where the glyph's origin lies on the line. */
  readonly x: number
  readonly advance: number
  /** The letters this glyph stands for; a ligature stands for several. */
  readonly letters: string
}

export interface ShapedLine {
  readonly glyphs: readonly PlacedGlyph[]
  readonly width: number
}

export interface Face {
  readonly id: string
  readonly family: string
  readonly licence: string
  /** Height of an H. */
  readonly capHeight: number
  /** The characters of `text` that the face cannot set. */
  missing(text: string): string[]
  /** `tracking` in thousandths of an em between letters; ligatures are off where it is not 0. */
  shape(text: string, tracking?: number): ShapedLine
}

/** Flatter than this no curve gets: at a 15-inch letter still under two print pixels. */
const TOLERANCE = 0.35

/**
 * Opens a face from the bytes of its files (the Latin one first, then extensions). A letter is taken from the first
 * file that has it. Throws what fontkit throws when bytes are not a font.
 */
export function openFace(about: { id: string; family: string; licence: string }, files: readonly Uint8Array[]): Face {
  const fonts = files.map((bytes) => openFont(bytes))
  const outlines = new Map<Font, Map<number, Shape>>()
  const face = {
    ...about,
    missing: (text: string) => [...new Set(text)].filter((letter) => fontOf(fonts, letter) === undefined && letter.trim() !== ''),
    shape: (text: string, tracking = 0) => shapeText(fonts, outlines, text, tracking),
  }
  return { ...face, capHeight: -boxOf(face.shape('H').glyphs[0]?.shape ?? []).top || 700 }
}

function openFont(bytes: Uint8Array): Font {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!('layout' in font)) throw new Error('a collection of fonts is not a font')
  return font
}

function fontOf(fonts: readonly Font[], letter: string): Font | undefined {
  return fonts.find((font) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
}

/** Runs of letters that come from the same file; blanks stay with the run before them. */
function runsOf(fonts: readonly Font[], text: string): { font: Font; text: string }[] {
  const runs: { font: Font; text: string }[] = []
  for (const letter of text) {
    const font = fontOf(fonts, letter)
    if (font === undefined) throw new Error(`no glyph for “${letter}”`)
    const last = runs.at(-1)
    if (last !== undefined && (last.font === font || letter === ' ')) last.text += letter
    else runs.push({ font, text: letter })
  }
  return runs
}

function shapeText(fonts: readonly Font[], outlines: Map<Font, Map<number, Shape>>, text: string, tracking: number): ShapedLine {
  const glyphs: PlacedGlyph[] = []
  let pen = 0
  for (const run of runsOf(fonts, text)) {
    const laid: GlyphRun = run.font.layout(run.text, tracking === 0 ? {} : { liga: false, clig: false, dlig: false })
    const toThousandths = 1000 / run.font.unitsPerEm
    laid.glyphs.forEach((glyph, index) => {
      const position = laid.positions[index]
      if (position === undefined) return
      const shape = outlineOf(outlines, run.font, glyph, toThousandths)
      const advance = position.xAdvance * toThousandths + tracking
      glyphs.push({
        shape: move(shape, position.xOffset * toThousandths, -position.yOffset * toThousandths),
        x: pen,
        advance,
        letters: String.fromCodePoint(...glyph.codePoints),
      })
      pen += advance
    })
  }
  return { glyphs, width: Math.max(0, pen - tracking) }
}

function outlineOf(outlines: Map<Font, Map<number, Shape>>, font: Font, glyph: Glyph, toThousandths: number): Shape {
  const ofFont = outlines.get(font) ?? new Map<number, Shape>()
  outlines.set(font, ofFont)
  const known = ofFont.get(glyph.id)
  if (known !== undefined) return known
  const shape = flatten(commandsOf(glyph, toThousandths), TOLERANCE)
  ofFont.set(glyph.id, shape)
  return shape
}

const KINDS = { moveTo: 'move', lineTo: 'line', quadraticCurveTo: 'quadratic', bezierCurveTo: 'cubic' } as const

/** fontkit's path in our commands, turned the right way up. */
function commandsOf(glyph: Glyph, toThousandths: number): Command[] {
  return glyph.path.commands.flatMap(({ command, args }) => {
    if (command === 'closePath') return []
    const points = args.map((value, index) => value * (index % 2 === 0 ? toThousandths : -toThousandths))
    return [{ kind: KINDS[command], points } as unknown as Command]
  })
}
