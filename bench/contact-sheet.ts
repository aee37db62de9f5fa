/**
 * One picture of many designs on garment colours, to be looked at: `node bench/contact-sheet.ts OUT.png [layout] [area] [seed] [set]`.
 * Area is portrait (default), landscape or square; the set is everyday (default) or structured.
 */
import sharp, { type OverlayOptions } from 'sharp'
import type { Concept, Mood } from '../src/main/ideas/contract.ts'
import { makeDesign } from '../src/main/designs/pure/engine.ts'
import { openShelves } from '../src/workers/imaging/shelves.ts'
import { STRUCTURED } from './structured-phrases.ts'

const AREAS = {
  portrait: { name: 'front', widthPx: 4500, heightPx: 5400 },
  landscape: { name: 'wrap', widthPx: 2475, heightPx: 1155 },
  square: { name: 'front', widthPx: 4500, heightPx: 4500 },
}
const GARMENTS = [
  { id: 'black', name: 'Black', hex: '#1C1C1E', tone: 'dark' },
  { id: 'navy', name: 'Navy', hex: '#1F2A44', tone: 'dark' },
  { id: 'white', name: 'White', hex: '#FFFFFF', tone: 'light' },
  { id: 'sand', name: 'Sand', hex: '#D9CBB0', tone: 'light' },
  { id: 'forest', name: 'Forest', hex: '#24402F', tone: 'dark' },
  { id: 'heather', name: 'Heather', hex: '#B9BBBE', tone: 'mid' },
] as const

const CONCEPTS: readonly (readonly [string, Mood, string?, string?])[] = [
  ['Easily distracted by plants', 'funny', 'plant'],
  ['Just a girl who loves chickens', 'sweet', 'chicken'],
  ['Coffee first, then chaos', 'funny', 'coffee'],
  ['Best cat dad ever', 'proud', 'cat'],
  ['World’s okayest fisherman', 'funny', 'fishing'],
  ['Hiking is my therapy', 'calm', 'mountain'],
  ['Boo crew', 'spooky', 'ghost'],
  ['Merry and bright', 'festive', 'christmas tree'],
  ['Dog mom', 'sweet', 'dog'],
  ["I'd rather be reading", 'cosy', 'book'],
  ['Night shift nurse', 'proud', 'nurse'],
  ['Take it easy', 'retro', 'palm'],
  ['Sorry I’m late, my cat was sitting on me', 'funny', 'cat'],
  ['Camp more, worry less', 'retro', 'tent'],
  ['Lucky teacher', 'festive', 'clover'],
  ['Powered by tacos', 'funny', 'taco'],
  ['Stay wild', 'bold', 'wolf'],
  ['Grandpa the man the myth the legend', 'proud'],
  ['Bee kind', 'sweet', 'bee'],
  ['Support your local farmers', 'retro', 'tractor'],
  ['Running on caffeine and true crime', 'funny', 'coffee'],
  ['Ocean child', 'calm', 'wave'],
  ['Plays well with yarn', 'cosy', 'yarn'],
  ['Fueled by pizza and video games', 'bold', 'gaming'],
  ['Talk birdy to me', 'funny', 'bird'],
  ['Thick thighs spooky vibes', 'spooky', 'pumpkin'],
  ['Mama bear', 'proud', 'bear'],
  ['Books. Tea. Repeat.', 'calm', 'tea'],
  ['In my gardening era', 'retro', 'flower'],
  ['Warning: may start talking about trains', 'funny', 'train'],
]
const CELL = { width: 330, height: 396 }
const COLUMNS = 6

const [out = 'contact-sheet.png', layout, areaName = 'portrait', seed = 'sheet', set] = process.argv.slice(2)
const concepts = set === 'structured' ? STRUCTURED : CONCEPTS
const area = AREAS[areaName as keyof typeof AREAS]
const shelves = openShelves()
const height = Math.round((CELL.width * area.heightPx) / area.widthPx)
const cells: OverlayOptions[] = []
for (const [index, [phrase, mood, motif, style]] of concepts.entries()) {
  const concept: Concept = { phrase, mood, style: style ?? 'modern', language: 'en', ...(motif === undefined ? {} : { motif }) }
  const garment = GARMENTS[index % GARMENTS.length]
  if (garment === undefined) continue
  const started = performance.now()
  try {
    const made = makeDesign({ concept, seed: `${seed}-${index}`, area, garments: [...GARMENTS], choices: layout === undefined || layout === 'any' ? {} : { layout } }, shelves)
    const variant = made.garments.find((entry) => entry.garment === garment.id)?.variant
    const svg = made.variants.find((entry) => entry.variant === variant)?.svg ?? ''
    const input = await sharp(Buffer.from(svg), { unlimited: true }).resize(CELL.width, height).flatten({ background: garment.hex }).png().toBuffer()
    cells.push({ input, left: (index % COLUMNS) * CELL.width, top: Math.floor(index / COLUMNS) * height })
    console.log(index, made.layout, made.fonts.map(({ family }) => family).join('+'), `${Math.round(performance.now() - started)} ms`, `${Math.round(svg.length / 1024)} KB`)
  } catch (error) {
    console.log(index, phrase, error instanceof Error ? error.message : error)
  }
}
const size = { width: CELL.width * COLUMNS, height: height * Math.ceil(concepts.length / COLUMNS) }
await sharp({ create: { ...size, channels: 3, background: '#888888' } }).composite(cells).png().toFile(out)
