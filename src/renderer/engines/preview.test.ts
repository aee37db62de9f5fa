import { expect, test } from 'vitest'
import { blobOf } from './preview.ts'

test('a picture in an address becomes its bytes', async () => {
  const blob = blobOf(`data:image/jpeg;base64,${btoa('\u00FF\u00D8\u00FF\u00E0')}`)
  expect(blob?.type).toBe('image/jpeg')
  expect([...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))]).toEqual([0xff, 0xd8, 0xff, 0xe0])
})

test.each(['', 'data:image/svg+xml;base64,PHN2Zz4=', 'data:text/html;base64,PGI+', 'https://example.com/a.png', 'data:image/png;base64,a%b', 'data:image/png;base64,abcde'])('%j is no picture', (address) => {
  expect(blobOf(address)).toBeNull()
})
