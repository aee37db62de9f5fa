/** A ComfyUI server for one command: opened at the seller's address, with the key that was entered for it. */
import { proxyHeader, secretFor, serverAddress, USUAL_ADDRESS } from '../../main/image-engines/engines/comfyui/address.ts'
import { createComfyClient, type ComfyClient } from '../../main/image-engines/engines/comfyui/client.ts'
import { AppError, AuthExpired, Unavailable } from '../../main/kernel/errors.ts'
import { deriveUuid } from '../../main/kernel/ids.ts'
import type { Host } from '../../main/host.ts'
import { createNodeHost } from '../node-host.ts'
import { askInTerminal } from './terminal.ts'

export { USUAL_ADDRESS }

export interface OpenComfy {
  readonly host: Host
  readonly client: ComfyClient
}

/** Runs `work` with a client and lets go of it afterwards, also when the work fails. @throws InvalidInput for an address that is not asked. */
export async function withComfy<T>(home: string, url: string, work: (open: OpenComfy) => Promise<T>): Promise<T> {
  const host = createNodeHost({ kind: 'cli', home, askPassphrase: askInTerminal })
  const address = serverAddress(url)
  const key = await host.secrets.get(secretFor(address))
  const clientId = deriveUuid('client', home, process.pid, performance.timeOrigin)
  const client = createComfyClient({ address, clientId, clock: host.clock, header: key === null ? null : proxyHeader(key) })
  try {
    return await work({ host, client })
  } catch (error) {
    throw withRemedy(error, address)
  } finally {
    await client.close()
  }
}

/** An empty answer forgets the key that is there. @throws InvalidInput when it is no key. */
export async function keepKey(home: string, url: string, key: string): Promise<string> {
  const { secrets } = createNodeHost({ kind: 'cli', home, askPassphrase: askInTerminal })
  const address = serverAddress(url)
  if (key.trim() === '') await secrets.delete(secretFor(address))
  else {
    proxyHeader(key)
    await secrets.set(secretFor(address), key.trim())
  }
  return key.trim() === '' ? `The key for ${address.host} is forgotten.` : `The key for ${address.host} is kept.`
}

function withRemedy(error: unknown, address: URL): unknown {
  if (error instanceof AuthExpired) return new AuthExpired(error.message, `Enter its key with “idea-engine engine key comfyui --url ${address.origin}”.`)
  if (!(error instanceof Unavailable)) return error
  return new AppError('unavailable', error.message, { action: 'Is ComfyUI running? It listens on port 8188, its desktop app on 8000; say where with --url.', cause: error })
}
