import { expect, test } from 'vitest'
import { artCheckId } from '../../../compliance/contract.ts'
import type { ArtFacts } from '../../checks/contract.ts'
import { artChecks, type ArtContext } from './art-checks.ts'

const BLACK = { id: 'black', name: 'Black', hex: '#1A1A1A', tone: 'dark' as const }
const SAND = { id: 'sand', name: 'Sand', hex: '#D8C9AE', tone: 'light' as const }
const GOOD: ArtFacts = {
  kind: 'outlines', ground: 'none', source: null, ink: 0.3, soft: { share: 0, mm2: 0 }, fine: { lines: { places: 0, lengthMm: 0 }, gaps: { places: 0, lengthMm: 0 } }, cut: [],
  contrast: [{ garment: 'black', typical: 12, hidden: 0 }, { garment: 'sand', typical: 6, hidden: 0.1 }], thinAtThumbnail: 0.05,
}

function statesOf(change: Partial<ArtFacts>, context: Partial<ArtContext> = {}): Record<string, string> {
  const checks = artChecks({ ...GOOD, ...change }, { garments: [BLACK, SAND], nearest: null, ...context })
  return Object.fromEntries(checks.map(({ id, state, reason }) => [id, `${state}: ${reason}`]))
}

test('good art has every check, in order, and all are clear', () => {
  expect(artChecks(GOOD, { garments: [BLACK, SAND], nearest: null }).map(({ id, state }) => [id, state])).toEqual(artCheckId.options.map((id) => [id, 'clear']))
})

test('each fault is told with its reason', () => {
  expect(statesOf({ ink: 0 })['art-present']).toMatch(/^block/)
  expect(statesOf({ source: { widthPx: 400, heightPx: 300, dpi: 27 } })['print-size']).toMatch(/^block.*485/)
  expect(statesOf({ source: { widthPx: 1024, heightPx: 1024, dpi: 78 } })['print-size']).toMatch(/^warn.*78/)
  expect(statesOf({ contrast: [{ garment: 'black', typical: 12, hidden: 0 }, { garment: 'sand', typical: 1.6, hidden: 0.5 }] })['garment-contrast']).toMatch(/^warn.* on Sand/)
  expect(statesOf({ contrast: [{ garment: 'sand', typical: 1.6, hidden: 0.5 }] })['garment-contrast']).toMatch(/^block/)
  expect(statesOf({ fine: { lines: { places: 2, lengthMm: 31.2 }, gaps: { places: 0, lengthMm: 0 } } })['fine-lines']).toBe('warn: Lines under 0.35 mm may break in print: 2 places, 31 mm in all.')
  expect(statesOf({ soft: { share: 0.2, mm2: 900 } })['see-through']).toMatch(/^warn.*20%.*9 cm²/)
  expect(statesOf({ cut: ['left', 'top'] })['cut-off']).toMatch(/^warn.*left and upper edge/)
  expect(statesOf({ thinAtThumbnail: 0.8 })['thumbnail']).toMatch(/^warn/)
  expect(statesOf({}, { nearest: { phrase: 'Dog mom', likeness: 0.93 } })['duplicate']).toMatch(/^warn.*“Dog mom” \(93% alike\)/)
})

test('what could not be measured is not said to be clear, and what the engine knows of its outlines counts first', () => {
  const flat = statesOf({ ground: 'flat', fine: null, contrast: [] })
  expect([flat['fine-lines'], flat['garment-contrast'], flat['thumbnail']].map((text) => text?.split(':')[0])).toEqual(['not-checked', 'not-needed', 'not-checked'])
  const checks = artChecks(GOOD, { garments: [BLACK] })
  expect(checks.find(({ id }) => id === 'duplicate')?.state).toBe('not-checked')
  expect(statesOf({ fine: null }, { printFacts: { thinnestStrokeMm: 0.3, narrowestGapMm: 0.8, spotColours: 2 } })['fine-lines']).toBe('warn: Its thinnest line is 0.30 mm; under 0.35 mm it may break in print.')
})

test('a picture that a model will enlarge enough is sharp enough, one that stays soft all the same is not', () => {
  const stateOf = (dpi: number, enlarges: boolean) => artChecks({ ...GOOD, source: { widthPx: 1024, heightPx: 1024, dpi } }, { garments: [], enlarges }).find(({ id }) => id === 'print-size')?.state
  expect([stateOf(87, false), stateOf(87, true), stateOf(60, true), stateOf(200, false)]).toEqual(['warn', 'clear', 'warn', 'clear'])
})
