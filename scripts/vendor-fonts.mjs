// Brings the fonts of the typographic engine into resources/fonts: npm packages in, TrueType files, licences and
// fonts.json out. Run by hand when the list changes: `node scripts/vendor-fonts.mjs`. Only the container changes
// (WOFF to TrueType, table by table, byte for byte), so reserved font names stay lawful.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Blob, Face } from 'harfbuzzjs'
import { extract } from 'tar'
import { woffToTrueType } from './woff.mjs'

const VERSION = '5.3.0'
/** id, role, weight. Roles steer pairing; see src/main/designs/pure/type/faces.ts. */
const FONTS = [
  ['anton', 'condensed', 400],
  ['league-gothic', 'condensed', 400],
  ['bebas-neue', 'condensed', 400],
  ['oswald', 'helper', 600],
  ['barlow-condensed', 'helper', 700],
  ['josefin-sans', 'helper', 700],
  ['zilla-slab', 'helper', 700],
  ['archivo-black', 'display', 400],
  ['bowlby-one', 'display', 400],
  ['luckiest-guy', 'display', 400],
  ['titan-one', 'display', 400],
  ['lilita-one', 'display', 400],
  ['fredoka', 'display', 700],
  ['abril-fatface', 'display', 400],
  ['creepster', 'display', 400],
  ['alfa-slab-one', 'slab', 400],
  ['ultra', 'slab', 400],
  ['rye', 'slab', 400],
  ['special-elite', 'slab', 400],
  ['graduate', 'varsity', 400],
  ['black-ops-one', 'varsity', 400],
  ['righteous', 'retro', 400],
  ['shrikhand', 'retro', 400],
  ['chango', 'retro', 400],
  ['racing-sans-one', 'retro', 400],
  ['pacifico', 'script', 400],
  ['lobster', 'script', 400],
  ['kaushan-script', 'script', 400],
  ['yellowtail', 'script', 400],
  ['grand-hotel', 'script', 400],
  ['permanent-marker', 'hand', 400],
  ['caveat-brush', 'hand', 400],
  ['knewave', 'hand', 400],
  ['mountains-of-christmas', 'hand', 700],
]
/** Subsets taken, in the order in which a face looks for a letter. */
const SUBSETS = ['latin', 'latin-ext']

const target = new URL('../resources/fonts/', import.meta.url).pathname
const licences = join(target, 'LICENSES')
rmSync(target, { recursive: true, force: true })
mkdirSync(licences, { recursive: true })
const work = mkdtempSync(join(tmpdir(), 'fonts-'))

const fonts = []
for (const [id, role, weight] of FONTS) fonts.push(await vendor(id, role, weight))
writeFileSync(join(target, 'fonts.json'), `${JSON.stringify({ fonts }, null, 2)}\n`)
writeFileSync(join(target, 'NOTICE.md'), notice(fonts))
rmSync(work, { recursive: true })
console.log(`${fonts.length} fonts in ${target}`)

async function vendor(id, role, weight) {
  const folder = await fetchPackage(`@fontsource/${id}@${VERSION}`)
  const meta = JSON.parse(readFileSync(join(folder, 'metadata.json'), 'utf8'))
  const licence = readFileSync(join(folder, 'LICENSE'), 'utf8')
  writeFileSync(join(licences, `${id}.txt`), licence)
  const files = SUBSETS.flatMap((subset) => convert(folder, id, weight, subset))
  return {
    id,
    family: meta.family,
    role,
    weight,
    files,
    licence: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).license,
    copyright: copyrightOf(files[0].file),
    source: `@fontsource/${id}@${VERSION}`,
  }
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
