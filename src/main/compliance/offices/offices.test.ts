/** Against stand-ins on this machine; every request and answer is held against the offices' own descriptions. Not proven live. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { apiDescription, type Exchange } from '../../../../test/support/api-description.ts'
import { fakeClock } from '../../../../test/support/fake-clock.ts'
import { bodyOf, loopbackServer } from '../../../../test/support/loopback-server.ts'
import { openTestStore } from '../../../../test/support/open-test-store.ts'
import { resources } from '../../../../test/support/test-host.ts'
import { createHttpClient } from '../../kernel/http/client.ts'
import { everydayOf } from '../pure/trademarks/words.ts'
import { createOfficesService } from './service.ts'

const everyday = everydayOf(new Set(readFileSync(join(resources, 'compliance', 'everyday-words.txt'), 'utf8').split('\n')))

interface Said {
  readonly status: number
  readonly body?: object | string
  readonly type?: string
  readonly headers?: Record<string, string>
}

const problem = (status: number, code: string, errors?: object[]): Said => ({
  status, type: 'application/problem+json', body: { type: `https://dev.euipo.europa.eu/problems-registry/${code}`, title: 'Wrong', status, detail: 'secret-of-an-answer', instance: '/trademarks', code, ...(errors === undefined ? {} : { errors }) },
})
const euMark = (applicationNumber: string, verbalElement: string, status: string, niceClasses = [25]) => ({ applicationNumber, markKind: 'INDIVIDUAL', markFeature: 'WORD', markBasis: 'EU_TRADEMARK', wordMarkSpecification: { verbalElement }, niceClasses, applicationDate: '2019-02-10', registrationDate: '2020-10-28', status })
const page = (...trademarks: object[]): Said => ({ status: 200, body: { trademarks, size: 100, totalElements: trademarks.length, totalPages: 1, page: 0 } })
const bag = (...cases: object[]): Said => ({ status: 200, body: { transactionList: cases.map((status) => ({ trademarks: [{ status }], searchId: '1' })), oversized: false, size: cases.length } })
const token: Said = { status: 200, body: { access_token: 'token-1', token_type: 'Bearer', expires_in: 3600 } }

async function open() {
  const say: { search: Said; tsdr: Said; token: Said } = { search: page(), tsdr: bag(), token }
  const exchanges: Exchange[] = []
  const origin = await loopbackServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = request.url ?? ''
      const said = path.startsWith('/cas-server-webapp') ? say.token : path.startsWith('/trademark-search') ? say.search : say.tsdr
      const [type, text] = [said.body === undefined ? '' : (said.type ?? 'application/json'), said.body === undefined ? '' : typeof said.body === 'string' ? said.body : JSON.stringify(said.body)]
      exchanges.push({ method: request.method ?? '', path, headers: request.headers, body, answer: { status: said.status, type, body: text } })
      response.writeHead(said.status, { ...(type === '' ? {} : { 'content-type': type }), ...said.headers })
      response.end(text)
    })
  })
  const [store, clock] = [await openTestStore(), fakeClock()]
  const memory = { domain: () => null, keepDomain: () => undefined }
  const http = createHttpClient({ clock, memory, chance: () => 0, pause: async (milliseconds) => clock.advance(milliseconds), userAgent: () => 'test', privateAllowed: true })
  onTestFinished(() => http.close())
  const held = new Map<string, string>()
  const secrets = { get: async (name: string) => held.get(name) ?? null, set: async (name: string, value: string) => void held.set(name, value), delete: async (name: string) => void held.delete(name) }
  const offices = createOfficesService({ store, clock, http, secrets, isEveryday: async () => everyday, addresses: { euipo: { search: `${origin}/trademark-search`, token: `${origin}/cas-server-webapp/oidc/accessToken` }, tsdr: origin } })
  const withKeys = async (): Promise<void> => {
    await offices.setKey('euipo', 'client-id', 'id-1')
    await offices.setKey('euipo', 'client-secret', 's3cret')
    await offices.setKey('tsdr', 'key', 't5dr-key')
  }
  return { offices, say, exchanges, held, store, withKeys }
}

const searches = (exchanges: readonly Exchange[]) => exchanges.filter(({ path }) => path.startsWith('/trademark-search'))

test('without keys nobody is asked, and each check says that it did not run', async () => {
  const { offices, exchanges } = await open()
  expect(await offices.askEuipo({ phrase: 'Zorbello' })).toMatchObject({ state: 'not-checked', sentence: expect.stringContaining('There is no key for the EUIPO. Enter it in Settings') as string })
  expect(await offices.askTsdr([90_000_001])).toMatchObject({ state: 'not-checked' })
  expect(offices.list().map(({ ready, provenLive }) => [ready, provenLive])).toEqual([[false, null], [false, null]])
  expect(exchanges).toEqual([])
})

test('the words of the art and the title are asked of the EUIPO, and marks that stand are told with their record', async () => {
  const { offices, say, exchanges, withKeys } = await open()
  await withKeys()
  say.search = page(euMark('018692868', 'Zorbello', 'REGISTERED'), euMark('018692869', 'ZORBELLO', 'EXPIRED'), euMark('018692870', 'Plant', 'REGISTERED'), { odd: true })
  const answer = await offices.askEuipo({ phrase: 'Zorbello "Dad"; or x==*', title: 'Zorbellos for plant moms', tags: ['secretword'] })
  expect(answer).toMatchObject({ state: 'block', euMarks: [{ words: 'zorbello', likeness: 'same', risk: 'block', record: { applicationNumber: '018692868', status: 'REGISTERED' } }] })
  expect(answer.euMarks).toHaveLength(1)
  expect(answer.sentence).toContain('the EU mark Zorbello, application 018692868, class 25, registered since 2020-10-28')
  const query = new URL(searches(exchanges)[0]?.path ?? '', 'http://x').searchParams.get('query') ?? ''
  expect(query).toBe('(wordMarkSpecification.verbalElement=="ZORBELLO DAD OR X" or wordMarkSpecification.verbalElement=="ZORBELLO" or wordMarkSpecification.verbalElement=="ZORBELLOS FOR PLANT MOMS" or wordMarkSpecification.verbalElement=="ZORBELLOS") and niceClasses=in=(14,16,18,20,21,24,25,26,27,28) and status=out=(WITHDRAWN,REFUSED,CANCELLED,SURRENDERED,EXPIRED,REMOVED_FROM_REGISTER)')
})

test('one token serves many searches; nothing found is clear, and says what it is not', async () => {
  const { offices, exchanges, withKeys } = await open()
  await withKeys()
  for (const phrase of ['Zorbello', 'Quelloria']) expect(await offices.askEuipo({ phrase })).toMatchObject({ state: 'clear', sentence: expect.stringContaining('only sound or look alike') as string })
  expect(exchanges.filter(({ path }) => path.startsWith('/cas'))).toHaveLength(1)
  expect(exchanges[0]?.body).toBe('grant_type=client_credentials&client_id=id-1&client_secret=s3cret&scope=uid')
})

test('US marks are asked by serial number; ended ones, unknown ones and those that stand are told apart', async () => {
  const { offices, say, exchanges, withKeys } = await open()
  await withKeys()
  say.tsdr = bag({ serialNumber: 90_000_001, status: 700, statusDate: '2021-01-05', extStatusDesc: 'Registered.' }, { serialNumber: 90_000_002, status: 602, dateAbandoned: '2025-01-05', extStatusDesc: 'Abandoned.' })
  const answer = await offices.askTsdr([90_000_001, 90_000_002, 90_000_003])
  expect(answer).toMatchObject({ state: 'warn', sentence: 'Of 3 marks, 1 is not ended today, 1 ended, 1 unknown.', usStatuses: [{ serial: 90_000_001, live: true, status: 'Registered.' }, { live: false }] })
  expect(exchanges[0]).toMatchObject({ path: '/ts/cd/caseMultiStatus/sn?ids=90000001,90000002,90000003', headers: { 'uspto-api-key': 't5dr-key' } })
})

test('every answer that the EUIPO describes is understood, none of its words goes on, and no request leaves its description', async () => {
  const { offices, say, exchanges, withKeys } = await open()
  await withKeys()
  const cases: [Said, string][] = [
    [page(), 'knows no live mark'],
    [problem(400, 'invalid-request-parameter', [{ details: 'Unknown operator: =p=', parameter: 'query', code: 'unknown-operator' }]), '(invalid-request-parameter, unknown-operator, query)'],
    [problem(401, 'unauthorized'), 'did not accept the keys'],
    [problem(500, 'general-error'), 'failed on its side (500)'],
    [{ status: 200, body: '{"trademarks":', type: 'application/json' }, 'no search result'],
    [{ ...problem(429, 'too-many-requests'), headers: { 'retry-after': '30', 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' } }, 'asked to wait'],
  ]
  for (const [answer, sentence] of cases) {
    say.search = answer
    const told = await offices.askEuipo({ phrase: 'Zorbello' })
    expect([told.state, told.sentence]).toEqual([answer.status === 200 && typeof answer.body === 'object' ? 'clear' : 'not-checked', expect.stringContaining(sentence)])
    expect(told.sentence).not.toContain('secret-of-an-answer')
  }
  const description = apiDescription('euipo-trademark-search.json')
  const described = searches(exchanges).filter(({ answer }) => answer?.body !== '{"trademarks":')
  expect(described.length).toBeGreaterThanOrEqual(7)
  expect(described.flatMap((one) => description.faultsOf(one))).toEqual([])
})

test('every answer that TSDR describes is understood, and no request leaves its description', async () => {
  const { offices, say, exchanges, withKeys } = await open()
  await withKeys()
  const cases: [Said, string, string][] = [
    [bag({ serialNumber: 90_000_001, status: 700 }), 'warn', '1 is not ended today'],
    [bag({ serialNumber: 90_000_001, status: 710, dateCancelled: '2026-01-01' }), 'clear', '1 ended'],
    [{ status: 204 }, 'not-checked', 'knows none'],
    [{ status: 404 }, 'not-checked', 'knows none'],
    [{ status: 400 }, 'not-checked', 'did not take the serial numbers'],
    [{ status: 401 }, 'not-checked', 'did not accept the key'],
    [{ status: 200, body: '<html>', type: 'application/json' }, 'not-checked', 'no list of cases'],
  ]
  for (const [answer, state, sentence] of cases) {
    say.tsdr = answer
    expect(await offices.askTsdr([90_000_001])).toMatchObject({ state, sentence: expect.stringContaining(sentence) as string })
  }
  const description = apiDescription('uspto-tsdr.json', { alsoAnswers: [401] })
  const described = exchanges.filter(({ answer }) => answer?.body !== '<html>')
  expect(described).toHaveLength(6)
  expect(described.flatMap((one) => description.faultsOf(one))).toEqual([])
})

test('the test of a connection is remembered, keys stay in the keychain, and a new key forgets the old outcome', async () => {
  const { offices, say, held, store, withKeys } = await open()
  expect(await offices.test('euipo')).toMatchObject({ ok: false, sentence: expect.stringContaining('There is no key') as string })
  await withKeys()
  expect(await offices.test('euipo')).toMatchObject({ ok: true, sentence: 'The EUIPO takes the keys; a search for “EUIPO” found 0 marks.' })
  expect(await offices.test('tsdr')).toMatchObject({ ok: true, sentence: 'The USPTO (TSDR) takes the key and answered for 0 of 1 mark.' })
  expect(offices.list()[0]).toMatchObject({ ready: true, provenLive: null, lastTest: { ok: true } })
  expect([...held.keys()].toSorted()).toEqual(['trademark-office/euipo/client-id', 'trademark-office/euipo/client-secret', 'trademark-office/tsdr/key'])
  for (const ending of ['', '-wal']) expect(readFileSync(`${store.file}${ending}`).includes('s3cret')).toBe(false)
  say.token = { status: 400, body: { error: 'invalid_client' } }
  await offices.setKey('euipo', 'client-secret', 'another')
  expect(offices.list()[0]?.lastTest).toBeNull()
  expect(await offices.test('euipo')).toMatchObject({ ok: false, sentence: expect.stringContaining('did not accept the keys') as string })
  await expect(offices.setKey('tsdr', 'key', 'two words')).rejects.toThrow('is not a key')
})
