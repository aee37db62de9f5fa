import { expect, test } from 'vitest'
import type { Garment } from '../../../products/contract.ts'
import { mood } from '../../../ideas/contract.ts'
import { contrast, distance, fromOklab, toLch, toOklab } from './contrast.ts'
import { ACCENT_CONTRAST, inksFor, KEY_CONTRAST, variantFor, variantsOf } from './inks.ts'
import { PALETTES, palettesFor } from './palettes.ts'

const cloth = (hex: string): Garment => ({ id: hex, name: hex, hex, tone: 'mid' })
const SHOP = ['#1C1C1E', '#1F2A44', '#FFFFFF', '#D9CBB0', '#24402F', '#B9BBBE', '#8E1B2A', '#2456A6', '#F2C4CE', '#5B5E66', '#E8742A', '#7A7D80'].map(cloth)
const GREYS = Array.from({ length: 52 }, (_, index) => `#${(index * 5).toString(16).padStart(2, '0').repeat(3)}`.toUpperCase()).map(cloth)

test('every ink of every palette is readable on every garment it prints on', () => {
  for (const palette of PALETTES) {
    for (const { variant, cloths } of variantsOf([...SHOP, ...GREYS])) {
      const { inks } = inksFor(palette, variant, cloths)
      for (const hex of cloths) {
        expect(contrast(inks.key, hex), `${palette.id} key on ${hex}`).toBeGreaterThanOrEqual(KEY_CONTRAST)
        for (const ink of [inks.second, inks.third, inks.fourth]) expect(contrast(ink, hex), `${palette.id} ${ink} on ${hex}`).toBeGreaterThanOrEqual(ACCENT_CONTRAST)
      }
    }
  }
})

test('the second ink can be told from the first, whatever the garment', () => {
  for (const palette of PALETTES) {
    for (const garment of [...SHOP, ...GREYS]) {
      const { inks } = inksFor(palette, variantFor(garment.hex), [garment.hex])
      expect(distance(inks.key, inks.second), `${palette.id} on ${garment.hex}`).toBeGreaterThan(0.05)
    }
  }
})

test('every garment belongs to one variant, the one of better contrast', () => {
  const variants = variantsOf(SHOP)
  expect(variants.flatMap(({ cloths }) => cloths).toSorted()).toEqual(SHOP.map(({ hex }) => hex).toSorted())
  expect(variantFor('#000000')).toBe('on-dark')
  expect(variantFor('#FFFFFF')).toBe('on-light')
})

test('OKLab goes there and back', () => {
  for (const hex of ['#000000', '#FFFFFF', '#E0A73C', '#35506B']) expect(fromOklab(toOklab(hex))).toBe(hex)
})

test('gold that must darken turns to rust and never to mud, whatever light garments are sold', () => {
  for (const palette of PALETTES) {
    for (const cloths of [['#FFFFFF'], ['#F7F7F5', '#D8C9AE'], ['#F7F7F5', '#D8C9AE', '#B4B5B8'], ['#F7F7F5', '#6F88A8']]) {
      const { inks } = inksFor(palette, 'on-light', cloths)
      for (const ink of [inks.second, inks.third, inks.fourth]) {
        const { lightness, chroma, hue } = toLch(ink)
        const muddy = hue > 68 && hue < 112 && lightness < 0.6 && chroma > 0.04
        expect(muddy, `${palette.id} ${ink} on ${cloths.join(' ')}`).toBe(false)
      }
    }
  }
})

test('every mood has many palettes, each with its own name and two to four inks', () => {
  for (const name of mood.options) expect(palettesFor(name).length, name).toBeGreaterThanOrEqual(12)
  expect(new Set(PALETTES.map(({ name }) => name)).size).toBe(PALETTES.length)
  for (const { id, onDark, onLight } of PALETTES) {
    expect(onDark.length, id).toBe(onLight.length)
    expect(onDark.length >= 2 && onDark.length <= 4, id).toBe(true)
  }
})
