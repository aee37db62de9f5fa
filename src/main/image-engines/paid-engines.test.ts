import { expect, onTestFinished, test } from 'vitest'
import { standInOpenAiImages } from '../../../test/support/cloud-stand-ins/openai.ts'
import { engineDouble } from '../../../test/support/engine-double.ts'
import { openImageEngines, quietly, wishFor } from '../../../test/support/open-image-engines.ts'
import { createCloudFetch } from './engines/cloud/fetch.ts'
import { createOpenAiEngine } from './engines/openai/engine.ts'

/** The real engine for OpenAI behind the door, its service a stand-in, and a further engine after it. */
async function open() {
  const all = await openImageEngines()
  const service = await standInOpenAiImages()
  const cloud = createCloudFetch()
  onTestFinished(() => cloud.close())
  const openai = createOpenAiEngine({ key: async () => 'sk-secret', model: () => null, price: () => 1.1, fetch: cloud.fetch, clock: all.clock, address: `${service.origin}/v1`, times: { answerMs: 2_000, drawingMs: 1_500 } })
  const other = engineDouble({ id: 'replicate', folder: all.home, minor: 9 })
  all.settings.set({ pictures: { ...all.settings.get().pictures, order: ['openai', 'replicate'], prefer: 'order' } })
  return { ...all, service, other, engines: all.open([openai, other]) }
}

test.each(['no-key', 'limited', 'fails', 'policy'] as const)('when OpenAI refuses (%s), nothing is booked for it and the next engine makes the picture', async (fault) => {
  const { service, engines, costs } = await open()
  service.next(fault)
  expect(await engines.make(wishFor(), null, quietly())).toMatchObject({ engine: 'replicate', costMinor: 9 })
  expect([costs.spentThisMonth(), costs.takenThisMonth()]).toEqual([9, 9])
})

test('when the line to OpenAI breaks after the request, it is booked, told, and nobody is asked again', async () => {
  const { service, engines, costs, other } = await open()
  service.next('drops-accepted')
  await expect(engines.make(wishFor(), null, quietly())).rejects.toMatchObject({ kind: 'outcome-unknown' })
  await expect(engines.make(wishFor(), null, quietly())).rejects.toMatchObject({ kind: 'outcome-unknown' })
  expect([service.exchanges.length, other.calls, costs.spentThisMonth()]).toEqual([1, 0, 2])
})
