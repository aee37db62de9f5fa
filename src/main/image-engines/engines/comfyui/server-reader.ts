/** From a server's row to what the pool asks, with its key. A keychain that is locked leaves out only those that want one. */
import { AppError } from '../../../kernel/errors.ts'
import { proxyHeader, secretFor, type ProxyHeader } from './address.ts'
import type { PoolServer } from './pool/member.ts'
import type { ComfyServerRow } from './tables.ts'

export interface ServerReader {
  read(rows: readonly ComfyServerRow[]): Promise<readonly PoolServer[]>
  /** Why keys could not be read the last time. */
  locked(): AppError | null
}

export function createServerReader(secrets: { get(name: string): Promise<string | null> }): ServerReader {
  /** As they were read before: a keychain that was locked since takes no server away. */
  const headers = new Map<string, ProxyHeader>()
  let locked: AppError | null = null
  const headerFor = async ({ id, keySetAt }: ComfyServerRow, address: URL): Promise<ProxyHeader | null> => {
    const version = `${id}/${keySetAt ?? 0}`
    const key = await secrets.get(secretFor(address)).catch((error: unknown) => {
      if (headers.has(version)) return null
      throw error
    })
    const header = key === null ? (headers.get(version) ?? null) : proxyHeader(key)
    if (header !== null) headers.set(version, header)
    return header
  }
  const server = async (row: ComfyServerRow): Promise<PoolServer | null> => {
    const { id, kind, keySetAt } = row
    const address = new URL(row.address)
    if (kind === 'started' && address.port === '') return null
    return { id, address, header: kind === 'attached' && keySetAt !== null ? await headerFor(row, address) : null, local: isLocal(address) }
  }
  return {
    locked: () => locked,
    async read(rows) {
      locked = null
      const all = await Promise.all(rows.map((row) => server(row).catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error
        locked = error
        return null
      })))
      return all.filter((one) => one !== null)
    },
  }
}

/** On this machine's own card, so what else the card does counts. */
function isLocal({ hostname }: URL): boolean {
  return /^(?:127(?:\.\d+){3}|\[::1\]|localhost)$/i.test(hostname)
}
