import { expect, test } from 'vitest'
import type { DesignChoices } from '../../main/designs/contract.ts'
import { PALETTES } from '../../main/designs/pure/colour/palettes.ts'
import { makeDesign, type DesignRequest } from '../../main/designs/pure/engine.ts'
import { createLastComposed, type LastComposed } from '../../main/designs/pure/last-composed.ts'
import { openShelves } from './shelves.ts'

const AREA = { name: 'front', widthPx: 4500, heightPx: 5400 }
const GARMENTS = [
  { id: 'black', name: 'Black', hex: '#1C1C1E', tone: 'dark' }, { id: 'red', name: 'Red', hex: '#9E1B32', tone: 'dark' }, { id: 'white', name: 'White', hex: '#FFFFFF', tone: 'light' },
] as const

const request = (phrase: string, choices: DesignChoices, seed = 'one'): DesignRequest => ({
  concept: { phrase, mood: 'retro', style: 'vintage', language: 'en', motif: 'coffee' }, seed, area: AREA, garments: GARMENTS, choices,
})

/** Counts what is composed and not remembered. */
function counted(): { readonly last: LastComposed; readonly composed: () => number } {
  const kept = createLastComposed()
  let times = 0
  const last: LastComposed = {
    of: (asked, compose) =>
      kept.of(asked, () => {
        times += 1
        return compose()
      }),
  }
  return { last, composed: () => times }
}

test('another palette or texture of the same look is composed once, and every byte is as if it had been made alone', () => {
  const shelves = openShelves()
  const { last, composed } = counted()
  const { recipe } = makeDesign(request('Coffee first, then chaos', {}), shelves)
  const looks: DesignChoices[] = [
    recipe, { ...recipe, palette: PALETTES[3]?.id }, { ...recipe, palette: undefined }, { ...recipe, finish: { ...recipe.finish, texture: 'worn' } },
    { ...recipe, finish: { ...recipe.finish, texture: 'halftone' } }, { ...recipe, finish: { ...recipe.finish, texture: 'worn' } }, recipe,
  ]
  for (const choices of looks) {
    const asked = request('Coffee first, then chaos', choices)
    expect(makeDesign(asked, shelves, last)).toEqual(makeDesign(asked, shelves))
  }
  expect(composed()).toBe(1)
})

test('other words, another seed, layout or picture is composed anew, and so is whatever is compared with earlier designs', () => {
  const shelves = openShelves()
  const { last, composed } = counted()
  const first = makeDesign(request('Coffee first', {}), shelves, last)
  const others = [request('Coffee later', first.recipe), request('Coffee first', {}, 'two'), request('Coffee first', { layout: 'stack' }), request('Coffee first', { motif: null })]
  for (const [index, asked] of others.entries()) {
    expect(makeDesign(asked, shelves, last)).toEqual(makeDesign(asked, shelves))
    expect(composed()).toBe(index + 2)
  }
  const taken = [{ shape: '0'.repeat(32), tone: '0'.repeat(32), colours: [] }]
  expect(makeDesign({ ...request('Coffee first', {}), taken }, shelves, createLastComposed())).toEqual(makeDesign({ ...request('Coffee first', {}), taken }, shelves))
})
