/**
 * A face: one design of letters, opened from font bytes and shaped by HarfBuzz with its own kerning, ligatures and
 * alternates. All lengths are in thousandths of an em, y downwards, the baseline at 0.
 */
import { Blob, Buffer as TextBuffer, Face as FontFace, Feature, Font, shape as shapeBuffer, type SvgPathCommand } from 'harfbuzzjs'
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

/** Flatter than this no curve gets: at a 5-inch letter under one print pixel, at a 15-inch one two and a half. */
const TOLERANCE = 0.5

/** One font file of a face. */
interface Sheet {
  readonly font: Font
  readonly toThousandths: number
  /** The letter that the font's own table gives to a glyph: how set text is read back. */
  readonly letterOf: ReadonlyMap<number, string>
  readonly outlines: Map<number, Shape>
}

/**
 * Opens a face from the bytes of its files (the Latin one first, then extensions). A letter is taken from the first
 * file that has it. Throws when a file is not a font or has no letters.
 */
export function openFace(about: { id: string; family: string; licence: string }, files: readonly Uint8Array[]): Face {
  const sheets = files.map((bytes) => openSheet(bytes))
  const face = {
    id: about.id,
    family: about.family,
    licence: about.licence,
    missing: (text: string) => [...new Set(graphemesOf(text))].filter((letter) => letter.trim() !== '' && sheetOf(sheets, letter) === undefined),
    shape: (text: string, tracking = 0) => shapeText(sheets, text, tracking),
  }
  const capitals = face.missing('H').length === 0 ? -boxOf(face.shape('H').glyphs[0]?.shape ?? []).top : 0
  const wider = face.missing('N').length === 0 ? spaceLacking(face.shape('N N').glyphs) : 0
  return { ...face, shape: (text, tracking = 0) => shapeText(sheets, text, tracking, wider), capHeight: capitals > 0 ? capitals : 700 }
}

/** Least gap between two words, as a part of the breadth of a capital and of its height, the lesser of both: tighter, and “1 cat” reads as one word. */
const LEAST_SPACE = { ofBreadth: 0.55, ofHeight: 0.44 }

/** What the blank of “N N” lacks. Written letters reach into one another, and their blank is right as it is. */
function spaceLacking([first, , last]: readonly PlacedGlyph[]): number {
  if (first === undefined || last === undefined) return 0
  const [before, after] = [boxOf(first.shape), boxOf(last.shape)]
  const least = Math.min(LEAST_SPACE.ofBreadth * before.width, LEAST_SPACE.ofHeight * before.height)
  const isWritten = first.advance - before.right + after.left < 0
  return isWritten ? 0 : Math.max(0, least - (last.x + after.left - first.x - before.right))
}

