import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { MarketOAuth, SignerDeps } from '../api/market.ts'
import { beginSignIn } from './sign-in.ts'

const signer: SignerDeps = { secret: async () => null, keep: async () => undefined, values: () => ({}), now: () => 0, send: () => Promise.reject(new Error('not asked')) }

function oauth(): MarketOAuth & { readonly exchanged: { code: string; verifier: string; redirectUri: string }[] } {
  const exchanged: { code: string; verifier: string; redirectUri: string }[] = []
  return {
    exchanged,
    redirect: () => ({ host: '127.0.0.1', port: null, path: '/callback' }),
    page: async ({ redirectUri, state, challenge }) => `https://market.example/connect?${new URLSearchParams({ redirect_uri: redirectUri, state, challenge }).toString()}`,
    exchange: async (answer) => void exchanged.push(answer),
  }
}

const secretText = (bytes: number): string => randomBytes(bytes).toString('base64url')

test('a code comes back once, with the state that was sent and the verifier of its challenge', async () => {
  const market = oauth()
  const signIn = await beginSignIn({ title: 'Market', oauth: market, values: {}, signer }, { secretText })
  const asked = new URL(signIn.page).searchParams
  const redirect = asked.get('redirect_uri') ?? ''

  // Somebody else's answer, and a page that was not asked for, change nothing.
  expect((await fetch(`${redirect}?code=theirs&state=other`)).status).toBe(400)
  expect((await fetch(redirect.replace('/callback', '/other'))).status).toBe(404)
  const answer = await fetch(`${redirect}?code=ours&state=${asked.get('state') ?? ''}`)
  expect(await answer.text()).toContain('You are signed in')
  await signIn.done

  expect(market.exchanged).toMatchObject([{ code: 'ours', redirectUri: redirect }])
  expect(createHash('sha256').update(market.exchanged[0]?.verifier ?? '').digest('base64url')).toBe(asked.get('challenge'))
  await expect(fetch(redirect)).rejects.toThrow('fetch failed')
})

test('a seller who says no, cancels or never comes gets a sentence, and the door is shut', async () => {
  const refused = await beginSignIn({ title: 'Market', oauth: oauth(), values: {}, signer }, { secretText })
  const asked = new URL(refused.page).searchParams
  await fetch(`${asked.get('redirect_uri') ?? ''}?error=access_denied&state=${asked.get('state') ?? ''}`)
  await expect(refused.done).rejects.toThrow('Market did not let this program in.')

  const cancelled = await beginSignIn({ title: 'Market', oauth: oauth(), values: {}, signer }, { secretText })
  cancelled.cancel()
  await expect(cancelled.done).rejects.toMatchObject({ kind: 'cancelled' })

  const late = await beginSignIn({ title: 'Market', oauth: oauth(), values: {}, signer }, { secretText, patienceMs: 1 })
  await expect(late.done).rejects.toThrow('Nobody signed in to Market in time.')
})
