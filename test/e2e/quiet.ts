/** Hears what a seller never sees: errors in the console, failed requests, and requests to anywhere but this machine. */
import type { BrowserContext } from '@playwright/test'

export interface Quiet {
  readonly complaints: readonly string[]
  /** From now on complaints that match are what the test is about. */
  expect(trouble: RegExp): void
}

/** What Chromium says of requests that find no program, or one that was started anew. */
export const OUT_OF_REACH = /net::ERR_(CONNECTION|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED)|status of 401|answered 401/
/** A page that moves on lets go of what it asked for. */
const LET_GO = 'net::ERR_ABORTED'

export function listen(context: BrowserContext): Quiet {
  const complaints: string[] = []
  const expected: RegExp[] = []
  const complain = (text: string): void => {
    if (!expected.some((trouble) => trouble.test(text))) complaints.push(text)
  }
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(`console: ${message.text()}`)
  })
  context.on('weberror', (thrown) => complain(`page: ${thrown.error().message}`))
  context.on('request', (request) => {
    if (!isHere(request.url())) complain(`left this machine: ${request.url()}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.url()} answered ${response.status()}`)
  })
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    if (why !== LET_GO) complain(`${request.url()} failed: ${why}`)
  })
  return { complaints, expect: (trouble) => void expected.push(trouble) }
}

function isHere(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return ['data:', 'blob:', 'about:'].includes(protocol) || hostname === '127.0.0.1'
}
