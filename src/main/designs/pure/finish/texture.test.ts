import { expect, test } from 'vitest'
import { createRng } from '../../../kernel/pure/rng.ts'
import { texture } from '../../contract.ts'
import type { InkArea } from '../finish-parts.ts'
import { intersect, unite } from '../geometry/clip.ts'
import { ellipse, rectangle } from '../geometry/figures.ts'
import { areaOf, move } from '../geometry/shape.ts'
import { edgeGrid } from '../print/edge-grid.ts'
import { finenessOf, narrowestMm } from '../print/measure.ts'
import { textureFor } from './taste.ts'
import { textured } from './texture.ts'

const [WIDTH, HEIGHT] = [4500, 5400]
const THIN = rectangle(400, 3400, 3700, 24)
const AREAS: readonly InkArea[] = [
  { ink: 'key', shape: unite(rectangle(400, 400, 1800, 2600), THIN) },
  { ink: 'second', shape: unite(move(ellipse(900), 3300, 1600)) },
]
const art = { areas: AREAS, grid: edgeGrid(AREAS, WIDTH, HEIGHT) }

test('every texture keeps three quarters of the ink, prints no ink on another, and is the same for the same seed', () => {
  for (const name of texture.options) {
    const done = textured(name, art, WIDTH, createRng('seed'))
    expect(textured(name, art, WIDTH, createRng('seed'))).toEqual(done)
    for (const { ink, shape } of done) {
      const before = areaOf(AREAS.find((area) => area.ink === ink)?.shape ?? [])
      expect(areaOf(unite(shape)) / before, `${name}, ${ink}`).toBeGreaterThan(0.75)
      // Reckoned by rings and by what they cover: no hole lies outside ink, none on another.
      expect(Math.abs(areaOf(shape) / areaOf(unite(shape)) - 1), `${name}, ${ink}`).toBeLessThan(1e-3)
    }
    const [first, second] = done
    expect(areaOf(intersect(unite(first?.shape ?? []), unite(second?.shape ?? [])))).toBeLessThan(1)
  }
})

test('wear and grain take 3 to 12 percent of large fills and hardly touch thin strokes', () => {
  for (const name of ['worn', 'grain'] as const) {
    const done = textured(name, art, WIDTH, createRng('seed'))
    for (const [index, { shape }] of done.entries()) {
      const lost = 1 - areaOf(shape) / areaOf(AREAS[index]?.shape ?? [])
      expect(lost, name).toBeGreaterThan(0.03)
      expect(lost, name).toBeLessThan(0.12)
    }
    expect(areaOf(intersect(unite(done[0]?.shape ?? []), THIN)), name).toBeGreaterThan(areaOf(THIN) * 0.98)
  }
})

test('what is left, and what is taken, holds on a press', () => {
  for (const name of ['worn', 'grain', 'halftone'] as const) {
    const { strokes, gaps } = finenessOf(edgeGrid(textured(name, art, WIDTH, createRng('seed')), WIDTH, HEIGHT))
    expect(narrowestMm(strokes), name).toBeGreaterThanOrEqual(0.3)
    expect(narrowestMm(gaps), name).toBeGreaterThanOrEqual(0.4)
  }
})

test('a design in one ink gets a ghost of a second one when it is misprinted', () => {
  const one = AREAS.slice(0, 1)
  const done = textured('misprint', { areas: one, grid: edgeGrid(one, WIDTH, HEIGHT) }, WIDTH, createRng('seed'))
  expect(done.map(({ ink }) => ink)).toEqual(['second', 'key'])
})

test('quiet styles and gentle moods stay clean, a style may name its texture', () => {
  const rngs = Array.from({ length: 60 }, (_, index) => createRng(index))
  const all = (mood: 'retro' | 'sweet', style: string) => new Set(rngs.map((rng) => textureFor({ mood, style }, rng.fork(style))))
  expect(all('retro', 'kids')).toEqual(new Set(['none']))
  expect(all('retro', 'minimal')).toEqual(new Set(['none']))
  expect(all('sweet', 'modern')).toEqual(new Set(['none']))
  expect(all('retro', 'modern')).toContain('worn')
  expect(all('sweet', 'comic book')).toEqual(new Set(['halftone', 'none']))
})
