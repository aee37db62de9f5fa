import { expect, test } from 'vitest'
import { byScene, wornIn, type Worn } from './worn.ts'

const worn = (scene: string, garment: string): Worn => ({ id: `${scene} ${garment}`, scene, garment, url: '/p', widthPx: 1, heightPx: 1, thumbHash: '' })
const MADE = [worn('flat', 'navy'), worn('hanging', 'navy'), worn('hanging', 'black'), worn('flat', 'black')]

test('another garment stays in the scene that was chosen, where it was made there', () => {
  expect(wornIn(MADE, 'black', 'hanging')?.id).toBe('hanging black')
  expect(wornIn(MADE, 'black', 'gone')?.id).toBe('hanging black')
  expect(wornIn(MADE, 'navy', null)?.id).toBe('flat navy')
  expect(wornIn(MADE, 'white', 'flat')).toBeUndefined()
})

test('mock-ups stand scene by scene, in the order of the colours', () => {
  expect(byScene(MADE, [{ id: 'black' }, { id: 'navy' }]).map(({ scene, mockups }) => [scene, mockups.map(({ garment }) => garment)])).toEqual([
    ['flat', ['black', 'navy']],
    ['hanging', ['black', 'navy']],
  ])
})
