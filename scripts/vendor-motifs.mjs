// Brings the motifs of the typographic engine into resources/motifs as path data. Run by hand when the list changes:
// `node scripts/vendor-motifs.mjs`. Paths become absolute M, L, C, Q, Z, which is all the engine reads.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import svgpath from 'svgpath'
import { extract } from 'tar'
import { MOTIFS } from './motif-list.mjs'
import { OWN_MOTIFS } from './own-motifs.mjs'

const SOURCE = '@iconify-json/fluent-emoji-high-contrast@1.2.6'
const target = new URL('../resources/motifs/', import.meta.url).pathname
mkdirSync(target, { recursive: true })
const work = mkdtempSync(join(tmpdir(), 'motifs-'))
const file = execFileSync('npm', ['pack', SOURCE, '--silent', '--pack-destination', work], { encoding: 'utf8' }).trim()
await extract({ file: join(work, file), cwd: work, strip: 1 })
const { icons } = JSON.parse(readFileSync(join(work, 'icons.json'), 'utf8'))
// A few icons are drawn with strokes, which a print file of plain outlines cannot carry.
const usable = ({ icon }) => icons[icon] !== undefined && !/transform=|stroke=/.test(icons[icon].body)
const leftOut = MOTIFS.filter((motif) => !usable(motif)).map(({ icon }) => icon)
if (leftOut.length > 0) console.warn(`missing or not plain outlines, left out: ${leftOut.join(', ')}`)
const motifs = MOTIFS.filter(usable).map(({ icon, open, words }) => ({ id: words[0], words, icon, ...(open ? { open } : {}), paths: paths(icons[icon].body) }))
// Ours come first: the earlier motif wins where two claim a word.
motifs.unshift(
  ...OWN_MOTIFS.map(({ words, lines, inside }) => ({
    id: words[0],
    words,
    paths: lines.map((d) => ({ d: plain(d), evenOdd: true })),
    ...(inside === undefined ? {} : { inside: inside.map((d) => ({ d: plain(d) })) }),
  })),
)
const head = { source: SOURCE, licence: 'MIT', copyright: 'Copyright (c) Microsoft Corporation.', size: 32 }
writeFileSync(join(target, 'motifs.json'), `${JSON.stringify(head).slice(0, -1)},"motifs":[\n${motifs.map((motif) => JSON.stringify(motif)).join(',\n')}\n]}\n`)
rmSync(work, { recursive: true })
console.log(`${motifs.length} motifs in ${target}`)

/** Every path of an icon with its fill rule; anything but plain paths and groups stops the run. */
function paths(markup) {
  // The only definitions in the set clip to the icon's own box.
  const body = markup.replace(/<defs>.*?<\/defs>/g, '')
  const other = body.replace(/<path [^>]*>(<\/path>)?|<\/?g[^>]*>/g, '')
  if (other !== '') throw new Error(`unexpected markup: ${other}`)
  return [...body.matchAll(/<path ([^>]*)>/g)].map(([, attributes]) => ({
    d: plain(/ d="([^"]+)"/.exec(` ${attributes}`)[1]),
    ...(attributes.includes('fill-rule="evenodd"') ? { evenOdd: true } : {}),
  }))
}

/** The same path in absolute M, L, C, Q, Z. */
function plain(d) {
  return svgpath(d).abs().unshort().unarc().iterate(widen).round(3).toString()
}

function widen(segment, _index, x, y) {
  if (segment[0] === 'H') return [['L', segment[1], y]]
  if (segment[0] === 'V') return [['L', x, segment[1]]]
  return [segment]
}
