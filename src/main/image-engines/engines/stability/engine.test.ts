import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { apiDescription } from '../../../../../test/support/api-description.ts'
import { QUICK } from '../../../../../test/support/cloud-stand-ins/engines.ts'
import { fieldsOf, standInStability } from '../../../../../test/support/cloud-stand-ins/stability.ts'
import { contextOf, wishOf } from '../../../../../test/support/cloud-stand-ins/wish.ts'
import { systemClock } from '../../../kernel/clock.ts'
import { createCloudFetch } from '../cloud/fetch.ts'
import { createStabilityEngine } from './engine.ts'

async function open(model: string | null = null) {
  const service = await standInStability()
  const cloud = createCloudFetch()
  onTestFinished(() => cloud.close())
  const engine = createStabilityEngine({ key: async () => 'sk-secret', model: () => model, price: () => 3, fetch: cloud.fetch, clock: systemClock, address: service.origin, times: QUICK })
  return { service, engine, out: join(mkdtempSync(join(tmpdir(), 'die-stability-')), 'picture.png') }
}

/** As third parties show v2beta; its own description is not stored. */
const generate = z.strictObject({
  prompt: z.string().min(1).max(10_000), negative_prompt: z.string().max(10_000).optional(), seed: z.coerce.number().int().min(0).max(4_294_967_294), output_format: z.literal('png'),
  aspect_ratio: z.enum(['16:9', '1:1', '21:9', '2:3', '3:2', '4:5', '5:4', '9:16', '9:21']),
  mode: z.literal('text-to-image').optional(), model: z.enum(['sd3.5-large', 'sd3.5-large-turbo', 'sd3.5-medium']).optional(),
})

test('each model is asked for at its place with the fields that are known of it (not contract-checked)', async () => {
  for (const [model, path] of [[null, 'core'], ['ultra', 'ultra'], ['sd3.5-medium', 'sd3']] as const) {
    const { service, engine, out } = await open(model)
    const made = await engine.make(wishOf({ widthPx: 1024, heightPx: 1300, negative: 'text', seed: Number.MAX_SAFE_INTEGER }), out, contextOf())
    const [asked] = service.asked
    expect([asked?.path, asked?.headers.authorization, asked?.headers.accept]).toEqual([`/v2beta/stable-image/generate/${path}`, 'Bearer sk-secret', 'application/json'])
    expect(generate.parse(fieldsOf(asked ?? { body: Buffer.alloc(0) }))).toMatchObject({ aspect_ratio: '4:5', negative_prompt: 'text', ...(path === 'sd3' ? { model } : {}) })
    expect(made).toMatchObject({ model: model ?? 'core', params: { seed: 8 }, clear: false })
    expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG')
  }
})

test('the balance is asked for as Stability’s v1 describes it, and says when nothing is left', async () => {
  const { service, engine } = await open()
  expect(await engine.test(new AbortController().signal)).toMatchObject({ ok: true, lines: ['12.34 credits are left.'] })
  expect(apiDescription('stability-v1-legacy.json').faultsOf(service.exchanges[0] as never)).toEqual([])
  service.next('no-credit')
  expect(await engine.test(new AbortController().signal)).toMatchObject({ ok: false, sentence: 'Stability takes the key, but the account has no credit left.' })
})

test('words that its rules refuse are one thing, a picture that was blurred another, which may have been charged for', async () => {
  const { service, engine, out } = await open()
  service.next('policy')
  await expect(engine.make(wishOf(), out, contextOf())).rejects.toMatchObject({ kind: 'rejected', detail: { refused: 'policy', another: 'yes' } })
  service.next('job-fails')
  await expect(engine.make(wishOf(), out, contextOf())).rejects.toMatchObject({ kind: 'rejected', detail: { another: 'yes', costMinor: 3 } })
  service.next('no-credit')
  await expect(engine.make(wishOf(), out, contextOf())).rejects.toMatchObject({ kind: 'needs-human' })
})

test('what breaks off after it was asked is not asked again', async () => {
  const { service, engine, out } = await open()
  service.next('hangs-accepted')
  const context = contextOf()
  await expect(engine.make(wishOf(), out, context)).rejects.toMatchObject({ kind: 'outcome-unknown' })
  await expect(engine.make(wishOf(), out, contextOf(context.saved()))).rejects.toMatchObject({ kind: 'outcome-unknown' })
  expect(service.paid()).toBe(1)
})
