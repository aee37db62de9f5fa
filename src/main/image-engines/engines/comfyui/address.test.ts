import { expect, test } from 'vitest'
import { proxyHeader, serverAddress } from './address.ts'

test('a key goes as it was entered, bare or as a header', () => {
  expect(proxyHeader(' abc ')).toEqual({ name: 'authorization', value: 'Bearer abc' })
  expect(proxyHeader('X-Api-Key: one two')).toEqual({ name: 'x-api-key', value: 'one two' })
})

test.each(['X-Key: schlüssel', 'X-Key: a\u0000b', 'X-Key: a\u007fb', 'Authorization: Bearer “abc”', 'Host: elsewhere', 'Content-Length: 0', 'Transfer-Encoding: chunked', 'Connection: close', 'Upgrade: h2c', 'ein Schlüssel', 'X-Key: a\nHost: b'])('the key %j, which no request can carry, is refused when it is entered and not told again', (text) => {
  expect(() => proxyHeader(text)).toThrow('key: is no key and no header')
  expect(() => proxyHeader(text)).not.toThrow(text)
})

test.each(['http://name:secret@127.0.0.1:8188', 'http://169.254.169.254', 'http://example.com', 'file:///etc/passwd', 'http://[fe80::1]:8188', 'http://0.0.0.0:8188'])('the address %s is not asked', (text) => {
  expect(() => serverAddress(text)).toThrow(/not|name or password|begin with https/)
})
