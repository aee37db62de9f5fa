import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { QUICK } from '../../../../../test/support/cloud-stand-ins/engines.ts'
import { standInRunPod } from '../../../../../test/support/cloud-stand-ins/runpod.ts'
import { contextOf, wishOf } from '../../../../../test/support/cloud-stand-ins/wish.ts'
import { systemClock } from '../../../kernel/clock.ts'
import { createCloudFetch } from '../cloud/fetch.ts'
import { openWorkflow } from '../comfyui/workflows.ts'
import { createRunPodEngine } from './engine.ts'

const resources = fileURLToPath(new URL('../../../../../resources', import.meta.url))

async function open(model: string | null = 'abcd1234/flux-schnell.safetensors') {
  const service = await standInRunPod()
  const cloud = createCloudFetch()
  onTestFinished(() => cloud.close())
  const engine = createRunPodEngine({
    key: async () => 'rp-secret', model: () => model, price: () => 0.4, fetch: cloud.fetch, clock: systemClock, address: `${service.origin}/v2`, times: QUICK,
    workflow: (name) => openWorkflow(resources, name ?? 'sdxl'),
  })
  return { service, engine, out: join(mkdtempSync(join(tmpdir(), 'die-runpod-')), 'picture.png') }
}

/** From the words of its documentation and of worker-comfyui's README. */
const run = z.strictObject({
  input: z.strictObject({ workflow: z.record(z.string(), z.object({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) })) }),
  policy: z.strictObject({ executionTimeout: z.number().int().min(5_000) }),
})

test('a workflow with the endpoint’s checkpoint is run, and its picture comes out of the answer (not contract-checked)', async () => {
  const { service, engine, out } = await open()
  const made = await engine.make(wishOf(), out, contextOf())
  const [asked] = service.asked
  expect([asked?.method, asked?.path, asked?.headers.authorization]).toEqual(['POST', '/v2/abcd1234/run', 'Bearer rp-secret'])
  expect(run.parse(asked?.json).input.workflow['4']?.inputs['ckpt_name']).toBe('flux-schnell.safetensors')
  expect(made).toMatchObject({ model: 'abcd1234/flux-schnell.safetensors', at: 'RunPod', params: { executionMs: 2_297, checkpoint: 'flux-schnell.safetensors' } })
  expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG')
})

test('a job is followed by its id after a crash, and without an id nothing is sent again', async () => {
  const { service, engine, out } = await open()
  const kept: string[] = []
  await engine.make(wishOf(), out, { ...contextOf(), saveTask: (task) => void kept.push(task) })
  await engine.make(wishOf(), out, contextOf(kept[1] ?? null))
  await expect(engine.make(wishOf(), out, contextOf(kept[0] ?? null))).rejects.toMatchObject({ kind: 'outcome-unknown' })
  expect([service.paid(), service.asked.filter(({ path }) => path.endsWith('/run')).length]).toEqual([1, 1])
  service.next('job-lost')
  await expect(engine.make(wishOf(), out, contextOf(kept[1] ?? null))).rejects.toMatchObject({ kind: 'outcome-unknown', message: expect.stringContaining('half an hour') as string })
})

test('a picture that nobody wants any more is cancelled there', async () => {
  const { service, engine, out } = await open()
  const wanted = new AbortController()
  const stopping = { ...contextOf(null, wanted.signal), progress: () => wanted.abort() }
  await expect(engine.make(wishOf(), out, stopping)).rejects.toMatchObject({ kind: 'cancelled' })
  expect(service.cancelled).toHaveLength(1)
})

test('a worker that lacks a model says so and what its time may have cost; the test tells how busy the endpoint is', async () => {
  const { service, engine, out } = await open()
  service.next('job-fails')
  const error = await engine.make(wishOf(), out, contextOf()).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ fault: 'refused', detail: { costMinor: 1 } })
  expect(JSON.stringify(error)).not.toContain('sk-secret')
  expect(await engine.test(new AbortController().signal)).toMatchObject({ ok: true, lines: ['2 workers are awake, 2 pictures wait, 1 are under way.'] })
  const { engine: other } = await open('zzzz9999')
  expect(await other.test(new AbortController().signal)).toMatchObject({ ok: false, sentence: 'RunPod has no endpoint of that id.' })
  const { engine: none } = await open(null)
  expect(await none.ready()).toMatchObject({ ready: false, sentence: 'No endpoint is named for RunPod.' })
})
