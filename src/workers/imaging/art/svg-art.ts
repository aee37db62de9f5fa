/** SVG from outside: read tag by tag before a renderer sees it, and drawn at exactly the size that is asked for. */
import { Parser } from 'htmlparser2'
import sharp, { type Sharp } from 'sharp'
import { InvalidInput } from '../../../main/kernel/errors.ts'

/** A part of a drawing in its own units. */
export interface ViewBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A drawing of outlines only: no words, no pictures, no script, nothing that lies elsewhere. */
export interface SvgArt {
  readonly viewBox: ViewBox
  /** Everything of the root's tag but its size, without the closing bracket. */
  readonly root: string
  readonly body: string
}

/** Larger than any drawing of outlines that a person made; libxml2 itself stops at 10 MB a path. */
const MAX_BYTES = 12_000_000
/** Parts as they are drawn: `use` repeats them, and what it repeats may hold more of it. */
const MAX_ELEMENTS = 200_000
/** Groups in groups, and repetitions of repetitions. */
const MAX_DEPTH = 300

const FOREIGN: ReadonlySet<string> = new Set(['script', 'foreignobject', 'iframe', 'object', 'embed', 'audio', 'video', 'handler', 'listener'])
const PICTURES: ReadonlySet<string> = new Set(['image', 'feimage'])
/** What CSS can do to a picture without a `<filter>`. Over a large picture a renderer spends minutes on one. */
const FILTERING = /\b(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)\(/i
/** Attributes that hold names and notes, which may have a backslash: `C:\logos\cat.png`. */
const NOTES = /:|^(?:id|class|(?:data|aria)-.*)$/
const WORDS: ReadonlySet<string> = new Set(['text', 'tspan', 'textpath', 'tref', 'flowroot'])

/** @throws InvalidInput that names what in the drawing cannot be printed, and what to do. */
export function admitSvg(file: string, text: string): SvgArt {
  if (text.length > MAX_BYTES) throw new InvalidInput(file, 'the drawing is over 12 MB', 'Simplify it, or save it as a PNG.')
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text)) throw new InvalidInput(file, 'the drawing defines entities', 'Save it once more as plain SVG.')
  if (/<\?xml-stylesheet/i.test(text)) throw outside(file)
  const { from, to, attributes } = read(file, text)
  const viewBox = viewBoxIn(file, attributes)
  const tag = text.slice(from, to).replace(/\s*\/?>$/, '').replaceAll(/\s(?:width|height|viewBox|preserveAspectRatio)\s*=\s*(?:"[^"]*"|'[^']*')/gi, '')
  const isClosed = text.slice(from, to + 1).trimEnd().endsWith('/>')
  const body = isClosed ? '</svg>' : text.slice(to + 1)
  return { viewBox, root: /\sxmlns\s*=/.test(tag) ? tag : `${tag} xmlns="http://www.w3.org/2000/svg"`, body }
}

/** A part of the drawing at exactly this size, on nothing. */
export function drawPart({ root, body }: SvgArt, { left, top, width, height }: ViewBox, widthPx: number, heightPx: number): Sharp {
  const svg = `${root} width="${widthPx}" height="${heightPx}" viewBox="${left} ${top} ${width} ${height}" preserveAspectRatio="none">${body}`
  return sharp(Buffer.from(svg), { limitInputPixels: widthPx * heightPx + 1 })
}

interface Root {
  readonly from: number
  /** The place of the root tag's closing bracket. */
  readonly to: number
  readonly attributes: Readonly<Record<string, string>>
}

function read(file: string, text: string): Root {
  let root: Root | undefined
  const parts = countParts(() => {
    throw new InvalidInput(file, `the drawing has more than ${MAX_ELEMENTS / 1000},000 parts`, 'Save it as a PNG.')
  })
  const styles = { open: 0, css: '' }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = localName(name)
        root ??= tag === 'svg' ? { from: parser.startIndex, to: parser.endIndex, attributes } : undefined
        if (root === undefined) throw new InvalidInput(file, 'it is not an SVG drawing', 'Save it as SVG or PNG and try again.')
        parts.open(tag, attributes)
        refuse(file, tag, attributes)
        if (tag === 'style') styles.open += 1
      },
      ontext(data) {
        // Comes in pieces wherever a character is written by its number.
        if (styles.open > 0) styles.css += data
      },
      onclosetag(name) {
        if (localName(name) === 'style') styles.open -= 1
        parts.close()
      },
    },
    { xmlMode: true },
  )
  parser.write(text)
  parser.end()
  refuseCss(file, styles.css)
  if (root === undefined) throw new InvalidInput(file, 'it is not an SVG drawing', 'Save it as SVG or PNG and try again.')
  return root
}

