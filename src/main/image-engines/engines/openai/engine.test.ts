import { mkdtempSync, readFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { apiDescription } from '../../../../../test/support/api-description.ts'
import { NO_CLEAR_GROUND, standInOpenAiImages } from '../../../../../test/support/cloud-stand-ins/openai.ts'
import { contextOf, wishOf } from '../../../../../test/support/cloud-stand-ins/wish.ts'
import { fakeClock } from '../../../../../test/support/fake-clock.ts'
import { createCloudFetch } from '../cloud/fetch.ts'
import { createOpenAiEngine } from './engine.ts'

async function open(model: string | null = null) {
  const service = await standInOpenAiImages()
  const cloud = createCloudFetch()
  onTestFinished(() => cloud.close())
  const engine = createOpenAiEngine({
    key: async () => 'sk-secret', model: () => model, price: (name) => (name.endsWith('/low') ? 0.5 : 1.1), fetch: cloud.fetch, clock: fakeClock(),
    address: `${service.origin}/v1`, times: { answerMs: 2_000, drawingMs: 1_500 },
  })
  return { service, engine, out: join(mkdtempSync(join(tmpdir(), 'die-openai-')), 'picture.png') }
}

test('a picture with a clear ground is asked for as OpenAI describes it, and comes whole', async () => {
  const { service, engine, out } = await open('gpt-image-2/low')
  const context = contextOf()
  const made = await engine.make(wishOf({ ground: 'clear', widthPx: 1200, heightPx: 1500, negative: 'text' }), out, context)
  expect(made).toMatchObject({ model: 'gpt-image-2/low', clear: true, costMinor: null, params: { quality: 'low', background: 'transparent', width: 1200, height: 1488, outputTokens: 408 } })
  expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG')
  // The answer's `size` is a list of three in the description, which the service itself passes over for free sizes.
  const faults = apiDescription('openai.json', { refusals: 'ErrorResponse' }).faultsOf(service.exchanges[0] as never)
  expect(faults.filter((fault) => !fault.includes('/size must be equal to one of the allowed values'))).toEqual([])
})

test('all that is asked and answered is described by OpenAI, the refusals too', async () => {
  const { service, engine, out } = await open()
  await engine.make(wishOf(), out, contextOf())
  await engine.test(new AbortController().signal)
  for (const fault of ['no-key', 'limited', 'policy', 'bad-request', 'fails'] as const) {
    service.next(fault)
    await expect(engine.make(wishOf(), out, contextOf())).rejects.toBeInstanceOf(Error)
  }
  const description = apiDescription('openai.json', { refusals: 'ErrorResponse' })
  expect(service.exchanges.flatMap((one) => description.faultsOf(one))).toEqual([])
  expect(service.exchanges).toHaveLength(7)
})

test('the price of a picture follows its pixels, and a begun cent counts whole', async () => {
  const { engine } = await open('gpt-image-1-mini/low')
  expect(engine.estimate(wishOf())).toBe(1)
  const { engine: middle } = await open('gpt-image-1')
  expect([middle.estimate(wishOf()), middle.estimate(wishOf({ widthPx: 1024, heightPx: 1400 }))]).toEqual([2, 2])
  const { engine: large } = await open('gpt-image-2/high')
  expect(large.estimate(wishOf({ widthPx: 4096, heightPx: 4096 }))).toBe(4)
})

test('the free test names the models with each quality, and says when the chosen one is missing', async () => {
  const { engine } = await open()
  const { ok, models } = await engine.test(new AbortController().signal)
  expect(ok).toBe(true)
  expect(models).toEqual(['gpt-image-1', 'gpt-image-1-mini', 'gpt-image-2'].flatMap((id) => [`${id}/low`, `${id}/medium`, `${id}/high`]))
  const { engine: other } = await open('gpt-image-9')
  expect(await other.test(new AbortController().signal)).toMatchObject({ ok: false, sentence: 'OpenAI answers, but this key has no gpt-image-9.' })
  const { engine: keyless, service } = await open()
  service.next('no-key')
  expect(await keyless.test(new AbortController().signal)).toMatchObject({ ok: false, sentence: 'OpenAI did not accept the key.' })
})

test('a refusal by its rules says that another engine may be asked, a wait says until when, and nothing of the answer comes along', async () => {
  const { service, engine, out } = await open()
  const errorAfter = async (fault: Parameters<typeof service.next>[0]): Promise<unknown> => {
    service.next(fault)
    return engine.make(wishOf(), out, contextOf()).catch((error: unknown) => error)
  }
  expect(await errorAfter('policy')).toMatchObject({ kind: 'rejected', detail: { refused: 'policy', another: 'yes' } })
  expect(await errorAfter('limited')).toMatchObject({ kind: 'rate-limited', until: Date.parse('2026-11-23T12:06:00Z') })
  expect(await errorAfter('limited-until')).toMatchObject({ kind: 'rate-limited', until: Date.parse('2026-11-23T12:00:07Z') })
  expect(await errorAfter('no-credit')).toMatchObject({ kind: 'needs-human', message: 'OpenAI says that the account has no credit left.' })
  expect(await errorAfter('no-key')).toMatchObject({ kind: 'auth-expired', action: 'Enter the key anew under Image engines.' })
  for (const fault of ['words', 'html', 'cut-json', 'gateway', 'fails'] as const) expect(JSON.stringify(await errorAfter(fault))).not.toMatch(/sk-secret|upstream|invalid_/)
})

test('a model that makes no clear ground is asked for a flat one, and the picture says so', async () => {
  const { service, engine, out } = await open(`${NO_CLEAR_GROUND}/low`)
  expect(await engine.make(wishOf({ ground: 'clear' }), out, contextOf())).toMatchObject({ clear: false, params: { background: 'opaque' }, warnings: ['gpt-image-9 makes no clear ground; the picture stands on a flat one.'] })
  expect([service.asked.length, service.paid()]).toEqual([2, 1])
})

test('what breaks off after it was asked is not asked again, and what surely never arrived is', async () => {
  const { service, engine, out } = await open()
  service.next('drops-accepted')
  const context = contextOf()
  await expect(engine.make(wishOf(), out, context)).rejects.toMatchObject({ kind: 'outcome-unknown', detail: { paid: 'unknown' } })
  await expect(engine.make(wishOf(), out, contextOf(context.saved()))).rejects.toMatchObject({ kind: 'outcome-unknown' })
  expect([service.paid(), existsSync(out)]).toEqual([1, false])
  const refused = contextOf()
  service.next('limited')
  await expect(engine.make(wishOf(), out, refused)).rejects.toMatchObject({ kind: 'rate-limited' })
  await engine.make(wishOf(), out, contextOf(refused.saved()))
  expect([service.paid(), existsSync(out)]).toEqual([2, true])
})
