/** Fills keys into requests just before they are sent, and trades them for tokens where a service wants that. */
import { AuthExpired } from '../../kernel/errors.ts'
import type { HttpClient } from '../../kernel/http/client.ts'
import type { HttpRequest } from '../../kernel/http/request.ts'
import type { SecretStore } from '../../host.ts'
import type { PlanContext, SourceRequest } from '../pure/source-definition.ts'
import { PROXY_SECRET, secretName, type Setup } from './setup.ts'

/** A token is asked for anew this long before it runs out. */
const MARGIN_MS = 60_000
/** An answer that holds a token is small. */
const TOKEN_BYTES = 65_536

export interface Keyring {
  /** The request with its secrets. @throws AuthExpired when one is not set or not accepted. */
  fill(setup: Setup, context: PlanContext<unknown>, request: SourceRequest, signal: AbortSignal): Promise<HttpRequest>
  /** Forgets the token of a source: it was refused, or the key it came from has changed. */
  forget(id: string): void
}

type ValueOf = (name: string) => Promise<string>

interface Token {
  readonly token: string
  readonly until: number
}

export function createKeyring({ http, secrets }: { http: HttpClient; secrets: Pick<SecretStore, 'get'> }): Keyring {
  const tokens = new Map<string, Token>()
  const secretOf = async ({ definition }: Setup, name: string): Promise<string> => {
    const value = await secrets.get(secretName(definition.id, name))
    if (value !== null) return value
    const label = definition.fields.find((field) => field.name === name)?.label ?? name
    throw new AuthExpired(`${definition.title}: ${label} is not set.`, 'Enter it in Settings, under Sources.')
  }
  const tokenOf = async (setup: Setup, context: PlanContext<unknown>, signal: AbortSignal): Promise<string> => {
    const { id, token: exchangeOf } = setup.definition
    const held = tokens.get(id)
    if (held !== undefined && held.until > context.now) return held.token
    const exchange = exchangeOf?.(context)
    if (exchange === undefined) throw new AuthExpired(`${setup.definition.title} has no token.`)
    const { bytes } = await http.send({ maxBytes: TOKEN_BYTES, ...(await filled(setup, exchange.request, (name) => secretOf(setup, name), { now: context.now, signal })) })
    const { token, expiresInSeconds } = exchange.read(bytes)
    tokens.set(id, { token, until: context.now + Math.max(0, expiresInSeconds * 1000 - MARGIN_MS) })
    return token
  }
  const filled = async (setup: Setup, request: SourceRequest, valueOf: ValueOf, { now, signal }: { now: number; signal: AbortSignal }): Promise<HttpRequest> => {
    const { definition } = setup
    const secretHeaders = {
      ...(await valuesOf(request.secretHeaders ?? {}, async ({ secret, prefix = '' }) => `${prefix}${await valueOf(secret)}`)),
      ...(await basicOf(request.secretBasic, valueOf)),
    }
    const secretQuery = await valuesOf(request.secretQuery ?? {}, valueOf)
    const url = request.secretUrl === undefined ? request.url : webAddress(await valueOf(request.secretUrl))
    const proxy = await proxyOf(setup, secrets)
    const refusal = definition.refusal
    return {
      url, secretHeaders, secretQuery, proxy, caller: definition.id, pace: definition.pace, signal,
      ...(request.method === undefined ? {} : { method: request.method }),
      ...(request.headers === undefined ? {} : { headers: request.headers }),
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(request.maxBytes === undefined ? {} : { maxBytes: request.maxBytes }),
      ...(request.namedBySeller === true ? { mayBePrivate: true } : {}),
      ...(refusal === undefined ? {} : { refusal: (status: number, text: string) => refusal(status, text, now) }),
    }
  }
  return {
    fill: (setup, context, request, signal) => {
      const as = setup.definition.token?.(context).as
      return filled(setup, request, (name) => (name === as ? tokenOf(setup, context, signal) : secretOf(setup, name)), { now: context.now, signal })
    },
    forget: (id) => void tokens.delete(id),
  }
}

/** RFC 7617. */
async function basicOf(basic: SourceRequest['secretBasic'], valueOf: ValueOf): Promise<Record<string, string>> {
  if (basic === undefined) return {}
  return { authorization: `Basic ${Buffer.from(`${basic.user}:${await valueOf(basic.secret)}`).toString('base64')}` }
}

async function proxyOf({ definition: { id }, row: { proxy }, secretsSet }: Setup, secrets: Pick<SecretStore, 'get'>): Promise<string> {
  const signIn = proxy === '' || !secretsSet.includes(PROXY_SECRET) ? null : await secrets.get(secretName(id, PROXY_SECRET))
  return signIn === null ? proxy : proxy.replace('//', `//${signIn}@`)
}

async function valuesOf<T>(named: Readonly<Record<string, T>>, valueOf: (entry: T) => Promise<string>): Promise<Record<string, string>> {
  const values: Record<string, string> = {}
  for (const [name, entry] of Object.entries(named)) values[name] = await valueOf(entry)
  return values
}

/** Calendars are often given as webcal:, which is https by another name. */
function webAddress(text: string): string {
  return text.trim().replace(/^webcals?:/i, 'https:')
}
