import { expect, test } from 'vitest'
import type { ReviewItem } from '../../main/listings/contract.ts'
import type { Garment } from '../../main/products/contract.ts'
import { viewsOf } from './views.ts'

const garment = (id: string, tone: Garment['tone']): Garment => ({ id, name: id, hex: '#101010', tone })
const picture = { url: '/p', widthPx: 800, heightPx: 960, thumbHash: '' }

const item = (garmentId: string, variant: 'on-dark' | 'on-light', mockups: readonly string[]): Pick<ReviewItem, 'design' | 'pictures' | 'garments'> => ({
  design: { garment: garmentId, variant } as ReviewItem['design'],
  pictures: { preview: picture, mockups: mockups.map((id) => ({ ...picture, id, scene: 'shirt', garment: id })) },
  garments: [garment('black', 'dark'), garment('white', 'light'), garment('navy', 'dark'), garment('ash', 'mid')],
})
const names = (...args: Parameters<typeof item>): string[] =>
  viewsOf(item(...args)).map((view) => `${view.kind} ${view.kind === 'transparent' ? '' : (view.garment?.id ?? '?')}`.trim())

test('mock-ups come first with the own garment leading, the bare art comes last', () => {
  expect(names('navy', 'on-dark', ['black', 'navy'])).toEqual(['mockup navy', 'mockup black', 'art navy', 'art black', 'transparent'])
})

test('light inks are never laid on a light or a mid garment', () => {
  expect(names('black', 'on-dark', [])).toEqual(['art black', 'art navy', 'transparent'])
  expect(names('white', 'on-light', [])).toEqual(['art white', 'transparent'])
})

test('the garment the design was made for is always shown, whatever its tone', () => {
  expect(names('ash', 'on-light', [])).toEqual(['art ash', 'art white', 'transparent'])
})

test('many mock-ups leave room for the art', () => {
  const made = ['black', 'navy', 'white', 'ash', 'black', 'navy', 'black', 'white']
  expect(names('navy', 'on-dark', made)).toEqual(['mockup navy', 'mockup navy', 'mockup black', 'mockup white', 'mockup ash', 'art navy', 'art black', 'transparent'])
})

test('there are never more views than keys', () => {
  const many = item('black', 'on-dark', Array.from({ length: 20 }, (_, index) => `m${index}`))
  const views = viewsOf({ ...many, garments: Array.from({ length: 20 }, (_, index) => garment(`g${index}`, 'dark')) })
  expect(views).toHaveLength(9)
  expect(views.at(-1)?.kind).toBe('transparent')
})
