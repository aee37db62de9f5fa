import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openStore, type Store } from '../../src/main/store/index.ts'
import { fakeClock } from './fake-clock.ts'
import { shippedMigrations } from './open-test-store.ts'
import { tempHome } from './temp-home.ts'

/** The home of a library as the steps up to `version` made it, with what `fill` puts into it. */
export async function libraryOf(version: number, fill: (store: Store) => void): Promise<string> {
  const home = tempHome()
  const migrations = join(tempHome(), 'migrations')
  mkdirSync(migrations)
  for (const file of readdirSync(shippedMigrations)) if (Number(file.slice(0, 4)) <= version) cpSync(join(shippedMigrations, file), join(migrations, file))
  const store = await openStore({ home, migrations, clock: fakeClock() })
  store.writeTx(() => fill(store))
  await store.close()
  return home
}
