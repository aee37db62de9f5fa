/** Etsy's key and tokens (OAuth 2 with PKCE; developers.etsy.com, Authentication, read 2026). A refresh token is good once and for 90 days. */
import { InvalidInput } from '../../../kernel/errors.ts'
import type { ConnectionValues, MarketOAuth, Signer, SignerDeps } from '../../api/market.ts'
import { textOf } from '../chosen.ts'
import { createTokenDesk, keepTokens, signInAgain, tokensIn } from '../tokens.ts'

export interface EtsyPlaces {
  readonly api: string
  readonly page: string
}

export const ETSY_PLACES: EtsyPlaces = { api: 'https://api.etsy.com', page: 'https://www.etsy.com/oauth/connect' }

/** Listings with drafts and their deletion, the shop's profiles, and sales. */
const SCOPES = 'listings_r listings_w listings_d shops_r transactions_r'

function keystringOf(values: ConnectionValues): string {
  const keystring = textOf(values, 'keystring')
  if (keystring === '') throw new InvalidInput('Keystring', 'is missing', 'Enter the keystring of your Etsy app in Settings, under Markets.')
  return keystring
}

function askTokens(connection: SignerDeps, places: EtsyPlaces, fields: Readonly<Record<string, string>>): ReturnType<SignerDeps['send']> {
  return connection.send(`${places.api}/v3/public/oauth/token`, { operation: 'oauthToken', method: 'POST', body: { kind: 'form', fields: { client_id: keystringOf(connection.values()), ...fields } } })
}

/** Etsy compares the address with the registered one, letter by letter. Whether it takes a loopback address was not read on a page of its own. */
const USUAL_PORT = 3003

export function etsyRedirectPort(values: ConnectionValues): number {
  const port = Number(textOf(values, 'callback-port'))
  return Number.isInteger(port) && port > 1023 && port < 65_536 ? port : USUAL_PORT
}

export function etsyOAuth(places: EtsyPlaces): MarketOAuth {
  return {
    redirect: (values) => ({ host: 'localhost', port: etsyRedirectPort(values), path: '/callback' }),
    page: async ({ values, redirectUri, state, challenge }) => `${places.page}?${new URLSearchParams({
      response_type: 'code', client_id: keystringOf(values), redirect_uri: redirectUri, scope: SCOPES, state, code_challenge: challenge, code_challenge_method: 'S256',
    }).toString()}`,
    exchange: async ({ code, redirectUri, verifier }, connection) => {
      const answer = await askTokens(connection, places, { grant_type: 'authorization_code', redirect_uri: redirectUri, code, code_verifier: verifier })
      await keepTokens(connection, tokensIn(answer, 'Etsy', null, connection.now()))
    },
  }
}

export function etsySigner(connection: SignerDeps, places: EtsyPlaces): Signer {
  const token = createTokenDesk(connection, async (kept) => {
    if (kept?.refresh == null) throw signInAgain('Etsy')
    const answer = await askTokens(connection, places, { grant_type: 'refresh_token', refresh_token: kept.refresh })
    return tokensIn(answer, 'Etsy', kept, connection.now())
  })
  return {
    address: () => places.api,
    headers: async (_request, refused) => {
      const secret = await connection.secret('shared-secret')
      if (secret === null) throw signInAgain('Etsy')
      return { 'x-api-key': `${keystringOf(connection.values())}:${secret}`, authorization: `Bearer ${await token(refused)}` }
    },
  }
}
