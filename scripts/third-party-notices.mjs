/**
 * Writes the tables of THIRD-PARTY-NOTICES.md: `node scripts/third-party-notices.mjs`. With `--check` it only looks
 * whether they are up to date. Names and licences of packages come from package-lock.json, so the result is the same on
 * every system; copyright lines of what is built into the window come from the packages' own licence files.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './project.mjs'

const FILE = join(root, 'THIRD-PARTY-NOTICES.md')
const MARKS = ['<!-- tables: written by scripts/third-party-notices.mjs -->', '<!-- end of tables -->']

/** @returns the notices with fresh tables; equal to `text` when they were up to date. */
export function withFreshTables(text) {
  const [from, to] = [text.indexOf(MARKS[0]), text.indexOf(MARKS[1])]
  if (from < 0 || to < from) throw new Error(`THIRD-PARTY-NOTICES.md lacks the lines ${MARKS.join(' and ')}`)
  return `${text.slice(0, from + MARKS[0].length)}\n\n${tables()}\n${text.slice(to)}`
}

function tables() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return [
    '## Fonts set by the typographic engine', '', ...table(['Family', 'Licence', 'Copyright'], fonts()), '',
    '## Packages', '', '### Used by the core and the workers', '', ...table(['Package', 'Licence'], installed(lock)), '',
    '### Built into the window', '', ...table(['Package', 'Licence', 'Copyright'], bundled(lock)), '',
  ].join('\n')
}

function fonts() {
  const { fonts: shipped } = JSON.parse(readFileSync(join(root, 'resources', 'fonts', 'fonts.json'), 'utf8'))
  return shipped.map(({ family, licence, copyright }) => [family, licence, cell(copyright.replace(/ (This Font Software|This license) .*$/, ''))])
}

/** What `npm ci --omit=dev` may install on some system. */
function installed(lock) {
  return rowsOf(lock, Object.keys(lock).filter((path) => path !== '' && !lock[path].dev && !lock[path].devOptional))
}

/** What src/renderer imports, and what that needs in turn. */
function bundled(lock) {
  const seen = new Set()
  const visit = (path) => {
    if (path === null || seen.has(path)) return
    seen.add(path)
    for (const name of Object.keys(lock[path].dependencies ?? {})) if (!name.startsWith('@types/')) visit(resolve(lock, path, name))
  }
  for (const name of importsOf(join(root, 'src', 'renderer'))) visit(resolve(lock, '', name))
  return rowsOf(lock, [...seen]).map(([name, licence]) => [name, licence, copyrightOf(name)])
}

/** The lock's entry that `name` means when `path` asks for it, as Node looks it up; null when it is not there. */
function resolve(lock, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (candidate in lock) return candidate
    if (!folder.includes('/node_modules/')) return folder === '' ? null : resolve(lock, '', name)
  }
}

function importsOf(folder) {
  const sources = readdirSync(folder, { recursive: true }).filter((file) => /(?<!\.test)\.(tsx?|css)$/.test(file))
  const specifiers = sources.flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/(?:from|import) '([^'.][^']*)'/g)].map((match) => match[1]))
  return new Set(specifiers.filter((specifier) => !specifier.startsWith('node:')).map(packageOf))
}

function packageOf(specifier) {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

function rowsOf(lock, paths) {
  const rows = new Map(paths.map((path) => [path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), lock[path].license ?? 'not stated']))
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
}

function copyrightOf(name) {
  const folder = join(root, 'node_modules', name)
  const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file))
  const lines = licence === undefined ? [] : readFileSync(join(folder, licence), 'utf8').split('\n')
  const line = lines.find((candidate) => /^\s*copyright\b/i.test(candidate))
  return line === undefined ? 'see the package' : cell(line.trim())
}

function cell(text) {
  return text.replaceAll('|', '\\|')
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = readFileSync(FILE, 'utf8')
  const fresh = withFreshTables(text)
  if (!process.argv.includes('--check')) writeFileSync(FILE, fresh)
  else if (fresh !== text) {
    console.error('THIRD-PARTY-NOTICES.md is out of date. Run: node scripts/third-party-notices.mjs')
    process.exitCode = 1
  }
}
