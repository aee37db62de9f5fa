import { expect, onTestFinished, test } from 'vitest'
import { apiDescription } from '../../../../../test/support/api-description.ts'
import { ETSY_KEY, standInEtsy, type EtsyStandIn } from '../../../../../test/support/market-stand-ins/etsy.ts'
import { openMarket, publishable, testJournal, type OpenMarket } from '../../../../../test/support/market-stand-ins/publish.ts'
import { untilDone } from '../../../../../test/support/market-stand-ins/until-done.ts'
import { etsyMarket } from './index.ts'

async function open(): Promise<{ etsy: EtsyStandIn; market: OpenMarket }> {
  const etsy = await standInEtsy()
  onTestFinished(() => etsy.close())
  const api = etsyMarket({ places: { api: etsy.origin, page: `${etsy.origin}/oauth/connect` }, settleMs: 300 })
  const market = openMarket(api, { keystring: ETSY_KEY.keystring }, { 'shared-secret': ETSY_KEY.secret })
  await api.oauth?.exchange({ code: etsy.code, redirectUri: 'http://localhost:3003/callback', verifier: 'v'.repeat(43) }, market.signerDeps)
  return { etsy, market }
}
const only = (etsy: EtsyStandIn) => [...etsy.listings.values()].map(({ state, images, products }) => ({ state, pictures: images.map(({ rank, alt }) => [rank, alt.split(' ')[1]]), skus: [...new Set(products.map(({ sku }) => sku))], variations: products.length }))
const WHOLE = { pictures: [[1, 'black'], [2, 'white']], skus: ['DIE-2F9A-ETSY1'], variations: 6 }

test('a listing stands as a draft as it was sent, and costs nothing', async () => {
  const { etsy, market } = await open()
  expect(await market.bring(publishable('etsy'))).toMatchObject({ state: 'drafted', differences: [] })
  expect(only(etsy)).toEqual([{ state: 'draft', ...WHOLE }])
  expect(etsy.fees).toEqual([])
})

test('going live is a step of its own that is charged for once, however its answer is lost', async () => {
  const { etsy, market } = await open()
  etsy.next('drops-accepted', 1, /^PATCH /)
  expect(await market.bring(publishable('etsy'), 'live')).toMatchObject({ state: 'live', differences: [] })
  expect(only(etsy)).toEqual([{ state: 'active', ...WHOLE }])
  expect(etsy.fees).toHaveLength(1)
})

const FAULTS = [
  ['the draft was made and the line broke', 'drops-accepted', /^POST .*listings$/],
  ['the draft was made and nobody answered', 'hangs-accepted', /^POST .*listings$/],
  ['the draft was made and a gateway failed', 'gateway', /^POST .*listings$/],
  ['the line broke before the draft was made', 'drops-refused', /^POST .*listings$/],
  ['Etsy failed at the draft', 'fails', /^POST .*listings$/],
  ['the stock was set and the line broke', 'drops-accepted', /^PUT /],
  ['a picture arrived and the line broke', 'drops-accepted', /images$/],
  ['a picture arrived and nobody answered', 'hangs-accepted', /images$/],
  ['the line broke before a picture arrived', 'drops-refused', /^POST .*images$/],
  ['a picture was dropped though 201 was answered', 'picture-dropped', /^POST .*images$/],
  ['Etsy asked to wait', 'limited', /^POST .*listings$/],
  ['Etsy asked to wait at a picture', 'limited', /^POST .*images$/],
  ['the token ran out', 'token-expired', /^POST .*images$/],
  ['a page stood between', 'html', /^PUT /],
] as const

test.for(FAULTS)('one listing stands there and no second one when %s', async ([, fault, where]) => {
  const { etsy, market } = await open()
  etsy.next(fault, 1, where)
  const journal = testJournal()
  const item = publishable('etsy')
  const published = await untilDone(() => market.bring(item, 'live', journal))
  expect(published.differences).toEqual([])
  expect(only(etsy)).toEqual([{ state: 'active', ...WHOLE }])
  expect(etsy.fees).toHaveLength(1)
})

