/** What designs look like, kept as one small picture that was looked at: a change of the engine that nobody meant to see shows here. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { CONCEPTS, GARMENTS } from '../../bench/concepts.ts'
import { makeDesign } from '../../src/main/designs/pure/engine.ts'
import { openShelves } from '../../src/workers/imaging/shelves.ts'

const SHEET = join(import.meta.dirname, 'designs.png')
const TILE = { width: 100, height: 120 }
const COLUMNS = 6
const COUNT = 24
/** Mean difference of a tile's bytes: renderers of other systems round edges a little otherwise. */
const LOOKS_THE_SAME = 2.5

async function tiles(): Promise<Buffer[]> {
  const shelves = openShelves()
  return Promise.all(CONCEPTS.slice(0, COUNT).map(async (concept, index) => {
    const garment = GARMENTS[index % GARMENTS.length] ?? GARMENTS[0]
    const made = makeDesign({ concept, seed: `golden-${index}`, area: { name: 'front', widthPx: 4_500, heightPx: 5_400 }, garments: [...GARMENTS] }, shelves)
    const wanted = made.garments.find((entry) => entry.garment === garment.id)?.variant
    const { svg = '' } = made.variants.find(({ variant }) => variant === wanted) ?? {}
    return sharp(Buffer.from(svg), { unlimited: true }).resize(TILE.width, TILE.height).flatten({ background: garment.hex }).raw().toBuffer()
  }))
}

/** `IDEA_ENGINE_WRITE_GOLDEN=1 npx vitest run test/golden` draws the sheet anew; look at it before it is kept. */
async function write(drawn: readonly Buffer[]): Promise<void> {
  const size = { width: TILE.width * COLUMNS, height: TILE.height * Math.ceil(COUNT / COLUMNS) }
  const parts = drawn.map((input, index) => ({ input, raw: { ...TILE, channels: 3 as const }, left: (index % COLUMNS) * TILE.width, top: Math.floor(index / COLUMNS) * TILE.height }))
  await sharp({ create: { ...size, channels: 3, background: '#888888' } }).composite(parts).png({ compressionLevel: 9 }).toFile(SHEET)
}

test('twenty-four designs look as they did when they were looked at', { timeout: 120_000 }, async () => {
  const drawn = await tiles()
  if (process.env['IDEA_ENGINE_WRITE_GOLDEN'] === '1') await write(drawn)
  expect(existsSync(SHEET)).toBe(true)
  for (const [index, tile] of drawn.entries()) {
    const kept = await sharp(SHEET).extract({ left: (index % COLUMNS) * TILE.width, top: Math.floor(index / COLUMNS) * TILE.height, ...TILE }).removeAlpha().raw().toBuffer()
    const difference = tile.reduce((sum, byte, at) => sum + Math.abs(byte - (kept[at] ?? 0)), 0) / tile.length
    expect(difference, CONCEPTS[index]?.phrase).toBeLessThan(LOOKS_THE_SAME)
  }
})
