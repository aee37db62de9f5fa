import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawPicture } from '../../main/designs/pure/motif-picture.ts'
import { createMotifShelf, motifFile } from '../../main/designs/pure/motifs.ts'
import { areaOf, boxOf } from '../../main/designs/pure/geometry/shape.ts'
import { TOPICS } from '../../main/ideas/pure/lexicon/index.ts'
import { PICTURED } from '../../main/ideas/pure/lexicon/pictures.ts'
import { OCCASIONS } from '../../main/ideas/pure/occasions/index.ts'
import { resourceFile } from '../resources.ts'
import { openShelves } from './shelves.ts'

const { motifs } = openShelves()

test('every topic and every occasion that ideas are made of has a picture', () => {
  const without = [...TOPICS, ...OCCASIONS].filter(({ motif }) => motifs.find(motif) === undefined).map(({ id, motif }) => `${id}: ${motif}`)
  expect(without).toEqual([])
  expect(PICTURED.filter((id) => !TOPICS.some((topic) => topic.id === id))).toEqual([])
})

// Looked at, one by one; a thing and the picture that a seller expects of it.
test.each([
  ['corgis', 'dog'], ['golden retriever', 'dog'], ['black cat', 'black-cat'], ['sea turtle', 'mdi-turtle'], ['wolf pack', 'wolf'], ['crows', 'fluent-blackbird'],
  ['iced coffee', 'bubble-tea'], ['sourdough', 'bread'], ['craft beer', 'mdi-hops'], ['avocado toast', 'avocado'], ['hot dogs', 'hot-dog'], ['blueberries', 'fluent-blueberries'],
  ['monster trucks', 'truck'], ['hot air balloon', 'mingcute-air-balloon'], ['classic cars', 'car'], ['mountain biking', 'fluent-person-mountain-biking'], ['scuba diving', 'mdi-diving-scuba'],
  ['disc golf', 'temaki-disc-golf-basket'], ['pickleball', 'temaki-pickleball'], ['table tennis', 'ping-pong'], ['firemen', 'firefighter'], ['lawyers', 'fluent-balance-scale'],
  ['vinyl records', 'mdi-album'], ['pottery', 'fluent-amphora'], ['gingerbread', 'mingcute-cookie-man'], ['haunted house', 'fluent-derelict-house'], ['true crime', 'fluent-detective'],
])('“%s” is pictured by %s', (thing, picture) => {
  expect(motifs.find(thing)?.id).toBe(picture)
})

test('what has no picture gets none, and a word of many meanings finds one only when it is asked for', () => {
  for (const thing of ['zeitgeist', 'bigfoot', 'nostalgia', '', '!!!']) expect(motifs.find(thing), thing).toBeUndefined()
  for (const word of ['fan', 'key', 'match', 'walk', 'play', 'happy', 'mom', 'boss']) expect(motifs.findInText(word), word).toBeUndefined()
  expect(motifs.find('key')?.id).toBe('key')
  expect(motifs.findInText('corgis')?.id).toBe('dog')
})

test('the same thing is there in other drawings, and the one that is found comes first', () => {
  const cats = motifs.findAll('cats')
  expect(cats[0]).toBe(motifs.find('cat'))
  expect(new Set(cats.map(({ set }) => set)).size).toBeGreaterThan(2)
})

test('a search knows related words and puts what fits all words first', () => {
  const ids = (typed: string) => motifs.search(typed, 12).map(({ id }) => id)
  expect(ids('canine')).toContain('dog')
  expect(ids('electric guitar')[0]).toBe('mdi-guitar-electric')
  expect(ids('haunted')[0]).toBe('fluent-derelict-house')
})

test('every picture is drawn whole, 1000 units large about the middle, from its own line of the file', () => {
  const file = motifFile.parse(JSON.parse(readFileSync(resourceFile('motifs', 'motifs.json'), 'utf8')))
  expect(file.motifs.length).toBeGreaterThanOrEqual(1500)
  expect(file.motifs.filter(({ words, also = [] }) => words.length + also.length === 0)).toEqual([])
  for (const { id } of file.motifs) {
    const { lines, inside } = motifs.byId(id)?.picture() ?? { lines: [], inside: [] }
    const box = boxOf([...lines, ...inside])
    expect(Math.max(box.width, box.height), id).toBeCloseTo(1000, 0)
    expect(Math.abs(box.left + box.right) + Math.abs(box.top + box.bottom), id).toBeLessThan(1)
    expect(areaOf(lines), id).toBeGreaterThan(20_000)
  }
}, 120_000)

test('only the outlines that are drawn are read', () => {
  const read: string[] = []
  const file = motifFile.parse(JSON.parse(readFileSync(resourceFile('motifs', 'motifs.json'), 'utf8')))
  const square = { paths: [{ d: 'M0 0L32 0L32 32L0 32Z' }] }
  const shelf = createMotifShelf(file, { outlinesOf: ({ id }) => (read.push(id), square), related: () => [], pictureOf: () => undefined })
  const cat = shelf.find('cat')
  expect(read).toEqual([])
  expect(cat?.picture()).toEqual(drawPicture(square, false))
  cat?.picture()
  expect(read).toEqual(['cat'])
})
