import { expect, test } from 'vitest'
import type { Garment, ProductTemplate } from '../../products/contract.ts'
import { plannedShots, type PlannedScene } from './mockup-plan.ts'
import { parseSceneFile } from './scene-file.ts'

const scene = (id: string, products: string[], hex?: string): PlannedScene => ({
  id,
  file: parseSceneFile(JSON.stringify({ format: 2, name: id, kind: 'cloth', products, size: 200, printArea: { quad: [[0, 0], [9, 0], [9, 9], [0, 9]] }, ...(hex === undefined ? {} : { garment: { recolour: false, hex } }) }), id),
})
const colour = (id: string, hex: string): Garment => ({ id, name: id, hex, tone: 'mid' })
const [black, white, navy, grey] = [colour('black', '#1A1A1A'), colour('white', '#F7F7F5'), colour('navy', '#1F2A44'), colour('sport-grey', '#B4B5B8')]
const COLOURS = {
  't-shirt': [black, white, navy, grey, ...['forest', 'royal', 'sand', 'mustard', 'heather', 'maroon'].map((id) => colour(id, '#7A6F88')), colour('red', '#B2222B')],
  hoodie: [black, white, navy, grey],
  mug: [white, black],
  poster: [white],
}
const product = (type: keyof typeof COLOURS): Pick<ProductTemplate, 'type' | 'colours'> => ({ type, colours: COLOURS[type] })
const scenes = [scene('flat', ['t-shirt']), scene('cup', ['mug']), scene('hung', ['t-shirt', 'hoodie'])]
const shots = (type: keyof typeof COLOURS, set: 'first' | 'full' | 'all', first: string, from = scenes): string[] => plannedShots(product(type), from, first, set).map((shot) => `${shot.scene} ${shot.garment}`)

test('review shows the main scene on the garment the design is for', () => {
  expect(shots('t-shirt', 'first', 'navy')).toEqual(['flat navy'])
})

test('a full set is three garments in the main scene and one picture of every other scene that fits', () => {
  expect(shots('t-shirt', 'full', 'navy')).toEqual(['flat navy', 'flat black', 'flat white', 'hung navy'])
})

test('a product with one scene gets four garments, and one with two colours gets both', () => {
  expect(shots('hoodie', 'full', 'black')).toEqual(['hung black', 'hung white', 'hung navy', 'hung sport-grey'])
  expect(shots('mug', 'full', 'white')).toEqual(['cup white', 'cup black'])
})

test('all is every colour in every scene that fits, scene by scene', () => {
  const all = shots('t-shirt', 'all', 'red')
  expect(all).toHaveLength(22)
  expect(all.slice(0, 2)).toEqual(['flat red', 'flat black'])
  expect(new Set(all).size).toBe(22)
})

test('a photographed garment is shown as the colour it has, and not at all for a product in other colours', () => {
  const photos = [scene('white-photo', ['t-shirt'], '#F4F4F2'), scene('pink-photo', ['t-shirt'], '#F2A0C0')]
  expect(shots('t-shirt', 'all', 'navy', photos)).toEqual(['white-photo white'])
  expect(shots('poster', 'all', 'white')).toEqual([])
})
