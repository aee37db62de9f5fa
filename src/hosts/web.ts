/** `serve`: the whole app in any browser on this machine. */
import { spawn } from 'node:child_process'
import { request } from 'node:http'
import { AppError } from '../main/kernel/errors.ts'
import { startCore, type Core } from '../main/core.ts'
import { createNodeHost } from './node-host.ts'

/** Asked for first, so that a bookmark mostly works; another is taken when it is busy. */
const USUAL_PORT = 4780

export interface ServeOptions {
  readonly home: string
  /** Exactly this port; without it the usual one or any free one. */
  readonly port: number | null
}

/** @returns the core and an address that lets one browser in. */
export async function serve(options: ServeOptions): Promise<{ core: Core; address: string }> {
  const core = await startCore(createNodeHost({ kind: 'browser', home: options.home }))
  try {
    const address = options.port === null ? await core.listen(USUAL_PORT).catch(() => core.listen(0)) : await core.listen(options.port)
    // After the first answer is possible: an empty library then fills in front of the seller.
    setImmediate(() => core.app.beginFirstRun())
    return { core, address }
  } catch (error) {
    await core.stop()
    throw error
  }
}

/** A fresh address of a core that serves browsers already; null when it serves none (the desktop app). */
export function freshAddress(socketPath: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    request({ socketPath, path: '/api/address' }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve((JSON.parse(text) as { address: string | null }).address))
    }).once('error', () => reject(new AppError('unavailable', 'The open window does not answer.'))).end()
  })
}

/** Shows an address in the seller's own browser; a machine without one is no error, the address was printed. */
export function openInBrowser(address: string): void {
  const [command, ...args] = { darwin: ['open', address], win32: ['cmd', '/c', 'start', '""', address.replaceAll('&', '^&')] }[process.platform as string] ?? ['xdg-open', address]
  if (command === undefined) return
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.once('error', () => undefined)
  child.unref()
}
