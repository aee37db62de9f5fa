import { onTestFinished } from 'vitest'
import { openStore, type OpenOptions, type Store } from '../../src/main/store/index.ts'
import { fakeClock } from './fake-clock.ts'
import { resources } from './test-host.ts'
import { tempHome } from './temp-home.ts'
import { join } from 'node:path'

export const shippedMigrations = join(resources, 'migrations')

/** A library in a real file with the shipped tables, closed when the test is over. */
export async function openTestStore(options: Partial<OpenOptions> = {}): Promise<Store> {
  const home = options.home ?? tempHome()
  const store = await openStore({ migrations: shippedMigrations, clock: fakeClock(), ...options, home })
  onTestFinished(() => store.close().catch(() => undefined))
  return store
}
