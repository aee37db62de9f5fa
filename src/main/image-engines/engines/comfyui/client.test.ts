import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { openClient, orderOf } from '../../../../../test/support/fake-comfyui/open-client.ts'
import { startFakeComfy, type FakeComfy, type FakeOptions } from '../../../../../test/support/fake-comfyui/server.ts'
import { bodyOf, loopbackServer } from '../../../../../test/support/loopback-server.ts'
import { tempHome } from '../../../../../test/support/temp-home.ts'
import type { EngineFailed } from '../engine-failed.ts'
import { proxyHeader, serverAddress } from './address.ts'
import type { ComfyClient, Made, Order, Progress } from './client.ts'

async function open(options: FakeOptions = {}, times: Parameters<typeof openClient>[1] = {}) {
  const fake = await startFakeComfy(options)
  const client = openClient(fake.address, times)
  onTestFinished(async () => {
    await client.close()
    await fake.stop()
  })
  return { fake, client }
}

async function make(client: ComfyClient, order: Order, signal = new AbortController().signal): Promise<Made & { readonly told: Progress[] }> {
  const told: Progress[] = []
  return { ...(await client.make(order, { signal, progress: (one) => void told.push(one) })), told }
}

function failed(client: ComfyClient, order: Order): Promise<EngineFailed> {
  return make(client, order).then(() => Promise.reject(new Error('it succeeded')), (error: EngineFailed) => error)
}