/** Counts what will be drawn, repetitions included, without drawing it. `tooMany` must throw. */
function countParts(tooMany: () => never) {
  const total = { own: 0, repeats: new Array<string>() }
  const named = new Map<string, { own: number; repeats: string[] }>()
  const open: { id: string | undefined; own: number; repeats: string[] }[] = []
  const known = new Map<string, number>()
  const drawnBy = (part: { own: number; repeats: readonly string[] }, depth: number): number =>
    part.repeats.reduce((sum, id) => Math.min(MAX_ELEMENTS + 1, sum + drawnAs(id, depth)), part.own)
  const drawnAs = (id: string, depth: number): number => {
    if (depth > MAX_DEPTH) return tooMany()
    const found = known.get(id)
    if (found !== undefined) return found
    // A part that repeats itself is drawn by nobody.
    known.set(id, 0)
    const part = named.get(id)
    const drawn = part === undefined ? 0 : drawnBy(part, depth + 1)
    known.set(id, drawn)
    return drawn
  }
  return {
    open(tag: string, attributes: Readonly<Record<string, string>>) {
      const target = attributes['href'] ?? attributes['xlink:href']
      open.push({ id: attributes['id'], own: 1, repeats: tag === 'use' && target !== undefined ? [target.trim().slice(1)] : [] })
      if (++total.own > MAX_ELEMENTS || open.length > MAX_DEPTH) tooMany()
    },
    close() {
      const part = open.pop()
      if (part === undefined) return
      if (part.id !== undefined) named.set(part.id, part)
      const outer = open.at(-1) ?? total
      if (outer !== total) outer.own += part.own
      for (const id of part.repeats) outer.repeats.push(id)
      if (open.length === 0 && drawnBy(total, 0) > MAX_ELEMENTS) tooMany()
    },
  }
}

function refuse(file: string, tag: string, attributes: Readonly<Record<string, string>>): void {
  if (WORDS.has(tag)) throw new InvalidInput(file, 'the drawing has text that needs a font', 'Convert the text to outlines (paths), then save it again.')
  if (PICTURES.has(tag)) throw new InvalidInput(file, 'the drawing has a picture in it', 'Save it as a PNG instead.')
  if (FOREIGN.has(tag)) throw new InvalidInput(file, 'the drawing has a script or a web page in it', 'Save it once more as plain SVG.')
  if (tag === 'filter') throw filtered(file)
  if (tag === 'include') throw outside(file)
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = localName(name)
    if (attribute.startsWith('on')) throw new InvalidInput(file, 'the drawing has a script in it', 'Save it once more as plain SVG.')
    if (attribute === 'base' || (attribute === 'href' && tag !== 'a' && !value.trim().startsWith('#'))) throw outside(file)
    refuseCss(file, NOTES.test(name) ? value.replaceAll('\\', '/') : value)
  }
}

/** Any letter of CSS may be written as an escape: what it says can be told only where there is none. */
function refuseCss(file: string, css: string): void {
  if (css.includes('\\')) throw new InvalidInput(file, 'the drawing has a style with a backslash in it', 'Save it once more as plain SVG.')
  if (/@import|url\(\s*["']?\s*(?!["'#\s])/i.test(css)) throw outside(file)
  if (FILTERING.test(css)) throw filtered(file)
}

function filtered(file: string): InvalidInput {
  return new InvalidInput(file, 'the drawing has a shadow, a blur or another filter', 'Flatten the shadow, or save the picture as PNG.')
}

function outside(file: string): InvalidInput {
  return new InvalidInput(file, 'the drawing refers to something outside itself', 'Save it with everything embedded as outlines.')
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

function viewBoxIn(file: string, attributes: Readonly<Record<string, string>>): ViewBox {
  const [left, top, width, height] = (attributes['viewBox'] ?? '').trim().split(/[\s,]+/).map(Number)
  const given = { left: left ?? Number.NaN, top: top ?? Number.NaN, width: width ?? Number.NaN, height: height ?? Number.NaN }
  if (isBox(given)) return given
  const sized = { left: 0, top: 0, width: lengthOf(attributes['width']), height: lengthOf(attributes['height']) }
  if (isBox(sized)) return sized
  throw new InvalidInput(file, 'the drawing does not say how large it is', 'Save it with a width and a height, or with a viewBox.')
}

function isBox({ left, top, width, height }: ViewBox): boolean {
  return Number.isFinite(left) && Number.isFinite(top) && width > 0 && height > 0 && Number.isFinite(width) && Number.isFinite(height) && width / height < 1000 && height / width < 1000
}

/** CSS pixels of a length; a share of a page that is not there says nothing. */
function lengthOf(text: string | undefined): number {
  const [, number, unit = ''] = /^\s*([\d.eE+-]+)\s*(px|pt|pc|mm|cm|in)?\s*$/.exec(text ?? '') ?? []
  const perUnit: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 }
  return Number(number) * (perUnit[unit] ?? Number.NaN)
}
