// Brings the fonts of the typographic engine into resources/fonts: npm packages in, TrueType files, licences and
// fonts.json out. Run by hand when the list changes: `node scripts/vendor-fonts.mjs`. Only the container changes
// (WOFF to TrueType, table by table, byte for byte), so reserved font names stay lawful.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Blob, Face } from 'harfbuzzjs'
import { extract } from 'tar'
import { boxOf } from '../src/main/designs/pure/geometry/shape.ts'
import { openFace } from '../src/main/designs/pure/type/face.ts'
import { woffToTrueType } from './woff.mjs'

const VERSION = '5.3.0'
/** id, role, weight. Each was looked at in a specimen before it was taken; voices.ts says which go together. */
const FONTS = [
  ['anton', 'condensed', 400],
  ['league-gothic', 'condensed', 400],
  ['bebas-neue', 'condensed', 400],
  ['staatliches', 'condensed', 400],
  ['antonio', 'condensed', 700],
  ['big-shoulders-display', 'condensed', 900],
  ['londrina-solid', 'condensed', 900],
  ['oswald', 'helper', 600],
  ['barlow-condensed', 'helper', 700],
  ['josefin-sans', 'helper', 700],
  ['zilla-slab', 'helper', 700],
  ['montserrat', 'helper', 700],
  ['quicksand', 'helper', 700],
  ['roboto-condensed', 'helper', 700],
  ['bitter', 'helper', 700],
  ['roboto-slab', 'slab', 800],
  ['archivo-black', 'display', 400],
  ['bowlby-one', 'display', 400],
  ['bungee', 'display', 400],
  ['passion-one', 'display', 700],
  ['league-spartan', 'display', 800],
  ['dela-gothic-one', 'display', 400],
  ['fugaz-one', 'display', 400],
  ['russo-one', 'display', 400],
  ['paytone-one', 'display', 400],
  ['carter-one', 'display', 400],
  ['bangers', 'display', 400],
  ['rammetto-one', 'display', 400],
  ['luckiest-guy', 'rounded', 400],
  ['titan-one', 'rounded', 400],
  ['lilita-one', 'rounded', 400],
  ['fredoka', 'rounded', 700],
  ['baloo-2', 'rounded', 800],
  ['dynapuff', 'rounded', 700],
  ['bagel-fat-one', 'rounded', 400],
  ['cherry-bomb-one', 'rounded', 400],
  ['coiny', 'rounded', 400],
  ['chewy', 'rounded', 400],
  ['galindo', 'rounded', 400],
  ['spicy-rice', 'rounded', 400],
  ['abril-fatface', 'serif', 400],
  ['playfair-display', 'serif', 900],
  ['cinzel', 'serif', 800],
  ['dm-serif-display', 'serif', 400],
  ['caprasimo', 'serif', 400],
  ['limelight', 'serif', 400],
  ['gravitas-one', 'serif', 400],
  ['alfa-slab-one', 'slab', 400],
  ['ultra', 'slab', 400],
  ['bevan', 'slab', 400],
  ['patua-one', 'slab', 400],
  ['bree-serif', 'slab', 400],
  ['holtwood-one-sc', 'slab', 400],
  ['rye', 'western', 400],
  ['sancreek', 'western', 400],
  ['graduate', 'varsity', 400],
  ['black-ops-one', 'stencil', 400],
  ['stardos-stencil', 'stencil', 700],
  ['saira-stencil-one', 'stencil', 400],
  ['righteous', 'retro', 400],
  ['shrikhand', 'retro', 400],
  ['chango', 'retro', 400],
  ['racing-sans-one', 'retro', 400],
  ['special-elite', 'mono', 400],
  ['courier-prime', 'mono', 700],
  ['space-mono', 'mono', 700],
  ['press-start-2p', 'pixel', 400],
  ['orbitron', 'tech', 900],
  ['audiowide', 'tech', 400],
  ['creepster', 'spooky', 400],
  ['nosifer', 'spooky', 400],
  ['metal-mania', 'spooky', 400],
  ['pirata-one', 'blackletter', 400],
  ['new-rocker', 'blackletter', 400],
  ['uncial-antiqua', 'blackletter', 400],
  ['pacifico', 'script', 400],
  ['lobster', 'script', 400],
  ['kaushan-script', 'script', 400],
  ['yellowtail', 'script', 400],
  ['grand-hotel', 'script', 400],
  ['oleo-script', 'script', 700],
  ['leckerli-one', 'script', 400],
  ['damion', 'script', 400],
  ['satisfy', 'script', 400],
  ['mr-dafoe', 'script', 400],
  ['yesteryear', 'script', 400],
  ['sonsie-one', 'script', 400],
  ['permanent-marker', 'hand', 400],
  ['caveat-brush', 'hand', 400],
  ['knewave', 'hand', 400],
  ['mountains-of-christmas', 'hand', 700],
  ['rock-salt', 'hand', 400],
  ['sedgwick-ave-display', 'hand', 400],
  ['gochi-hand', 'hand', 400],
  ['amatic-sc', 'hand', 700],
]
/** Subsets taken, in the order in which a face looks for a letter. */
const SUBSETS = ['latin', 'latin-ext']

