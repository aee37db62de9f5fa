/**
 * Writes docs/licences.md, the licences of all that a design may show: `node scripts/licence-table.mjs`. Everything in it
 * comes from resources/fonts/fonts.json and resources/motifs/motifs.json.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './project.mjs'

/** Licences that let goods be sold without a notice on the goods. */
export const FOR_GOODS = ['CC0-1.0', 'MIT', 'Apache-2.0', 'ISC', 'OFL-1.1']
const FILE = join(root, 'docs', 'licences.md')

const shipped = (...path) => JSON.parse(readFileSync(join(root, 'resources', ...path), 'utf8'))

/** Every family and every set of motifs with its licence. */
export function works() {
  const { fonts } = shipped('fonts', 'fonts.json')
  const { sets, motifs } = shipped('motifs', 'motifs.json')
  return { fonts, sets: sets.map((set) => ({ ...set, count: motifs.filter((motif) => motif.set === set.id).length })), strays: motifs.filter((motif) => !sets.some(({ id }) => id === motif.set)) }
}

export function licenceTable() {
  const { fonts, sets } = works()
  const package_ = (source) => /^(.+)@([^@]+)$/.exec(source ?? '')?.slice(1) ?? ['this program', '']
  return [
    '# Licences of what a design may show', '',
    'Made by `scripts/licence-table.mjs` from the data that ships. All of it may be printed on goods and sold without a notice on the goods;',
    `allowed are ${FOR_GOODS.join(', ')}. Each design records its fonts, and the set of its picture, with their licences. The texts lie beside the files.`, '',
    `## Motifs: ${sets.reduce((sum, { count }) => sum + count, 0).toLocaleString('en')} in ${sets.length} sets`, '',
    ...table(['Set', 'Licence', 'Motifs', 'Package', 'Version'], sets.map(({ title, licence, count, source }) => [title, licence, count, ...package_(source)])), '',
    `## Fonts: ${fonts.length} families`, '',
    ...table(['Family', 'Role', 'Licence', 'Package', 'Version'], fonts.map(({ family, role, licence, source }) => [family, role, licence, ...package_(source)])), '',
  ].join('\n')
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, licenceTable())
