import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { apiDescription } from '../../../../../test/support/api-description.ts'
import { QUICK } from '../../../../../test/support/cloud-stand-ins/engines.ts'
import { standInReplicate } from '../../../../../test/support/cloud-stand-ins/replicate.ts'
import { contextOf, wishOf } from '../../../../../test/support/cloud-stand-ins/wish.ts'
import { systemClock } from '../../../kernel/clock.ts'
import { createCloudFetch } from '../cloud/fetch.ts'
import { createReplicateEngine } from './engine.ts'

async function open(model: string | null = 'stand-in/painter') {
  const service = await standInReplicate()
  const cloud = createCloudFetch()
  onTestFinished(() => cloud.close())
  const engine = createReplicateEngine({ key: async () => 'r8_secret', model: () => model, price: () => 3, fetch: cloud.fetch, clock: systemClock, address: `${service.origin}/v1`, times: QUICK })
  return { service, engine, out: join(mkdtempSync(join(tmpdir(), 'die-replicate-')), 'picture.png') }
}
const created = (service: Awaited<ReturnType<typeof standInReplicate>>): unknown[] => service.asked.filter(({ method, path }) => method === 'POST' && path.endsWith('/predictions')).map(({ json }) => json)

test('a model is asked with what it says that it takes, and no more', async () => {
  const { service, engine, out } = await open()
  const made = await engine.make(wishOf({ widthPx: 1000, heightPx: 1300, seed: 65_540, negative: 'text' }), out, contextOf())
  expect(created(service)).toEqual([{ input: { prompt: wishOf().prompt, seed: 4, aspect_ratio: '4:5', output_format: 'png', num_outputs: 1 } }])
  expect(made).toMatchObject({ model: 'stand-in/painter', at: 'Replicate', params: { seed: 4, prediction: 'prediction0' }, clear: false })
  expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG')
  // The file lies at the service's own origin here; the bytes needed no second key.
  expect(service.asked.at(-1)?.path).toBe('/files/prediction0.png')
})

test('all that is asked is as Replicate describes it, a version by its own way', async () => {
  const { service, engine, out } = await open('stand-in/painter:v1')
  await engine.make(wishOf(), out, contextOf())
  expect(created(service)).toMatchObject([{ version: 'v1' }])
  expect(await engine.test(new AbortController().signal)).toMatchObject({ ok: true, lines: ['It takes prompt, seed, aspect_ratio, output_format, num_outputs.'] })
  for (const fault of ['drops-accepted', 'job-fails', 'no-credit'] as const) {
    service.next(fault)
    await engine.make(wishOf(), out, contextOf()).catch(() => undefined)
  }
  const description = apiDescription('replicate-http-v1.yaml', { alsoAnswers: [402] })
  expect(service.exchanges.filter(({ path }) => path.startsWith('/v1')).flatMap((one) => description.faultsOf(one))).toEqual([])
})

test('a request whose answer was lost is found by what it was asked with, and one that never arrived is sent at the next try', async () => {
  const { service, engine, out } = await open()
  service.next('drops-accepted')
  await engine.make(wishOf(), out, contextOf())
  expect([created(service).length, service.paid()]).toEqual([1, 1])
  const context = contextOf()
  service.next('drops-refused')
  await expect(engine.make(wishOf({ seed: 8 }), out, context)).rejects.toMatchObject({ kind: 'unavailable', message: 'Replicate never got the request for the picture.' })
  await engine.make(wishOf({ seed: 8 }), out, contextOf(context.saved()))
  expect([created(service).length, service.paid()]).toEqual([3, 2])
})

test('a core that was killed after it asked takes up the picture that stands', async () => {
  const { service, engine, out } = await open()
  const kept: string[] = []
  const context = contextOf()
  await engine.make(wishOf(), out, { ...context, saveTask: (task) => void kept.push(task) })
  for (const task of kept) await engine.make(wishOf(), out, contextOf(task))
  expect(kept.map((task) => (JSON.parse(task) as { state: string }).state)).toEqual(['asked', 'job'])
  expect([created(service).length, service.paid()]).toEqual([1, 1])
})

test('a picture that the model held back says that another engine may make it; a limit says until when; without a model it says what to do', async () => {
  const { service, engine, out } = await open()
  service.next('job-fails')
  await expect(engine.make(wishOf(), out, contextOf())).rejects.toMatchObject({ kind: 'rejected', detail: { refused: 'policy', another: 'yes' } })
  service.next('limited')
  const before = Date.now()
  const error = await engine.make(wishOf(), out, contextOf()).catch((thrown: unknown) => thrown)
  expect((error as { until: number }).until - before).toBeGreaterThanOrEqual(30_000)
  const { engine: none } = await open(null)
  expect(await none.ready()).toMatchObject({ ready: false, sentence: 'No model is chosen for Replicate.' })
  const { engine: gone } = await open('stand-in/sculptor')
  expect(await gone.test(new AbortController().signal)).toMatchObject({ ok: false, sentence: 'Replicate takes the key, but has no model stand-in/sculptor.' })
})
