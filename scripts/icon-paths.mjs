// An icon's markup as filled paths on a grid of 32 units, in absolute M, L, C, Q, Z, which is all the engine reads.
import svgpath from 'svgpath'

/** Null where the icon needs more than filled paths: strokes, masks, pictures. `tint` marks what a two-tone icon shades. */
export function pathsOf(markup, size) {
  // The only definitions in these sets clip to the icon's own box.
  const body = markup.replace(/<defs>.*?<\/defs>/g, '')
  if (/stroke=|mask=|transform=|<(use|image|text|ellipse|linearGradient)/.test(body)) return null
  const groups = []
  const paths = []
  for (const [tag, closing, name, written, alone] of body.matchAll(/<(\/?)(\w+)([^>]*?)(\/?)>/g)) {
    if (closing === '/') groups.pop()
    else {
      const own = { ...groups.at(-1), ...attributes(written) }
      if (name === 'g') groups.push(own)
      else if (['path', 'circle', 'rect'].includes(name)) {
        if (own.fill !== 'none') paths.push(filled(name, own, size))
        if (alone === '') groups.push(groups.at(-1) ?? {})
      } else throw new Error(`unexpected markup: ${tag}`)
    }
  }
  return paths.length === 0 ? null : paths
}

function filled(name, own, size) {
  const d = name === 'circle' ? circle(own) : name === 'rect' ? rectangle(own) : own.d
  return { d: plain(d, size), ...(own['fill-rule'] === 'evenodd' ? { evenOdd: true } : {}), ...(own.opacity === undefined ? {} : { tint: true }) }
}

function attributes(written) {
  return Object.fromEntries([...written.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]))
}

const circle = ({ cx = 0, cy = 0, r }) => `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`

function rectangle({ x = 0, y = 0, width: w, height: h, rx = 0 }) {
  return rx === 0 ? `M${x} ${y}h${w}v${h}h${-w}z` : `M${+x + +rx} ${y}h${w - 2 * rx}a${rx} ${rx} 0 0 1 ${rx} ${rx}v${h - 2 * rx}a${rx} ${rx} 0 0 1 ${-rx} ${rx}h${-(w - 2 * rx)}a${rx} ${rx} 0 0 1 ${-rx} ${-rx}v${-(h - 2 * rx)}a${rx} ${rx} 0 0 1 ${rx} ${-rx}z`
}

export function plain(d, size = 32) {
  return svgpath(d).abs().unshort().unarc().iterate(widen).scale(32 / size).round(2).toString()
}

function widen(segment, _index, x, y) {
  if (segment[0] === 'H') return [['L', segment[1], y]]
  if (segment[0] === 'V') return [['L', x, segment[1]]]
  return [segment]
}
