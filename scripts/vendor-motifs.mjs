// Brings the motifs of the typographic engine into resources/motifs: an index that names them, and their outlines line by
// line, to be read one at a time. Run by hand when the lists change: `node scripts/vendor-motifs.mjs`.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extract } from 'tar'
import { pathsOf, plain } from './icon-paths.mjs'
import { MOTIFS } from './motif-list.mjs'
import { iconsOf } from './motif-more.mjs'
import { FOR_GOODS } from './licence-table.mjs'
import { SETS } from './motif-sets.mjs'
import { parted, wordsFor } from './motif-words.mjs'
import { OWN_MOTIFS } from './own-motifs.mjs'

const work = mkdtempSync(join(tmpdir(), 'motifs-'))
const made = join(work, 'made')
const licences = join(made, 'LICENSES')
mkdirSync(licences, { recursive: true })
const leftOut = []

const motifs = [...ownMotifs()]
for (const set of SETS.filter(({ source }) => source !== undefined)) motifs.push(...(await fromSet(set)))
writeOutlines(motifs)
writeFileSync(join(made, 'NOTICE.md'), notice())
const target = new URL('../resources/motifs/', import.meta.url).pathname
rmSync(target, { recursive: true, force: true })
cpSync(made, target, { recursive: true })
rmSync(work, { recursive: true })
if (leftOut.length > 0) console.warn(`missing or not plain outlines, left out: ${leftOut.join(', ')}`)
console.log(`${motifs.length} motifs in ${target}`)

// Ours come first: the earlier motif wins where two claim a word.
function ownMotifs() {
  return OWN_MOTIFS.map(({ words, lines, inside }) => ({
    id: words[0], set: 'own', ...parted(words),
    outlines: { paths: lines.map((d) => ({ d: plain(d), evenOdd: true })), ...(inside === undefined ? {} : { inside: inside.map((d) => ({ d: plain(d) })) }) },
  }))
}

async function fromSet(set) {
  if (!FOR_GOODS.includes(set.licence)) throw new Error(`${set.id} is under ${set.licence}`)
  const folder = await fetchPackage(set.source)
  const { icons } = JSON.parse(readFileSync(join(folder, 'icons.json'), 'utf8'))
  const stated = JSON.parse(readFileSync(join(folder, 'info.json'), 'utf8')).license.spdx
  if (stated !== set.licence) throw new Error(`${set.id} says ${stated}`)
  await copyLicence(set)
  return listed(set).flatMap(({ icon, open, id, words, also }) => {
    const paths = icons[`${icon}${set.suffix ?? ''}`] === undefined ? null : pathsOf(icons[`${icon}${set.suffix ?? ''}`].body, set.size)
    if (paths === null) leftOut.push(`${set.id}/${icon}`)
    return paths === null ? [] : [{ id, set: set.id, words, ...(also === undefined ? {} : { also }), ...(open ? { open } : {}), outlines: outlinesOf(paths) }]
  })
}

/** The icons asked of a set; those of the first set come with their words, and keep the ids that stored designs name. */
function listed(set) {
  const more = iconsOf(set.id).map((entry) => {
    const icon = entry.replace('*', '')
    return { icon, open: set.solid === true || entry.endsWith('*'), id: `${set.id === 'fluent-emoji-high-contrast' ? 'fluent' : set.id}-${icon}`, ...wordsFor(set.id, icon) }
  })
  if (set.id !== 'fluent-emoji-high-contrast') return more
  return [...MOTIFS.map(({ icon, open, words }) => ({ icon, open, id: words[0], ...parted(words) })), ...more]
}

/** What a two-tone icon shades is coloured; the rest are lines. */
function outlinesOf(paths) {
  const bare = ({ d, evenOdd }) => ({ d, ...(evenOdd ? { evenOdd } : {}) })
  const [inside, lines] = [paths.filter(({ tint }) => tint).map(bare), paths.filter(({ tint }) => !tint).map(bare)]
  return { paths: lines.length === 0 ? inside : lines, ...(inside.length > 0 && lines.length > 0 ? { inside } : {}) }
}

function writeOutlines(all) {
  let at = 0
  const lines = []
  const entries = all.map(({ outlines, ...motif }) => {
    const line = `${JSON.stringify(outlines)}\n`
    lines.push(line)
    at += line.length
    return JSON.stringify({ ...motif, at: [at - line.length, line.length - 1] })
  })
  if (new Set(all.map(({ id }) => id)).size !== all.length) throw new Error('two motifs have one id')
  writeFileSync(join(made, 'outlines.ndjson'), lines.join(''))
  const sets = SETS.map(({ id, title, licence, copyright, source }) => ({ id, title, licence, copyright, ...(source === undefined ? {} : { source }) }))
  writeFileSync(join(made, 'motifs.json'), `{"sets":${JSON.stringify(sets, null, 1)},"motifs":[\n${entries.join(',\n')}\n]}\n`)
}

async function copyLicence(set) {
  const folder = await fetchPackage(set.licenceFrom)
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
  if (file === undefined) throw new Error(`${set.licenceFrom} has no licence text`)
  const text = readFileSync(join(folder, file), 'utf8')
  // Where a package only says which licence holds, the licence itself is added.
  const whole = set.licence === 'Apache-2.0' && !text.includes('TERMS AND CONDITIONS') ? `${text}\n${apache()}` : text
  writeFileSync(join(licences, `${set.id}.txt`), whole.replace(/^@fluentui.*\n+/, ''))
}

function apache() {
  return readFileSync(new URL('../resources/fonts/LICENSES/ultra.txt', import.meta.url), 'utf8')
}

async function fetchPackage(spec) {
  const name = execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', work], { encoding: 'utf8' }).trim().split('\n').at(-1)
  const folder = join(work, name.replace('.tgz', ''))
  mkdirSync(folder, { recursive: true })
  await extract({ file: join(work, name), cwd: folder, strip: 1 })
  return folder
}

function notice() {
  const row = ({ id, title, licence, copyright, source }) => `| ${title} | ${motifs.filter(({ set }) => set === id).length} | ${licence} | ${copyright} | ${source === undefined ? '' : `\`${source}\``} |`
  return [
    '# Motifs', '',
    'Icons of the sets below, under their own licences; the texts are in LICENSES/. Only the notation of their paths was',
    'changed, and their grid made the same. None asks for a notice on goods that show them. Made by `scripts/vendor-motifs.mjs`.', '',
    '| Set | Motifs | Licence | Copyright | Package |', '| --- | --- | --- | --- | --- |', ...SETS.map(row), '',
  ].join('\n')
}
