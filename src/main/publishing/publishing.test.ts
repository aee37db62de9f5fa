import { expect, onTestFinished, test } from 'vitest'
import { openCore, type OpenCore } from '../../../bench/publishing/core.ts'
import { SMALL_KEY, standInSmall, type SmallStandIn } from '../../../test/support/market-stand-ins/small.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import type { PublicationState } from './contract.ts'

async function open(count = 3): Promise<{ core: OpenCore; small: SmallStandIn }> {
  const small = await standInSmall()
  const core = await openCore({ home: tempHome(), count, goal: 'live', places: [{ name: 'small', market: 'woocommerce', origin: small.origin, values: {}, secrets: { key: SMALL_KEY } }] })
  onTestFinished(async () => {
    await core.stop()
    await small.close()
  })
  return { core, small }
}

async function until({ publishing }: OpenCore, id: string, state: PublicationState): Promise<void> {
  for (const signal = AbortSignal.timeout(20_000); publishing.get(id).state !== state; signal.throwIfAborted()) await new Promise((resolve) => setTimeout(resolve, 10))
}

test('a plan shows each request that is sent then, and sends none of them', async () => {
  const { core, small } = await open(1)
  const { publications: [planned], fees, sentence } = await core.publishing.plan({ ids: [...core.ids] }, new AbortController().signal)
  expect(small.asked.filter(({ method }) => method !== 'GET')).toEqual([])
  expect([fees, sentence]).toEqual([[{ minor: 20, currency: 'USD' }], '1 listing: 1 to Small Market. Going live costs $0.20.'])
  const [publication] = core.publishing.publish({ ids: [...core.ids] })
  await until(core, publication?.id ?? '', 'live')
  const sent = small.asked.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)
  expect(sent).toEqual(planned?.steps.map(({ call }) => call.replace('{listing}', '1')))
  expect(core.publishing.history(publication?.id ?? '').map(({ state }) => state)).toEqual(expect.arrayContaining(['queued', 'preparing', 'intent-recorded', 'submitted', 'verifying', 'live']))
})

test('asked for again, what stands there is not sent again, and it can be taken off', async () => {
  const { core, small } = await open(1)
  const id = core.publishing.publish({ ids: [...core.ids] })[0]?.id ?? ''
  await until(core, id, 'live')
  core.publishing.publish({ ids: [...core.ids] })
  expect(core.publishing.get(id).state).toBe('live')
  expect(() => core.publishing.cancel(id)).toThrow('may stand at the market already')
  core.publishing.withdraw(id)
  await until(core, id, 'withdrawn')
  expect([...small.records.values()].map(({ state }) => state)).toEqual(['off'])
  expect(small.fees).toEqual([1])
})

test('a day’s number holds back the rest, and a seller who takes one out of the line sends nothing', async () => {
  const { core, small } = await open(3)
  await core.publishing.setConnection({ market: 'woocommerce', dailyCap: 1 })
  const [first, second, third] = core.publishing.publish({ ids: [...core.ids] })
  await until(core, first?.id ?? '', 'live')
  expect([core.publishing.get(second?.id ?? '').state, core.publishing.cancel(third?.id ?? '').state]).toEqual(['queued', 'cancelled'])
  expect(small.records.size).toBe(1)
  const { publications } = await core.publishing.plan(null, new AbortController().signal)
  expect(publications.map(({ waits }) => waits)).toEqual(['The daily number of this market is used up.'])
})

test('a key that is refused stops the market with a sentence, and a good one sets it going', async () => {
  const { core, small } = await open(1)
  await core.publishing.setConnection({ market: 'woocommerce', secrets: { key: 'wrong' } })
  const id = core.publishing.publish({ ids: [...core.ids] })[0]?.id ?? ''
  for (const signal = AbortSignal.timeout(20_000); core.publishing.connections()[0]?.sentence !== 'Small Market no longer lets this program in.'; signal.throwIfAborted()) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(small.records.size).toBe(0)
  await core.publishing.setConnection({ market: 'woocommerce', secrets: { key: SMALL_KEY } })
  await until(core, id, 'live')
  expect(core.publishing.connections()[0]).toMatchObject({ sentence: 'Listings are published to Small Market.', proven: true, usedToday: 1 })
})
