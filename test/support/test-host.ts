import { join } from 'node:path'
import type { Host, SecretStore } from '../../src/main/host.ts'
import type { Clock } from '../../src/main/kernel/clock.ts'
import { silentLog } from '../../src/main/kernel/log.ts'
import { createNodeHost } from '../../src/hosts/node-host.ts'
import { freshBuild } from './newest-program.ts'

/** The shipped read-only files. */
export const resources = join(import.meta.dirname, '..', '..', 'resources')

/** The machine as plain Node sees it, with real worker processes; nothing is logged and secrets stay in memory. */
export function testHost(options: { home: string; clock?: Clock }): Host {
  const host = createNodeHost({ kind: 'cli', ...options, ...(freshBuild === null ? {} : { builtWorkers: freshBuild }) })
  return { ...host, log: silentLog, secrets: memorySecrets() }
}

function memorySecrets(): SecretStore {
  const held = new Map<string, string>()
  return {
    describe: () => Promise.resolve({ kind: 'encrypted-file', unlocked: true, sentence: 'Keys are kept in memory for a test.' }),
    get: (name) => Promise.resolve(held.get(name) ?? null),
    set: (name, value) => Promise.resolve(void held.set(name, value)),
    delete: (name) => Promise.resolve(void held.delete(name)),
  }
}
