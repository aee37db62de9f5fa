/**
 * Whether a filled form may have been sent: anything that its page sends to the market since then counts, so that a form whose
 * answer was lost is never taken for one that nobody pressed.
 */
import type { Page, Request } from 'playwright-core'
import type { Recipe } from '../../main/publishing/assisted/contract.ts'

export interface Watches {
  begin(page: Page, recipe: Recipe): void
  forget(page: Page): void
  /** A window that was closed since it was filled counts too. */
  mayBeSent(page: Page): boolean
}

const SENDS = new Set(['POST', 'PUT', 'PATCH'])

export function createWatches(): Watches {
  const watched = new WeakMap<Page, { sent: boolean; stop(): void }>()
  const forget = (page: Page): void => {
    watched.get(page)?.stop()
    watched.delete(page)
  }
  return {
    forget,
    begin(page, { hosts }) {
      forget(page)
      const listener = (request: Request): void => {
        if (SENDS.has(request.method()) && hosts.includes(new URL(request.url()).host)) watch.sent = true
      }
      const watch = { sent: false, stop: () => void page.off('request', listener) }
      page.on('request', listener)
      watched.set(page, watch)
    },
    mayBeSent(page) {
      const watch = watched.get(page)
      return watch !== undefined && (watch.sent || page.isClosed())
    },
  }
}
