/** A large file from elsewhere, opened as a stream: nothing of it is held in memory. */
import { Agent, interceptors } from 'undici'
import { InvalidInput, Unavailable } from '../kernel/errors.ts'

export interface RemoteFile {
  readonly status: number
  /** Lower-case names; the first of several. */
  header(name: string): string | null
  readonly body: AsyncIterable<Uint8Array>
  /** For a body that nobody reads. */
  discard(): void
}

/** @throws Unavailable when nobody answers; the signal's own error when it is aborted. */
export type OpenRemote = (address: string, headers: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<RemoteFile>

/** Model hosts pass a file on to a store of theirs, sometimes over two steps. */
const MOST_REDIRECTS = 5
/** Between two pieces of a body that runs for an hour. */
const IDLE_MS = 60_000

export interface RemoteFiles {
  readonly open: OpenRemote
  close(): Promise<void>
}

/** @param userAgent says who asks */
export function createRemoteFiles(userAgent: string): RemoteFiles {
  const agent = new Agent({ connect: { timeout: 15_000 }, headersTimeout: 30_000, bodyTimeout: IDLE_MS })
  const dispatcher = agent.compose(interceptors.redirect({ maxRedirections: MOST_REDIRECTS }))
  return {
    async open(address, headers, signal) {
      const url = safeAddress(address)
      try {
        // A file that arrives packed could not be continued in its middle.
        const answer = await dispatcher.request({ origin: url.origin, path: url.pathname + url.search, method: 'GET', signal, headers: { ...headers, 'user-agent': userAgent, 'accept-encoding': 'identity' } })
        return {
          status: answer.statusCode,
          header: (name) => [answer.headers[name]].flat()[0] ?? null,
          body: answer.body,
          discard: () => void answer.body.on('error', () => undefined).destroy(),
        }
      } catch (error) {
        signal.throwIfAborted()
        throw new Unavailable(`${url.host} cannot be reached (${causeOf(error)}).`)
      }
    },
    close: () => agent.destroy(),
  }
}

/** Weights decide what the program does with words, so they come by a line that nobody can write on. */
function safeAddress(address: string): URL {
  const url = new URL(address)
  const ownMachine = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !ownMachine) throw new InvalidInput(address, 'models are downloaded over https only')
  return url
}

function causeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
}
