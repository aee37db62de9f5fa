/** One sign-in by the browser per market at a time, and how it stands. */
import { NeedsHuman, toPlainError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import type { MarketId } from '../listings/contract.ts'
import type { MarketAccess } from './api/publisher.ts'
import type { SignInState } from './contract.ts'
import { beginSignIn, type SignIn, type SignInDeps } from './oauth/sign-in.ts'
import type { Publisher } from './publisher.ts'

export interface SignInsDeps extends SignInDeps {
  readonly log: Log
  readonly access: (market: MarketId) => MarketAccess
}

export function createSignIns({ access, log, ...deps }: SignInsDeps) {
  const running = new Map<MarketId, SignIn>()
  const states = new Map<MarketId, SignInState>()
  const ended = (market: MarketId, signIn: SignIn, state: SignInState): void => {
    if (running.get(market) !== signIn) return
    running.delete(market)
    states.set(market, state)
  }
  const cancel = (market: MarketId): void => running.get(market)?.cancel()
  return {
    cancel,
    state: (market: MarketId): SignInState => states.get(market) ?? { state: 'none', sentence: null },
    /** @returns the page for the seller's browser. One that waits is given up. */
    async begin({ market, title, oauth }: Publisher): Promise<string> {
      if (oauth === undefined) throw new NeedsHuman(`${title} has no sign-in by the browser.`, 'Enter its key instead.')
      cancel(market)
      const signIn = await beginSignIn({ title, oauth: oauth.flow, values: access(market).values(), signer: oauth.signer }, deps)
      running.set(market, signIn)
      states.set(market, { state: 'waiting', sentence: `Sign in to ${title} in your browser.` })
      void signIn.done.then(
        () => ended(market, signIn, { state: 'done', sentence: `You are signed in to ${title}.` }),
        (error: unknown) => {
          log.warn('a sign-in did not succeed', { market, reason: toPlainError(error).message })
          ended(market, signIn, { state: 'failed', sentence: toPlainError(error).message })
        },
      )
      return signIn.page
    },
    stop(): void {
      for (const signIn of running.values()) signIn.cancel()
    },
  }
}
