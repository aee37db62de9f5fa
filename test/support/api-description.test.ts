import { expect, test } from 'vitest'
import { apiDescription, type Exchange } from './api-description.ts'

const good: Exchange = {
  method: 'POST', path: '/v1/images/generations', headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
  body: '{"model":"gpt-image-1","prompt":"a fox","n":1,"quality":"low"}', answer: { status: 200, type: 'application/json', body: '{"created":1,"data":[{"b64_json":"AA=="}]}' },
}

test('a request or an answer that differs from a description is named, one that does not is not', () => {
  const openai = apiDescription('openai.json', { refusals: 'ErrorResponse' })
  expect(openai.faultsOf(good)).toEqual([])
  const faults = (change: Partial<Exchange>): string => openai.faultsOf({ ...good, ...change }).join('; ')
  expect(faults({ body: '{"model":"gpt-image-1"}' })).toMatch(/body: .*'prompt'/)
  expect(faults({ body: '{"prompt":"a fox","n":11}' })).toMatch(/\/n must be <= 10/)
  expect(faults({ body: '{"prompt":"a fox","quality":"best"}' })).toMatch(/quality/)
  expect(faults({ path: '/v1/images/generation' })).toMatch(/is not described/)
  expect(faults({ path: '/v1/images/generations?size=1' })).toMatch(/the query size is not described/)
  expect(faults({ headers: { 'content-type': 'application/json' } })).toMatch(/no key/)
  expect(faults({ answer: { status: 200, type: 'application/json', body: '{"data":[]}' } })).toMatch(/200: .*'created'/)
  expect(faults({ answer: { status: 400, type: 'application/json', body: '{"error":{"message":"x"}}' } })).toMatch(/400: /)
})

test('null is taken where OpenAPI 3.0 says nullable, and parameters in the head are looked at', () => {
  const comfy = apiDescription('comfy-cloud-v2.yaml')
  const asked = { method: 'POST', path: '/api/v2/jobs', headers: { authorization: 'Bearer x', 'content-type': 'application/json', 'idempotency-key': 'a' }, body: '{"workflow":{},"extra_data":{"other":1}}', answer: null }
  expect(comfy.faultsOf(asked)).toEqual([expect.stringContaining('/extra_data must NOT have additional properties')])
  const job = { id: 'a', status: 'queued', created_at: 'x', started_at: null, completed_at: null, expires_at: 'x', queue_position: null, progress: null, outputs: [], error: null, urls: { self: '/', events: '/', cancel: '/' } }
  const answered = (body: object): string[] => comfy.faultsOf({ method: 'GET', path: '/api/v2/jobs/a', headers: {}, body: '', answer: { status: 200, type: 'application/json', body: JSON.stringify(body) } })
  expect(answered(job)).toEqual([])
  expect(answered({ ...job, status: 'waiting' }).join()).toMatch(/status must be equal to one of the allowed values/)
  const replicate = apiDescription('replicate-http-v1.yaml')
  expect(replicate.faultsOf({ method: 'POST', path: '/v1/predictions', headers: { authorization: 'Bearer x', 'content-type': 'application/json', prefer: 'wait=x' }, body: '{"version":"v","input":{}}', answer: null }).join()).toMatch(/header Prefer/)
})
