/** Stands in for Stability's v2beta, as third parties show it (no description is stored), and for the balance of v1. */
import { cloudStandIn, paidRequest, type Asked, type CloudStandIn, type Said } from './kit.ts'

const NAMES = { key: 'unauthorized', credit: 'payment_required', limit: 'rate_limit_exceeded', policy: 'content_moderation', request: 'bad_request', server: 'internal_error' }

export function standInStability(): Promise<CloudStandIn> {
  return cloudStandIn(({ method, path, headers }, desk) => {
    if (headers.authorization === undefined) return refuse(401, 'key')
    if (path === '/v1/user/balance') return desk.due('no-credit') === null ? { status: 200, body: { credits: 12.345 } } : { status: 200, body: { credits: 0 } }
    if (method !== 'POST' || !path.startsWith('/v2beta/stable-image/generate/')) return refuse(404, 'request')
    return paidRequest(desk, refuse, () => {
      const filtered = desk.due('job-fails') !== null
      desk.begin()
      if (!filtered) desk.pay()
      return { status: 200, body: { image: desk.picture(false).toString('base64'), finish_reason: filtered ? 'CONTENT_FILTERED' : 'SUCCESS', seed: 8 } }
    })
  })
}

/** Of a multipart form, its texts by name. */
export function fieldsOf({ body }: Pick<Asked, 'body'>): Record<string, string> {
  return Object.fromEntries([...body.toString('utf8').matchAll(/name="([^"]+)"\r\n\r\n([^\r]*)\r\n/g)].map(([, name = '', value = '']) => [name, value]))
}

function refuse(status: number, what: keyof typeof NAMES): Said {
  return { status: what === 'policy' ? 403 : status, body: { id: '296a972f666a44a1a3dfc9c28a1f56c0', name: NAMES[what], errors: ['Whatever stands here, like sk-secret12345678, is shown to nobody.'] } }
}