const ALLOWED = ['OFL-1.1', 'Apache-2.0']

const work = mkdtempSync(join(tmpdir(), 'fonts-'))
const target = join(work, 'made')
const licences = join(target, 'LICENSES')
mkdirSync(licences, { recursive: true })

const fonts = []
for (const [id, role, weight] of FONTS) fonts.push(await vendor(id, role, weight))
writeFileSync(join(target, 'fonts.json'), `${JSON.stringify({ fonts }, null, 2)}\n`)
writeFileSync(join(target, 'NOTICE.md'), notice(fonts))
const shipped = new URL('../resources/fonts/', import.meta.url).pathname
rmSync(shipped, { recursive: true, force: true })
cpSync(target, shipped, { recursive: true })
rmSync(work, { recursive: true })
console.log(`${fonts.length} fonts in ${shipped}`)

async function vendor(id, role, weight) {
  const folder = await fetchPackage(`@fontsource/${id}@${VERSION}`)
  const meta = JSON.parse(readFileSync(join(folder, 'metadata.json'), 'utf8'))
  const text = readFileSync(join(folder, 'LICENSE'), 'utf8')
  writeFileSync(join(licences, `${id}.txt`), text)
  const { license: licence } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (!ALLOWED.includes(licence) || !/SIL OPEN FONT LICENSE|Apache License/i.test(text)) throw new Error(`${id} is under ${licence}`)
  const files = SUBSETS.flatMap((subset) => convert(folder, id, weight, subset))
  return {
    id,
    family: meta.family,
    role,
    weight,
    files,
    measures: measuresOf(files.map(({ file }) => readFileSync(join(target, file)))),
    licence,
    copyright: copyrightOf(files[0].file),
    source: `@fontsource/${id}@${VERSION}`,
  }
}

/**
 * What the engine's own eye sees of the face: heights in thousandths of an em; `width` of a letter of capitals and `stem`
 * of an I at half its height, both in capital heights.
 */
function measuresOf(files) {
  const face = openFace({ id: '', family: '', licence: '' }, files)
  const sample = 'HAMBURGEFONTSIV'
  const round = (value) => Math.round(value * 1000) / 1000
  return {
    capHeight: Math.round(face.capHeight),
    xHeight: Math.round(-boxOf(face.shape('x').glyphs[0].shape).top),
    width: round(face.shape(sample).width / sample.length / face.capHeight),
    stem: round(inkAt(face.shape('I').glyphs[0].shape, -face.capHeight * 0.5) / face.capHeight),
  }
}

/** Length of the ink that a level line at `y` crosses. */
function inkAt(shape, y) {
  const crossings = shape.flatMap((ring) => {
    const found = []
    for (let i = 0; i < ring.length; i += 2) {
      const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[(i + 2) % ring.length], ring[(i + 3) % ring.length]]
      if ((y1 <= y) !== (y2 <= y)) found.push({ x: x1 + ((y - y1) / (y2 - y1)) * (x2 - x1), turn: y2 > y1 ? 1 : -1 })
    }
    return found
  }).sort((a, b) => a.x - b.x)
  let [turns, from, length] = [0, 0, 0]
  for (const { x, turn } of crossings) {
    if (turns === 0) from = x
    turns += turn
    if (turns === 0) length += x - from
  }
  return length
}

function convert(folder, id, weight, subset) {
  const woff = join(folder, 'files', `${id}-${subset}-${weight}-normal.woff`)
  if (!existsSync(woff)) return []
  const file = `${id}-${weight}${subset === 'latin' ? '' : `-${subset}`}.ttf`
  const bytes = woffToTrueType(readFileSync(woff))
  writeFileSync(join(target, file), bytes)
  return [{ file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }]
}

/** The copyright line inside the font itself (name 0), which Apache-licensed packages do not repeat. */
function copyrightOf(file) {
  const name = new Face(new Blob(new Uint8Array(readFileSync(join(target, file))).buffer)).getName(0, 'en')
  return name.replace(/\s+/g, ' ').trim().slice(0, 220)
}

async function fetchPackage(spec) {
  const name = execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', work], { encoding: 'utf8' }).trim()
  const folder = join(work, name.replace('.tgz', ''))
  mkdirSync(folder)
  await extract({ file: join(work, name), cwd: folder, strip: 1 })
  return folder
}

function notice(all) {
  const rows = all.map((font) => `| ${font.family} | ${font.licence} | ${font.copyright} | \`${font.source}\` |`)
  return [
    '# Fonts',
    '',
    'These fonts are shipped with the program under their own licences; the full texts are in LICENSES/.',
    'The files are the Latin subsets of the packages named, converted from WOFF to TrueType without other change.',
    'Made by `scripts/vendor-fonts.mjs`.',
    '',
    '| Family | Licence | Copyright | Package |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
