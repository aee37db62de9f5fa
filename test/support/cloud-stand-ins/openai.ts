/** Stands in for OpenAI's images and its list of models, shaped as its description has them (OpenAPI 2.3.0). */
import { cloudStandIn, paidRequest, type CloudStandIn, type Said } from './kit.ts'

const CODES = { key: 'invalid_api_key', credit: 'insufficient_quota', limit: 'rate_limit_exceeded', policy: 'moderation_blocked', request: 'invalid_value', server: null }
const MODELS = ['gpt-image-1', 'gpt-image-1-mini', 'gpt-image-2', 'gpt-small']

/** A model that takes `background` only where it stays. */
export const NO_CLEAR_GROUND = 'gpt-image-9'

/** Its address is `origin` + /v1. */
export function standInOpenAiImages(): Promise<CloudStandIn> {
  return cloudStandIn(({ method, path, json }, desk) => {
    if (method === 'GET' && path === '/v1/models') return desk.due('no-key') === null ? { status: 200, body: { object: 'list', data: MODELS.map((id) => ({ id, object: 'model', created: 1_700_000_000, owned_by: 'stand-in' })) } } : refuse(401, 'key')
    if (method !== 'POST' || path !== '/v1/images/generations') return refuse(404, 'request')
    const { size, quality, background, model } = json as Record<string, string>
    if (background === 'transparent' && model === NO_CLEAR_GROUND) return { status: 400, body: { error: { message: 'Not for this model.', type: 'invalid_request_error', param: 'background', code: 'invalid_value' } } }
    return paidRequest(desk, refuse, () => {
      desk.begin()
      desk.pay()
      return { status: 200, body: {
        created: 1_700_000_000, background, output_format: 'png', quality, size,
        data: [{ b64_json: desk.picture(background === 'transparent').toString('base64') }],
        usage: { input_tokens: 40, output_tokens: 408, total_tokens: 448, input_tokens_details: { text_tokens: 40, image_tokens: 0 } },
      } }
    })
  })
}

/** 402 is said as a 429 with a code. */
function refuse(status: number, what: keyof typeof CODES): Said {
  return {
    status: what === 'credit' ? 429 : status,
    body: { error: { message: 'Whatever stands here, like sk-secret12345678, is shown to nobody.', type: 'invalid_request_error', param: null, code: CODES[what] } },
    ...(what === 'limit' ? { headers: { 'x-ratelimit-reset-requests': '6m0s' } } : {}),
  }
}
