import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createCloudFetch } from './fetch.ts'
import { ask, wasSent, type LineFault } from './line.ts'

const failed = (cause: Error): TypeError => new TypeError('fetch failed', { cause })
const coded = (code: string, syscall?: string): Error => Object.assign(new Error(code), { code, ...(syscall === undefined ? {} : { syscall }) })

test.each(['ECONNREFUSED', 'ENETDOWN', 'CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_TLS_CERT_ALTNAME_INVALID'])('where no connection came about (%s), nothing was sent', (code) => {
  expect(wasSent(failed(coded(code)))).toBe(false)
})

test('a time-out while connecting, also to each of several addresses, sent nothing; one on a line that stood may have', () => {
  expect(wasSent(failed(coded('ETIMEDOUT', 'connect')))).toBe(false)
  expect(wasSent(failed(Object.assign(new AggregateError([coded('ETIMEDOUT', 'connect'), coded('ENETUNREACH', 'connect')]), { code: 'ETIMEDOUT' })))).toBe(false)
  for (const error of [coded('ETIMEDOUT', 'read'), coded('ECONNRESET', 'read'), new AggregateError([coded('ETIMEDOUT', 'connect'), coded('ECONNRESET', 'read')])]) expect(wasSent(failed(error))).toBe(true)
})

test('a sign-in page that answers in plain words where a locked line is wanted was sent nothing', async () => {
  const server = createServer((socket) => socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\n\r\nSign in'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cloud = createCloudFetch()
  onTestFinished(async () => {
    await cloud.close()
    server.close()
  })
  const { port } = server.address() as { port: number }
  const fault = await ask(cloud.fetch, { url: `https://127.0.0.1:${port}/`, headers: {}, signal: new AbortController().signal, timeoutMs: 5_000 }).catch((error: unknown) => error as LineFault)
  expect(fault).toMatchObject({ kind: 'no-connection', sent: false })
})
