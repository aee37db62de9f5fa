import { expect, test } from 'vitest'
import { FORMATS } from '../../main/designs/pure/layouts/formats.ts'
import { openVoice, VOICES } from '../../main/designs/pure/type/voices.ts'
import { samePhrase, tidyPhrase, wordsOf } from '../../main/designs/pure/type/words.ts'
import { createRng } from '../../main/kernel/pure/rng.ts'
import { openShelves } from './shelves.ts'

/** A phrase that each format is made for, and its picture. */
const MADE_FOR: Readonly<Record<string, readonly [string, string?]>> = {
  definition: ['Nap [nap] n. a brief escape from adult responsibilities', 'cat'],
  'facts-label': ['Teacher: coffee 100%, patience 20%, sleep 0%', 'pencil'],
  checklist: ['To do: pet the dog, pet the dog again, nap', 'dog'],
  'punch-line': ['I don’t need therapy. I need a bigger garden.', 'flower'],
  'big-number': ['Turning 40 and still fabulous'],
  founded: ['Est. 1985 vintage soul', 'guitar'],
  'road-sign': ['Caution: hangry without tacos', 'taco'],
  elements: ['Beer is my valentine', 'beer'],
  heartbeat: ['Night shift nurse', 'nurse'],
  parade: ['The evolution of a gardener', 'plant'],
  'odd-one-out': ['Always be yourself', 'unicorn'],
  'playing-card': ['Queen of chaos', 'crown'],
  tarot: ['The overthinker', 'brain'],
  'speech-bubble': ['Please don’t squeak', 'mouse'],
  rainbow: ['Bee kind', 'bee'],
  'license-plate': ['Dog mom on board', 'dog'],
  'name-tag': ['Hello my name is tired mom', 'coffee'],
  'calendar-page': ['I hate Mondays', 'coffee'],
  quotation: ['“I just want to pet all the dogs”', 'dog'],
  'bar-code': ['100% made of coffee', 'coffee'],
  gauge: ['Grandma loading please wait', 'baby'],
  circuit: ['It’s not a bug, it’s a feature'],
  clapper: ['Drama queen take two', 'crown'],
  'racing-number': ['Team grandpa 07'],
  'menu-board': ['Support your local farmers', 'tractor'],
  'tour-poster': ['Cat tour: kitchen, keyboard, sunbeam, laundry', 'cat'],
}
const ASPECTS = [4500 / 5400, 2475 / 1155, 1]
const PLAIN = ['Stay wild', 'Hiking is my therapy', 'Merry and bright', 'In my reading era']
const shelves = openShelves()
const voices = VOICES.map((plan) => openVoice(plan, shelves.face))

test('every format sets the phrase it is made for, letter for letter, in at most two faces, in the voices that it takes', () => {
  for (const [index, layout] of FORMATS.entries()) {
    const [phrase = '', motif] = MADE_FOR[layout.id] ?? []
    const picture = motif === undefined ? undefined : shelves.motifs.find(motif)?.picture()
    let carried = 0
    for (const aspect of ASPECTS) {
      // Every seventh voice, other ones for each format.
      for (const voice of voices.filter((_, at) => at % 7 === index % 7)) {
        const common = { words: wordsOf(tidyPhrase(phrase)), language: 'en', motif: picture, aspect, voice }
        if (layout.suits(common) <= 0) continue
        carried++
        const draft = layout.compose({ ...common, finish: 'plain', rng: createRng(`${layout.id}/${voice.id}/${aspect}`) })
        const name = `${layout.id} in ${voice.id}`
        expect(samePhrase(draft.reads.toSorted((a, b) => a.at - b.at).map(({ text }) => text).join(' '), phrase), name).toBe(true)
        expect(new Set(draft.reads.map(({ face }) => face.id)).size, name).toBeLessThanOrEqual(2)
        expect(draft.parts.flatMap(({ shape }) => shape).flat().every(Number.isFinite), name).toBe(true)
      }
    }
    expect(carried, layout.id).toBeGreaterThan(0)
  }
}, 120_000)

test('a format that needs a structure leaves phrases without it alone', () => {
  const structured = ['definition', 'facts-label', 'checklist', 'punch-line', 'big-number', 'founded', 'name-tag', 'calendar-page', 'quotation', 'gauge', 'circuit', 'clapper', 'racing-number', 'tour-poster']
  for (const layout of FORMATS.filter(({ id }) => structured.includes(id))) {
    for (const phrase of PLAIN) {
      for (const voice of voices) {
        expect(layout.suits({ words: wordsOf(phrase), language: 'en', motif: shelves.motifs.find('book')?.picture(), aspect: 0.83, voice }), `${layout.id}: ${phrase}`).toBe(0)
      }
    }
  }
})
