import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apiDescription } from '../../../../../test/support/api-description.ts'
import { malformations, malformed } from '../../../../../test/support/malformed.ts'
import { jobsSince, picturesOf, readError, readJob as readComfyJob } from '../comfy-cloud/parse.ts'
import { readImages, secondsOf } from '../openai/parse.ts'
import { addressIn, isOf, markOf, readPrediction, readTakes, requestFor, whyFailed } from '../replicate/parse.ts'
import { readHealth, readJob as readRunPodJob, resultOf, whyFailed as whyRunPodFailed } from '../runpod/parse.ts'
import { meaningOf, readPicture } from '../stability/parse.ts'

const WISH = { prompt: 'a fox', negative: 'text', seed: 7, widthPx: 1_000, heightPx: 1_250, ground: 'clear' } as const
const shape = (path: string): string => readFileSync(new URL(`../${path}.shape.json`, import.meta.url), 'utf8')
const json = (path: string): unknown => JSON.parse(shape(path)) as unknown
const parsedOr = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

test('good answers are read', () => {
  expect(readImages(json('openai/fixtures/images'))).toMatchObject({ tokens: { input: 50, output: 272 } })
  const job = readComfyJob(json('comfy-cloud/fixtures/job'))
  expect(job === null ? null : picturesOf(job)).toEqual(['https://files.example.com/9_00001_.png'])
  expect(readError(json('comfy-cloud/fixtures/refusal'))).toEqual({ code: 'invalid_workflow', places: ['12: model'] })
  expect(jobsSince(json('comfy-cloud/fixtures/jobs'), 1_786_615_000_000)).toEqual(['7f3d2c1b-9a8e-4d6f-b012-3c4d5e6f7a8b'])
  const prediction = readPrediction(json('replicate/fixtures/prediction'))
  expect(addressIn(prediction?.output)).toBe('https://replicate.delivery/xezq/out-0.png')
  const model = { owner: 'replicate', name: 'hello-world', version: null }
  expect([{ prompt: 'a fox', seed: 7 }, { prompt: 'a fox', seed: 8 }].map((input) => prediction !== null && isOf(prediction, markOf(model, input)))).toEqual([true, false])
  expect(prediction !== null && isOf({ ...prediction, input: null }, markOf(model, { prompt: 'a fox' }))).toBeNull()
  expect(requestFor(readTakes(json('replicate/fixtures/model')), WISH)).toEqual({
    input: { prompt: 'a fox', negative_prompt: 'text', seed: 7, width: 960, height: 1_280, aspect_ratio: 'custom', output_format: 'png' }, lacks: [],
  })
  const done = readRunPodJob(json('runpod/fixtures/status'))
  expect(done === null ? null : resultOf(done)).toEqual({ result: { kind: 'address', url: 'https://bucket.example.com/ComfyUI_00002_.png' }, complaints: 1 })
  expect(readHealth(json('runpod/fixtures/health'))).toEqual({ waiting: 2, underWay: 0, workers: 1 })
  expect(readPicture(json('stability/fixtures/picture'))).toEqual({ base64: 'iVBORw0KGgo=', heldBack: false, seed: 343_940_597 })
  expect(['6m0s', '1s', '20ms', '1h2m3s', 'soon', '', null].map(secondsOf)).toEqual([360, 1, 0.02, 3_723, null, null, null])
})

test('the written answers are as the services describe theirs', () => {
  const key = { authorization: 'Bearer x', 'x-api-key': 'x', 'content-type': 'application/json' }
  const held = (file: string, method: string, path: string, status: number, fixture: string, body = ''): string[] =>
    apiDescription(file).faultsOf({ method, path, headers: key, body, answer: { status, type: 'application/json', body: shape(fixture) } })
  expect([
    ...held('openai.json', 'POST', '/v1/images/generations', 200, 'openai/fixtures/images', '{"prompt":"a fox"}'),
    ...held('comfy-cloud-v2.yaml', 'GET', '/api/v2/jobs/7f', 200, 'comfy-cloud/fixtures/job'),
    ...held('comfy-cloud-v2.yaml', 'POST', '/api/v2/jobs', 422, 'comfy-cloud/fixtures/refusal', '{"workflow":{}}'),
    ...held('comfy-cloud.yaml', 'GET', '/api/jobs', 200, 'comfy-cloud/fixtures/jobs'),
  ]).toEqual([])
})

/** Each reads what may be anything, and says null instead of throwing. */
const READERS: readonly (readonly [fixture: string, read: (value: unknown) => unknown])[] = [
  ['openai/fixtures/images', readImages],
  ['comfy-cloud/fixtures/job', (value) => { const job = readComfyJob(value); return job === null ? null : picturesOf(job) }],
  ['comfy-cloud/fixtures/refusal', readError],
  ['comfy-cloud/fixtures/jobs', (value) => jobsSince(value, 0)],
  ['replicate/fixtures/prediction', (value) => { const one = readPrediction(value); return one === null ? null : [addressIn(one.output), whyFailed(one), isOf(one, markOf({ owner: 'a', name: 'b', version: null }, { prompt: 'a fox' }))] }],
  ['replicate/fixtures/model', (value) => requestFor(readTakes(value), WISH)],
  ['runpod/fixtures/status', (value) => { const job = readRunPodJob(value); return job === null ? null : [resultOf(job), whyRunPodFailed(job)] }],
  ['runpod/fixtures/health', readHealth],
  ['stability/fixtures/picture', (value) => [readPicture(value), meaningOf(value)]],
]

test.for(READERS)('no malformation of %s makes its reader throw', ([fixture, read]) => {
  const good = new TextEncoder().encode(shape(fixture))
  fc.assert(fc.property(malformations(1, 'json'), ({ damages }) => {
    expect(() => read(parsedOr(malformed(good, 'json', damages)))).not.toThrow()
  }), { numRuns: 300 })
})
