/** EUIPO's trademark search over HTTP: a token from client credentials, then one search. */
import type { Clock } from '../../../kernel/clock.ts'
import { AppError, AuthExpired } from '../../../kernel/errors.ts'
import type { HttpClient } from '../../../kernel/http/client.ts'
import { problemCodes, readSearch, readToken } from './parse.ts'
import type { EuipoMark } from './schema.ts'

export interface EuipoAddresses {
  readonly search: string
  readonly token: string
}
/** Of the official description (Trademark search 1.1.0). */
export const EUIPO: EuipoAddresses = { search: 'https://api.euipo.europa.eu/trademark-search', token: 'https://euipo.europa.eu/cas-server-webapp/oidc/accessToken' }

/** Its limits are not stated in the description: one request a second troubles nobody. */
const PACE = { burst: 2, everyMs: 1_000 }
const CALLER = 'euipo'

export interface EuipoClient {
  /** @param query RSQL, at most 5,000 characters. @throws AuthExpired, RateLimited, Unavailable, SchemaChanged, Cancelled, AppError `rejected`. */
  search(query: string, signal?: AbortSignal): Promise<{ readonly marks: readonly EuipoMark[]; readonly all: number; readonly unread: number }>
}

export interface EuipoKeys {
  readonly clientId: string
  readonly clientSecret: string
}

export function createEuipoClient({ http, clock, addresses, keys }: { readonly http: HttpClient; readonly clock: Clock; readonly addresses: EuipoAddresses; readonly keys: EuipoKeys }): EuipoClient {
  let held: { token: string; until: number } | null = null
  const token = async (signal: AbortSignal | undefined): Promise<string> => {
    if (held !== null && held.until > clock.now()) return held.token
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: keys.clientId, client_secret: keys.clientSecret, scope: 'uid' }).toString()
    const { bytes } = await http.send({ url: addresses.token, method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }, body, caller: CALLER, pace: PACE, refusal: (status) => (status === 400 || status === 401 || status === 403 ? notTaken() : null), ...optional(signal) })
    held = readToken(bytes, clock.now())
    return held.token
  }
  return {
    async search(query, signal) {
      const url = `${addresses.search}/trademarks?${new URLSearchParams({ query, size: '100', page: '0' }).toString()}`
      const { bytes, status } = await http.send({
        url, headers: { accept: 'application/json' }, secretHeaders: { 'x-ibm-client-id': keys.clientId, authorization: `Bearer ${await token(signal)}` }, caller: CALLER, pace: PACE,
        refusal: (number, text) => {
          if (number === 401 || number === 403) held = null
          return refusalOf(number, text)
        },
        ...optional(signal),
      })
      if (status !== 200) throw new AppError('rejected', `The EUIPO has no search at its usual address (${status}).`, { action: 'Look for an update of the program.' })
      return readSearch(bytes)
    },
  }
}

function refusalOf(status: number, text: string): AppError | null {
  if (status === 401 || status === 403) return notTaken()
  if (status !== 400) return null
  const codes = problemCodes(text)
  return new AppError('rejected', `The EUIPO did not take the search${codes.length === 0 ? '' : ` (${codes.join(', ')})`}.`, { action: 'Check the words; if it goes on, look for an update of the program.', detail: { status } })
}

function notTaken(): AuthExpired {
  return new AuthExpired('The EUIPO did not accept the keys.', 'Enter client ID and secret anew in Settings, under Trademarks & rules.')
}

function optional(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal }
}
