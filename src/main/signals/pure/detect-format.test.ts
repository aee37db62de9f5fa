import { expect, test } from 'vitest'
import { detectFormat, isZip, notText } from './detect-format.ts'

test.each([
  ['id,title\n1,a', 'export.csv', 'csv'],
  ['id\ttitle\n1\ta', 'export.txt', 'csv'],
  ['[{"id":1}]', 'x.json', 'json'],
  ['{"items":[{"id":1}]}', 'x.json', 'json'],
  ['{"id":1}\n{"id":2}', 'x.json', 'ndjson'],
  ['{"id":1}', 'x.jsonl', 'ndjson'],
  ['{"version":"https://jsonfeed.org/version/1.1","items":[]}', 'x.json', 'feed'],
  ['<?xml version="1.0"?><rss/>', 'download', 'feed'],
  ['BEGIN:VCALENDAR', 'download', 'ics'],
])('takes %j in %s for %s', (head, name, format) => expect(detectFormat(head, name)).toBe(format))

test('says nothing about prose', () => {
  expect(detectFormat('Dear diary', 'notes.txt')).toBeNull()
})

test('knows spreadsheets, archives and zero bytes, and lets UTF-16 pass', () => {
  expect(isZip(Buffer.from('PK\u0003\u0004rest'))).toBe(true)
  expect(notText(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'utf-8')?.remedy).toMatch(/CSV/)
  expect(notText(Buffer.from([0x1f, 0x8b, 8]), 'utf-8')?.reason).toMatch(/gzip/)
  expect(notText(Buffer.from('a\u0000b'), 'utf-8')?.reason).toMatch(/zero bytes/)
  expect(notText(Buffer.from('a\u0000b\u0000'), 'utf-16le')).toBeNull()
  expect(notText(Buffer.from('id,title'), 'utf-8')).toBeNull()
})
