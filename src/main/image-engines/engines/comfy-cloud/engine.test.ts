import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { apiDescription } from '../../../../../test/support/api-description.ts'
import { standInComfyCloud } from '../../../../../test/support/cloud-stand-ins/comfy-cloud.ts'
import { QUICK } from '../../../../../test/support/cloud-stand-ins/engines.ts'
import { contextOf, wishOf } from '../../../../../test/support/cloud-stand-ins/wish.ts'
import { systemClock } from '../../../kernel/clock.ts'
import { createCloudFetch } from '../cloud/fetch.ts'
import { openWorkflow } from '../comfyui/workflows.ts'
import { createComfyCloudEngine } from './engine.ts'

const resources = fileURLToPath(new URL('../../../../../resources', import.meta.url))

async function open() {
  const service = await standInComfyCloud()
  const cloud = createCloudFetch()
  onTestFinished(() => cloud.close())
  const engine = createComfyCloudEngine({
    key: async () => 'comfy-secret', model: () => null, price: () => 4, fetch: cloud.fetch, clock: systemClock, address: service.origin, times: QUICK,
    workflow: (name) => openWorkflow(resources, name ?? 'sdxl'),
  })
  return { service, engine, out: join(mkdtempSync(join(tmpdir(), 'die-comfy-cloud-')), 'picture.png') }
}

test('a workflow with the wish in it is run, its steps are told, and its picture comes', async () => {
  const { service, engine, out } = await open()
  const context = contextOf()
  const made = await engine.make(wishOf({ negative: 'text', widthPx: 1000, heightPx: 1200 }), out, context)
  expect(made).toMatchObject({ at: 'Comfy Cloud', clear: false, params: { workflow: 'sdxl', seed: 7, width: 960, height: 1216, prompt: wishOf().prompt, negative: 'text' } })
  expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG')
  expect(context.heard).toEqual(expect.arrayContaining([{ kind: 'waiting', ahead: 2 }, { kind: 'step', done: 12, total: 30 }]))
  expect(service.paid()).toBe(1)
})

test('all that is asked and answered is as Comfy describes it, on both surfaces', async () => {
  const { service, engine, out } = await open()
  await engine.make(wishOf(), out, contextOf())
  expect(await engine.test(new AbortController().signal)).toMatchObject({ ok: true, models: ['sd_xl_base_1.0.safetensors'] })
  for (const fault of ['no-key', 'no-credit', 'limited', 'bad-request', 'fails', 'drops-accepted', 'job-fails'] as const) {
    service.next(fault)
    await engine.make(wishOf({ key: `wish-${fault}` }), out, contextOf()).catch(() => undefined)
  }
  const [newer, older] = [apiDescription('comfy-cloud-v2.yaml'), apiDescription('comfy-cloud.yaml')]
  const spoken = service.exchanges.filter(({ path }) => path.startsWith('/api/'))
  expect(spoken.flatMap((one) => (one.path.startsWith('/api/v2/') ? newer : older).faultsOf(one))).toEqual([])
  expect(new Set(spoken.map(({ path }) => path.split('/').slice(0, 5).join('/').replace(/[0-9a-f-]{36}/, '{id}').replace(/\?.*/, '')))).toEqual(new Set(['/api/v2/jobs', '/api/v2/jobs/{id}', '/api/jobs', '/api/experiment/models/checkpoints']))
})

test('a request whose answer was lost is found by its key and its mark, and made once', async () => {
  const { service, engine, out } = await open()
  service.next('hangs-accepted')
  await engine.make(wishOf(), out, contextOf())
  expect(service.asked.filter(({ method, path }) => method === 'POST' && path === '/api/v2/jobs')).toHaveLength(2)
  expect(service.paid()).toBe(1)
})

test('a picture that nobody wants any more is stopped there, and begun anew when it is wanted again', async () => {
  const { service, engine, out } = await open()
  const wanted = new AbortController()
  const context = contextOf(null, wanted.signal)
  const stopping = { ...context, progress: (one: { kind: string }) => one.kind === 'waiting' && wanted.abort() }
  await expect(engine.make(wishOf(), out, stopping)).rejects.toMatchObject({ kind: 'cancelled' })
  expect([service.cancelled.length, service.paid()]).toEqual([1, 0])
  await engine.make(wishOf(), out, contextOf(context.saved()))
  expect(service.paid()).toBe(1)
})

test('a card that is full, and a workflow that is not taken, say where', async () => {
  const { service, engine, out } = await open()
  service.next('job-fails')
  await expect(engine.make(wishOf(), out, contextOf())).rejects.toMatchObject({ fault: 'out-of-memory', message: 'The graphics card ran out of memory at KSampler.' })
  service.next('bad-request')
  await expect(engine.make(wishOf(), out, contextOf())).rejects.toMatchObject({ fault: 'refused', message: 'Comfy Cloud did not take the workflow (node 12: model).' })
  await expect(engine.make(wishOf({ workflow: 'sdxl-image' }), out, contextOf())).rejects.toMatchObject({ kind: 'invalid-input' })
})