/** Waits for something that the server does by itself. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2))
}

const sumOf = (fake: FakeComfy): number => [...fake.saved.values()].reduce((sum, count) => sum + count, 0)

test.each([['new', false], ['old', true]])('a picture of a %s server comes with its steps and previews, and each seed is another picture', async (_, old) => {
  const { client } = await open({ old })
  const folder = tempHome()
  const [one, two] = await Promise.all([make(client, orderOf({ seed: 1 }, { folder, previews: true })), make(client, orderOf({ seed: 2 }, { folder }))])
  const steps = one.told.filter((event) => event.kind === 'step')
  expect(steps.map(({ done, total }) => [done, total])).toEqual([[1, 3], [2, 3], [3, 3]])
  const previews = one.told.filter((event) => event.kind === 'preview')
  expect(previews.map(({ format, image }) => [format, Buffer.from(image).toString('hex', 0, 4)])).toEqual(Array(3).fill(['jpeg', 'ffd8ffe0']))
  expect(two.told.some((event) => event.kind === 'preview')).toBe(false)
  const [a, b] = [one, two].map(({ files: [file = ''] }) => readFileSync(file))
  expect(a?.toString('latin1', 1, 4)).toBe('PNG')
  expect(a?.equals(b ?? Buffer.alloc(0))).toBe(false)
  expect(readdirSync(folder).toSorted()).toEqual(['1.png', '2.png'])
})

test('all pictures of a batch come', async () => {
  const { client } = await open()
  const { files } = await make(client, orderOf({ seed: 5, batch: 3 }))
  expect(files).toHaveLength(3)
  expect(new Set(files.map((file) => readFileSync(file).toString('base64'))).size).toBe(3)
})

test('what stands on the server is not asked for again, by this program or the next one', async () => {
  const { fake, client } = await open()
  const order = orderOf({ seed: 1 })
  expect((await make(client, order)).sent).toBe(1)
  expect((await make(client, order)).sent).toBe(0)
  // After a restart only the files are left.
  await fake.kill()
  await fake.restart()
  const other = openClient(fake.address)
  onTestFinished(() => other.close())
  expect((await make(other, order)).sent).toBe(0)
  expect([fake.posted.length, sumOf(fake)]).toEqual([1, 1])
})

test('a cached repeat writes no file, and its picture comes all the same', async () => {
  const { fake, client } = await open()
  const first = orderOf({ seed: 1 })
  const repeat = { ...orderOf({ seed: 1 }), key: 'another wish', mapping: { ...first.mapping, saveAs: [] } }
  await make(client, { ...first, mapping: { ...first.mapping, saveAs: [] } })
  const { files } = await make(client, repeat)
  expect([sumOf(fake), fake.posted.length, files.length]).toEqual([1, 2, 1])
})

test.each([
  ['post-hangs-accepted', 1], ['post-drops-accepted', 1], ['post-hangs-refused', 1], ['post-drops-refused', 1], ['post-503', 1], ['post-late', 1],
] as const)('after %s the picture is made once', async (fault, posted) => {
  const { fake, client } = await open()
  fake.next(fault)
  const { files } = await make(client, orderOf({ seed: 1 }))
  expect([files.length, fake.posted.length, sumOf(fake)]).toEqual([1, posted, 1])
})

test('a server that never says whether it took the picture ends in an unknown outcome, not in a third try', async () => {
  const { fake, client } = await open()
  fake.next('post-hangs-refused', 5)
  const error = await failed(client, orderOf({ seed: 1 }))
  expect([error.kind, fake.posted.length]).toEqual(['outcome-unknown', 0])
})

test('a server that is killed in the middle and comes back makes what it lost, once', async () => {
  const { fake, client } = await open({ stepMs: 10 })
  const orders = [1, 2, 3].map((seed) => orderOf({ seed, steps: 5 }))
  const making = orders.map((order) => make(client, order))
  await until(() => fake.queueLength() === 3)
  await fake.kill()
  await fake.restart()
  const made = await Promise.all(making)
  expect(made.map(({ files }) => files.length)).toEqual([1, 1, 1])
  expect([...fake.saved.values()]).toEqual([1, 1, 1])
})

test('a picture that is lost twice is said to be lost, with what to do', async () => {
  const { fake, client } = await open({ stepMs: 20 })
  const making = failed(client, orderOf({ seed: 1, steps: 50 }))
  for (const posted of [1, 2]) {
    await until(() => fake.posted.length === posted && fake.queueLength() === 1)
    await fake.kill()
    await fake.restart()
  }
  const error = await making
  expect([error.fault, error.kind, error.action]).toEqual(['lost', 'unavailable', 'It can be asked for again.'])
})

test('a server that stays away is waited for so long and no longer', async () => {
  const { fake, client } = await open({ stepMs: 20 }, { times: { patienceMs: 200 } })
  const making = failed(client, orderOf({ seed: 1, steps: 50 }))
  await until(() => fake.queueLength() === 1)
  await fake.kill()
  expect((await making).message).toContain('takes no connections')
})

test.each(['dropSockets', 'forgetSockets', 'freezeSockets'] as const)('%s loses no picture, and the socket comes back', async (harm) => {
  const { fake, client } = await open({ stepMs: 15 })
  const making = make(client, orderOf({ seed: 1, steps: 60 }))
  await until(() => fake.queueLength() === 1)
  fake[harm]()
  const { told } = await making
  await until(() => fake.sockets() === 1)
  expect(sumOf(fake)).toBe(1)
  expect(told.some((event) => event.kind === 'step')).toBe(true)
})

test('an end that nobody is told of is found by asking', async () => {
  const { fake, client } = await open()
  fake.next('mute')
  expect((await make(client, orderOf({ seed: 1 }))).files).toHaveLength(1)
})

test.each([
  ['out-of-memory', 'out-of-memory', 'The graphics card ran out of memory at KSampler.'],
  ['out-of-ram', 'out-of-ram', 'ran out of memory at VAEDecode'],
  ['broken-model', 'broken-model', 'CheckpointLoaderSimple (node 4) could not read its model'],
  ['step-fails', 'step-failed', 'The step KSampler (node 3) failed (RuntimeError).'],
] as const)('%s is told apart by its exception, and the next picture comes', async (fault, expected, sentence) => {
  const { fake, client } = await open()
  fake.next(fault)
  const order = orderOf({ seed: 1 })
  const error = await failed(client, order)
  expect([error.fault, error.message, error.action !== undefined]).toEqual([expected, expect.stringContaining(sentence), true])
  expect(error.message).not.toContain('secret')
  // The same wish again is another try, not the remembered failure.
  expect((await make(client, order)).files).toHaveLength(1)
})

test.each([
  [{ checkpoint: 'sd_xl_base.safetensors' }, 'CheckpointLoaderSimple (node 4): “sd_xl_base.safetensors” is not there for ckpt_name; there are sd_xl_base_1.0.safetensors, v1-5-pruned-emaonly.safetensors.'],
  [{ width: 8 }, 'EmptyLatentImage (node 5): width is too small (8).'],
])('a workflow with %j is refused with the step and the input named', async (values, sentence) => {
  const { client } = await open()
  const error = await failed(client, orderOf({ seed: 1, ...values }))
  expect([error.fault, error.message]).toEqual(['refused', expect.stringContaining(sentence)])
})

test.each([[false], [true]])('a custom node that is missing is named (old server: %s), and so is a workflow of the wrong shape', async (old) => {
  const { client } = await open({ old })
  const order = orderOf({ seed: 1 })
  const missing = { ...order.graph, '8': { class_type: 'FancyDecode', inputs: {} } }
  expect((await failed(client, { ...order, graph: missing })).message).toContain('It has no node of the kind FancyDecode (node 8).')
  const ui = { nodes: [], links: [], version: 0.4 } as unknown as Order['graph']
  expect((await failed(client, { ...order, graph: ui, mapping: { ...order.mapping, saveAs: [] } })).fault).toBe('wrong-shape')
})

test('the parts of a workflow that a server leaves out are told, and what runs comes', async () => {
  const { client } = await open()
  const order = orderOf({ seed: 1 })
  const graph = { ...order.graph, '20': { class_type: 'LoadImage', inputs: { image: 'nope.png' } }, '21': { class_type: 'SaveImage', inputs: { images: ['20', 0], filename_prefix: 'x' } } }
  const { files, warnings } = await make(client, { ...order, graph })
  expect([files.length, warnings]).toEqual([1, ['LoadImage (node 20): the file for image is not on the server or is no picture.']])
})

test.each(['download-cut', 'file-gone', 'empty-file', 'broken-file'] as const)('%s: the picture is fetched or made again until it is whole', async (fault) => {
  const { fake, client } = await open()
  fake.next(fault)
  const { files: [file = ''] } = await make(client, orderOf({ seed: 1 }))
  expect(readFileSync(file).toString('latin1').endsWith('IEND\u00AEB`\u0082')).toBe(true)
})

test('a server that can only save empty files is told of, and no file is left', async () => {
  const { fake, client } = await open()
  fake.next('empty-file', 5)
  const order = orderOf({ seed: 1 })
  const error = await failed(client, order)
  expect([error.fault, existsSync(order.out(0)), existsSync(`${order.out(0)}.part`)]).toEqual(['empty-file', false, false])
})

test.each([[false], [true]])('an abort stops what runs and takes away what waits, and nothing of anybody else (old server: %s)', async (old) => {
  const { fake, client } = await open({ old, stepMs: 5 })
  const others = openClient(fake.address)
  onTestFinished(() => others.close())
  const theirs = make(others, orderOf({ seed: 9, steps: 40 }))
  await until(() => fake.queueLength() === 1)
  const waiting = new AbortController()
  const mine = make(client, orderOf({ seed: 1, steps: 4000 }), waiting.signal)
  await until(() => fake.queueLength() === 2)
  waiting.abort()
  await expect(mine).rejects.toMatchObject({ kind: 'cancelled' })
  expect([fake.queueLength() <= 1, fake.interrupted]).toEqual([true, []])
  expect((await theirs).files).toHaveLength(1)

  const running = new AbortController()
  const next = make(client, orderOf({ seed: 2, steps: 4000 }), running.signal)
  await until(() => fake.queueLength() === 1)
  running.abort()
  await expect(next).rejects.toMatchObject({ kind: 'cancelled' })
  expect([fake.queueLength(), fake.interrupted.length]).toEqual([0, 1])
})

test('a header for a proxy goes along everywhere and is in no error', async () => {
  const key = { name: 'authorization', value: 'Bearer abc-very-secret' }
  const { client, fake } = await open({ key }, { header: proxyHeader('abc-very-secret') })
  expect((await make(client, orderOf({ seed: 1 }))).files).toHaveLength(1)
  const keyless = openClient(fake.address)
  onTestFinished(() => keyless.close())
  const error = await failed(keyless, orderOf({ seed: 2 }))
  expect([error.kind, JSON.stringify(error)]).toEqual(['auth-expired', expect.not.stringContaining('very-secret')])
})

test('a server that hangs keeps no program open: hung up on, a picture that was to be stopped ends at once', async () => {
  const fake = await startFakeComfy({ stepMs: 100 })
  onTestFinished(() => fake.stop())
  let hangs = false
  const address = await loopbackServer((request, response) => {
    if (hangs) return
    void bodyOf(request).then((body) => fetch(`${fake.address}${request.url ?? ''}`, { method: request.method ?? 'GET', ...(body === '' ? {} : { body, headers: { 'content-type': 'application/json' } }) }))
      .then(async (answer) => response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer())))
  })
  // Longer than a test may take.
  const client = openClient(address, { times: { stopMs: 600_000 } })
  const end = new AbortController()
  const made = make(client, orderOf({ seed: 1 }), end.signal).catch((error: unknown) => error)
  await until(() => fake.queueLength() === 1)
  hangs = true
  end.abort()
  await new Promise((resolve) => setTimeout(resolve, 50))
  await client.close()
  expect(await made).toMatchObject({ kind: 'cancelled' })
})

test('what a server lacks for a workflow is said before anything is sent, with the nearest name', async () => {
  const { client } = await open()
  const problems = await client.server.check(orderOf({ seed: 1, checkpoint: 'SDXL/sd_xl_base.safetensors' }).graph)
  expect(problems.map(({ kind, node, input, nearest }) => [kind, node, input, nearest])).toEqual([['missing-file', '4', 'ckpt_name', 'sd_xl_base_1.0.safetensors']])
})

test('a picture of the seller goes up and is varied', async () => {
  const { client } = await open()
  const [file = ''] = (await make(client, orderOf({ seed: 1 }))).files
  const image = await client.server.upload(file, 'abc.png')
  expect(image).toBe('idea-engine/abc.png')
  const order = orderOf({ seed: 2, image }, { workflow: 'sdxl-image' })
  expect(await client.server.check(order.graph)).toEqual([])
  const { files } = await make(client, order)
  expect(statSync(files[0] ?? '').size).toBeGreaterThan(100)
})

test.each([
  ['ftp://127.0.0.1', 'is not an http or https address'], ['http://me:pw@127.0.0.1:8188', 'holds a name or password'], ['http://169.254.169.254', 'private network'],
  ['http://example.com:8188', 'must begin with https'], ['http://93.184.216.34', 'must begin with https'],
])('the address %s is refused', (text, reason) => {
  expect(() => serverAddress(text)).toThrow(reason)
})

test.each(['127.0.0.1:8188', 'http://localhost:8000/', 'http://192.168.1.20:8188', 'http://gpu-box:8188', 'https://comfy.example.com/studio/'])('the address %s is taken', (text) => {
  expect(serverAddress(text).href).not.toMatch(/\?|#/)
})
