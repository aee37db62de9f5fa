import { execFile } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { promisify } from 'node:util'
import { request } from 'undici'
import { expect, onTestFinished, test } from 'vitest'

const refused = expect.objectContaining({ code: 'ENETWORKREFUSED' })
// Documentation addresses (RFC 5737, RFC 2606): nothing real is called even if the guard is broken.
const ADDRESS = '192.0.2.1'
const NAME = 'shop.example'

test('fetch to a name or an address outside this machine is refused at once', async () => {
  await expect(fetch(`https://${NAME}/`)).rejects.toMatchObject({ cause: refused })
  await expect(fetch(`http://${ADDRESS}/`)).rejects.toMatchObject({ cause: refused })
})

test('undici, bare sockets, TLS sockets and the resolver are refused too', async () => {
  await expect(request(`http://${ADDRESS}/`)).rejects.toEqual(refused)
  expect(await once(connect(80, ADDRESS), 'error')).toEqual([refused])
  expect(await once(connectTls(443, ADDRESS), 'error')).toEqual([refused])
  await expect(lookup(NAME)).rejects.toEqual(refused)
})

test('a child process inherits the guard', async () => {
  const code = `fetch('http://${ADDRESS}/').catch((error) => console.log(error.cause.code))`
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', code])
  expect(stdout.trim()).toBe('ENETWORKREFUSED')
})

test('a server on this machine can be reached by address and by name', async () => {
  const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here')
  expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('here')
})
