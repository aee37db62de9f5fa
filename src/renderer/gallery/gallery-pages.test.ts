import { expect, test } from 'vitest'
import type { GalleryItem } from '../../main/listings/contract.ts'
import { withHead, withStatus, type GalleryData } from './gallery-pages.ts'

const tile = (id: string, hour: number, part: Partial<GalleryItem> = {}): GalleryItem => ({
  id, phrase: id, status: 'review', createdAt: `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`, garmentHex: '#000000',
  picture: { url: '', widthPx: 1, heightPx: 1, thumbHash: '' }, score: 0, ...part,
})
const gallery: GalleryData = {
  pages: [
    { items: [tile('d', 9), tile('c', 8)], next: 'c', total: 4 },
    { items: [tile('b', 7), tile('a', 6)], next: null, total: 4 },
  ],
  pageParams: [null, 'c'],
}
const ids = (data: GalleryData): string => data.pages.flatMap((page) => page.items.map((item) => item.id)).join('')

test('new designs go on top, newest first, and nothing is doubled', () => {
  const after = withHead(gallery, { items: [tile('f', 11), tile('e', 10), tile('d', 9), tile('c', 8)], next: 'c', total: 6 })
  expect(ids(after)).toBe('fedcba')
  expect(after.pages[0]?.total).toBe(6)
})

test('a known tile is renewed where it stands', () => {
  const after = withHead(gallery, { items: [tile('d', 9, { status: 'approved' })], next: 'd', total: 4 })
  expect(ids(after)).toBe('dcba')
  expect(after.pages[0]?.items[0]?.status).toBe('approved')
})

test('a decision changes every cached tile of its designs and leaves other pages as they are', () => {
  const after = withStatus(gallery, new Set(['a', 'b']), 'rejected')
  expect(after.pages[1]?.items.map((item) => item.status)).toEqual(['rejected', 'rejected'])
  expect(after.pages[0]).toBe(gallery.pages[0])
})
