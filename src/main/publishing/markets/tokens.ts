/** Tokens that run out: kept before they are used, and renewed by one request at a time, for a market may void the one before. */
import { z } from 'zod'
import { AuthExpired, RateLimited, SchemaChanged, Unavailable } from '../../kernel/errors.ts'
import { untilOf } from '../../kernel/http/rate-headers.ts'
import type { MarketAnswer, SignerDeps } from '../api/market.ts'

const tokens = z.object({
  access: z.string().min(1),
  /** Null: a new one is asked for with the app's own key. */
  refresh: z.string().min(1).nullable(),
  /** Milliseconds since the epoch. */
  until: z.number(),
})
export type Tokens = z.infer<typeof tokens>

const SECRET = 'tokens'
/** A token is renewed before its end, so that no request meets it. */
const MARGIN_MS = 120_000

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive(), refresh_token: z.string().min(1).optional() })

/** The tokens of a good token answer (RFC 6749, 5.1). @throws what the refusal means. */
export function tokensIn(answer: MarketAnswer, who: string, before: Tokens | null, now: number): Tokens {
  if (answer.status === 429) throw new RateLimited(untilOf(answer.headers, now), `${who} asked to wait.`)
  if (answer.status >= 500 || answer.status === 408) throw new Unavailable(`${who} failed on its side (${answer.status}).`, { status: answer.status })
  if (answer.status >= 400) throw signInAgain(who)
  const read = tokenAnswer.safeParse(answer.body)
  if (!read.success) throw new SchemaChanged(who, 'token', 'is not as it used to be')
  const { access_token: access, expires_in: seconds, refresh_token: refresh } = read.data
  return { access, refresh: refresh ?? before?.refresh ?? null, until: now + seconds * 1000 }
}

export function signInAgain(who: string): AuthExpired {
  return new AuthExpired(`${who} is not connected, or no longer takes the sign-in.`, `Connect ${who} in Settings, under Markets.`)
}

export async function keepTokens(connection: SignerDeps, kept: Tokens): Promise<void> {
  await connection.keep(SECRET, JSON.stringify(kept))
}

async function keptTokens(connection: SignerDeps): Promise<Tokens | null> {
  const text = await connection.secret(SECRET)
  if (text === null) return null
  try {
    return tokens.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/**
 * Gives a token that is good for some time yet.
 * @param renew asks the market for a new one; given what is kept, null when nothing is.
 */
export function createTokenDesk(connection: SignerDeps, renew: (kept: Tokens | null) => Promise<Tokens>): (refused: boolean) => Promise<string> {
  let renewing: Promise<Tokens> | null = null
  const renewed = async (kept: Tokens | null): Promise<Tokens> => {
    const fresh = await renew(kept)
    await keepTokens(connection, fresh)
    return fresh
  }
  return async (refused) => {
    if (renewing !== null) return (await renewing).access
    const kept = await keptTokens(connection)
    // While the keychain was asked, somebody else may have begun.
    if (renewing !== null) return (await (renewing as Promise<Tokens>)).access
    if (kept !== null && kept.until - MARGIN_MS > connection.now() && !refused) return kept.access
    renewing = renewed(kept)
    try {
      return (await renewing).access
    } finally {
      renewing = null
    }
  }
}
