import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pngOf } from '../../../../../test/support/fake-comfyui/png.ts'
import { loopbackServer } from '../../../../../test/support/loopback-server.ts'
import { download, resultUrl } from './download.ts'
import { createCloudFetch } from './fetch.ts'

const picture = pngOf('download', 8, {})

async function open(answer: (path: string, response: ServerResponse, key: string | undefined) => void) {
  const service = await loopbackServer((request, response) => answer(request.url ?? '', response, request.headers.authorization))
  const cloud = createCloudFetch()
  onTestFinished(() => cloud.close())
  const out = join(mkdtempSync(join(tmpdir(), 'die-download-')), 'picture.png')
  const bring = (path: string, own = service) => download({
    url: `${service}${path}`, out, who: 'The service', service: own, headersFor: ({ pathname }) => (pathname.startsWith('/own') ? { authorization: 'Bearer secret' } : {}),
    fetch: cloud.fetch, signal: new AbortController().signal, timeoutMs: 20_000, restMs: 1,
  })
  return { service, bring, out }
}

test('a picture that comes cut off or empty is fetched again, and nothing but the whole one is kept', async () => {
  let asked = 0
  const { bring, out } = await open((_path, response) => {
    asked += 1
    response.end(asked === 1 ? '' : asked === 2 ? picture.subarray(0, picture.length - 12) : picture)
  })
  expect(await bring('/a.png')).toEqual({ unfit: null, alpha: false })
  expect([asked, readdirSync(dirname(out))]).toEqual([3, ['picture.png']])
})

test('a redirect is followed without the key, and never into the seller’s own network', async () => {
  const keys: (string | undefined)[] = []
  const { bring, out } = await open((path, response, key) => {
    keys.push(key)
    if (path === '/own/a') response.writeHead(302, { location: '/elsewhere' }).end()
    else if (path === '/inward') response.writeHead(302, { location: 'https://192.168.1.1/admin' }).end()
    else if (path === '/metadata') response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
    else response.end(picture)
  })
  await bring('/own/a')
  expect([keys, existsSync(out)]).toEqual([['Bearer secret', undefined], true])
  await expect(bring('/inward')).rejects.toMatchObject({ kind: 'invalid-input' })
  await expect(bring('/metadata')).rejects.toMatchObject({ kind: 'rejected' })
})

test('an address of a picture is https in the open network; this machine only where the service itself is this machine', () => {
  const bad = (text: string, service = 'https://api.example.com') => {
    try {
      resultUrl(text, service, 'The service')
      return null
    } catch (error) {
      return (error as { kind: string }).kind
    }
  }
  expect(bad('https://files.example.com/a.png')).toBeNull()
  expect(bad('http://127.0.0.1:9/a.png', 'http://127.0.0.1:8')).toBeNull()
  for (const text of ['http://files.example.com/a.png', 'http://127.0.0.1:9/a.png', 'https://10.0.0.7/a.png', 'https://[::1]/a.png', 'https://printer.local/a.png', 'file:///etc/passwd', 'not an address']) {
    expect(bad(text), text).toMatch(/rejected|invalid-input|schema-changed/)
  }
})

test('what is no picture is not kept, and what does not end is broken off', async () => {
  const { bring, out } = await open((path, response) => {
    if (path === '/words') return void response.end('<html>sk-secret</html>')
    // Endless, with a head that looks right; the reader ends it.
    response.write(picture)
    const more = Buffer.alloc(4_000_000)
    const push = (): void => void (response.destroyed || response.write(more, push))
    push()
  })
  await expect(bring('/words')).rejects.toMatchObject({ fault: 'bad-picture' })
  await expect(bring('/endless')).rejects.toMatchObject({ kind: 'schema-changed', message: 'The service: answer: it is larger than 60 MB' })
  expect(existsSync(out)).toBe(false)
})
