/**
 * One picture of many designs on garment colours, to be looked at: `node bench/contact-sheet.ts OUT.png [layout] [area] [seed] [set]`.
 * Area is portrait (default), landscape or square; the set is everyday (default: sixty of twelve themes) or structured.
 * OUT may end in .png, .jpg or .webp.
 */
import sharp, { type OverlayOptions } from 'sharp'
import type { Concept } from '../src/main/ideas/contract.ts'
import { makeDesign } from '../src/main/designs/pure/engine.ts'
import { openShelves } from '../src/workers/imaging/shelves.ts'
import { CONCEPTS, GARMENTS } from './concepts.ts'
import { STRUCTURED } from './structured-phrases.ts'

const AREAS = {
  portrait: { name: 'front', widthPx: 4500, heightPx: 5400 },
  landscape: { name: 'wrap', widthPx: 2475, heightPx: 1155 },
  square: { name: 'front', widthPx: 4500, heightPx: 4500 },
}
const CELL = { width: 330, height: 396 }

const [out = 'contact-sheet.png', layout, areaName = 'portrait', seed = 'sheet', set] = process.argv.slice(2)
const concepts: readonly Concept[] = set === 'structured' ? STRUCTURED.map(([phrase, mood, motif]) => ({ phrase, mood, style: 'modern', language: 'en', ...(motif === undefined ? {} : { motif }) })) : CONCEPTS
const COLUMNS = concepts.length > 40 ? 10 : 6
const area = AREAS[areaName as keyof typeof AREAS]
const shelves = openShelves()
const height = Math.round((CELL.width * area.heightPx) / area.widthPx)
const cells: OverlayOptions[] = []
for (const [index, concept] of concepts.entries()) {
  // A row's end and the next row's start are not the same shirt.
  const garment = GARMENTS[(index + Math.floor(index / COLUMNS)) % GARMENTS.length]
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
    console.log(index, concept.phrase, error instanceof Error ? error.message : error)
  }
}
const size = { width: CELL.width * COLUMNS, height: height * Math.ceil(concepts.length / COLUMNS) }
await sharp({ create: { ...size, channels: 3, background: '#888888' } }).composite(cells).toFile(out)
