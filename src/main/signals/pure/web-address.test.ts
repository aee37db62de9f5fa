import { expect, test } from 'vitest'
import { readAddress } from './web-address.ts'

test.each([
  ['https://example.com/a?b=c#d', undefined, 'https://example.com/a?b=c#d'],
  [' http://example.com/a b ', undefined, 'http://example.com/a%20b'],
  ['/r/dogs/1', 'https://www.reddit.com', 'https://www.reddit.com/r/dogs/1'],
  ['//cdn.example.com/x', 'https://example.com', 'https://cdn.example.com/x'],
])('reads %j against %j', (raw, base, address) => expect(readAddress(raw, base)).toBe(address))

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://user:secret@example.com/', '/relative', 'not an address', `https://example.com/${'x'.repeat(3_000)}`, 7, null])(
  'leaves %j out',
  (raw) => expect(readAddress(raw)).toBeUndefined(),
)