test('a draft that shows late in the list is waited for and not made again', async () => {
  const { etsy, market } = await open()
  etsy.next('late-list', 4, /^GET .*listings$/)
  etsy.next('drops-accepted', 1, /^POST .*listings$/)
  await market.bring(publishable('etsy'))
  expect(only(etsy)).toEqual([{ state: 'draft', ...WHOLE }])
})

test.for(['draft', 'picture-1', 'picture-2', 'activate'])('a kill right before or after “%s” leaves one listing and one fee', async (step) => {
  for (const after of ['intend', 'done'] as const) {
    const { etsy, market } = await open()
    const journal = testJournal({ after, step })
    await expect(market.bring(publishable('etsy'), 'live', journal)).rejects.toThrow('killed')
    await market.bring(publishable('etsy'), 'live', journal)
    expect(only(etsy)).toEqual([{ state: 'active', ...WHOLE }])
    expect(etsy.fees).toHaveLength(1)
  }
})

test('a library that was restored finds its listing by our number and makes no second one', async () => {
  const { etsy, market } = await open()
  await market.bring(publishable('etsy'), 'live')
  await market.bring(publishable('etsy'), 'live')
  expect(only(etsy)).toEqual([{ state: 'active', ...WHOLE }])
  expect(etsy.fees).toHaveLength(1)
})

test('what Etsy did not keep is told field by field', async () => {
  const { etsy, market } = await open()
  etsy.next('field-ignored', 1, /^POST .*listings$/)
  const { differences } = await market.bring(publishable('etsy'))
  expect(differences).toEqual([{ field: 'tags', sent: 'knitting shirt, yarn lover, one more row', found: '' }])
})

test('a token that ran out is renewed once and the new pair is kept; when nothing can be renewed, the seller is told', async () => {
  const { etsy, market } = await open()
  const before = market.secrets.get('tokens')
  etsy.expireTokens()
  await market.bring(publishable('etsy'))
  expect(market.secrets.get('tokens')).not.toBe(before)
  expect(etsy.asked.filter(({ path }) => path.endsWith('/oauth/token'))).toHaveLength(2)
  etsy.revoke()
  await expect(market.bring(publishable('etsy'))).rejects.toMatchObject({ kind: 'auth-expired', action: 'Connect Etsy in Settings, under Markets.' })
})

test('a shop that is half set up is told all that it lacks, and a ready one what it has', async () => {
  const { etsy, market } = await open()
  expect(await market.test(new AbortController().signal)).toMatchObject({ ok: true, lines: ['Shop StandInShop, prices in USD.', '1 shipping profile, 1 processing profile, 1 return policy, 1 production partner.'] })
  etsy.lack('shipping', 'processing', 'partners', 'returns')
  const { ok, problems } = await market.test(new AbortController().signal)
  expect([ok, problems.map(({ says }) => says)]).toEqual([false, ['shipping profile', 'processing profile', 'production partner', 'return policy'].map((what) => `Your Etsy shop has no ${what}.`)])
})

test('taken off, what is on sale ends and a draft is deleted', async () => {
  const { etsy, market } = await open()
  const item = publishable('etsy')
  for (const [goal, left] of [['live', ['inactive']], ['draft', ['inactive']]] as const) {
    const journal = testJournal()
    const other = publishable('etsy', { reference: `DIE-${goal}` })
    const { remoteId } = await market.bring(other, goal, journal)
    await market.withdraw?.(remoteId, item, { journal, signal: new AbortController().signal, progress: () => undefined })
    expect(only(etsy).map(({ state }) => state)).toEqual(left)
  }
})

test('all that was asked and answered is as Etsy describes it', async () => {
  const { etsy, market } = await open()
  await market.bring(publishable('etsy'), 'live')
  const description = apiDescription('etsy-open-api-v3.json', { refusals: 'ErrorSchema' })
  const faults = etsy.exchanges.filter(({ path }) => path.startsWith('/v3/application')).flatMap((one) => description.faultsOf(one))
  expect(faults).toEqual([])
})