function openSheet(bytes: Uint8Array): Sheet {
  const fontFace = new FontFace(new Blob(bytes))
  const font = new Font(fontFace)
  const letterOf = new Map<number, string>()
  for (const codePoint of fontFace.collectUnicodes()) {
    const glyph = font.nominalGlyph(codePoint)
    if (glyph !== undefined && !letterOf.has(glyph)) letterOf.set(glyph, String.fromCodePoint(codePoint))
  }
  if (letterOf.size === 0) throw new Error('the file is not a font')
  return { font, toThousandths: 1000 / fontFace.upem, letterOf, outlines: new Map() }
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Letters with their marks: a mark is never torn from its letter. Plain text needs no segmenter. */
function graphemesOf(text: string): string[] {
  return /\p{M}/u.test(text) ? [...SEGMENTER.segment(text)].map(({ segment }) => segment) : [...text]
}

/** The first file that has the letter and all of its marks. */
function sheetOf(sheets: readonly Sheet[], letter: string): Sheet | undefined {
  return sheets.find(({ font }) => [...letter].every((part) => (font.nominalGlyph(part.codePointAt(0) ?? 0) ?? 0) !== 0))
}

/** Runs of letters that come from the same file; blanks stay with the run before them. */
function runsOf(sheets: readonly Sheet[], text: string): { sheet: Sheet; text: string }[] {
  const runs: { sheet: Sheet; text: string }[] = []
  for (const letter of graphemesOf(text)) {
    const sheet = sheetOf(sheets, letter)
    if (sheet === undefined) throw new Error(`no glyph for “${letter}”`)
    const last = runs.at(-1)
    if (last !== undefined && (last.sheet === sheet || letter === ' ')) last.text += letter
    else runs.push({ sheet, text: letter })
  }
  return runs
}

const NO_LIGATURES = ['liga', 'clig'].map((tag) => new Feature(tag, 0))

/** `wider`: what is added to every blank. */
function shapeText(sheets: readonly Sheet[], text: string, tracking: number, wider = 0): ShapedLine {
  const glyphs: PlacedGlyph[] = []
  let pen = 0
  for (const run of runsOf(sheets, text)) {
    for (const glyph of shapeRun(run.sheet, run.text, tracking)) {
      const advance = glyph.letters === ' ' ? glyph.advance + wider : glyph.advance
      glyphs.push({ ...glyph, advance, x: pen })
      pen += advance
    }
  }
  return { glyphs, width: Math.max(0, pen - tracking) }
}

function shapeRun(sheet: Sheet, text: string, tracking: number): Omit<PlacedGlyph, 'x'>[] {
  const buffer = new TextBuffer()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  shapeBuffer(sheet.font, buffer, tracking === 0 ? [] : NO_LIGATURES)
  const infos = buffer.getGlyphInfos()
  const positions = buffer.getGlyphPositions()
  const { toThousandths } = sheet
  return infos.map(({ codepoint: glyph, cluster }, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
    // Two letters may share a glyph (Ð and Đ); a ligature or an alternate is no letter of the font's table: it stands for the text it was made from.
    const source = text.slice(cluster, infos.slice(index).find((info) => info.cluster > cluster)?.cluster ?? text.length)
    const alone = infos[index + 1]?.cluster !== cluster && infos[index - 1]?.cluster !== cluster
    return {
      shape: move(outlineOf(sheet, glyph), xOffset * toThousandths, -yOffset * toThousandths),
      advance: xAdvance * toThousandths + tracking,
      letters: alone ? readOf(sheet, glyph, source) : partOf(sheet, glyph, source),
    }
  })
}

function readOf(sheet: Sheet, glyph: number, source: string): string {
  return sheet.font.nominalGlyph(source.codePointAt(0) ?? 0) === glyph ? source : (sheet.letterOf.get(glyph) ?? source)
}

/** A letter and its marks are several glyphs: each reads as its own part. */
function partOf(sheet: Sheet, glyph: number, source: string): string {
  const own = [...source].find((part) => sheet.font.nominalGlyph(part.codePointAt(0) ?? 0) === glyph)
  return own ?? sheet.letterOf.get(glyph) ?? ''
}

function outlineOf(sheet: Sheet, glyph: number): Shape {
  const known = sheet.outlines.get(glyph)
  if (known !== undefined) return known
  const shape = flatten(commandsOf(sheet.font.glyphToJson(glyph), sheet.toThousandths), TOLERANCE)
  sheet.outlines.set(glyph, shape)
  return shape
}

const KINDS: Readonly<Record<string, Command['kind']>> = { M: 'move', L: 'line', Q: 'quadratic', C: 'cubic' }

/** HarfBuzz's path in our commands, turned the right way up. */
function commandsOf(path: readonly SvgPathCommand[], toThousandths: number): Command[] {
  return path.flatMap(({ type, values }) => {
    const kind = KINDS[type]
    if (kind === undefined) return []
    const points = values.map((value, index) => value * (index % 2 === 0 ? toThousandths : -toThousandths))
    return [{ kind, points } as unknown as Command]
  })
}
