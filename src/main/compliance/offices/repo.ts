import { eq, sql } from 'drizzle-orm'
import type { Store, Tx } from '../../store/index.ts'
import type { OfficeId } from './contract.ts'
import { complianceOffices, type OfficeRow } from './tables.ts'

export function createOfficesRepo({ db }: Store) {
  const byOffice = db.select().from(complianceOffices).where(eq(complianceOffices.office, sql.placeholder('office'))).prepare()
  return {
    find: (office: OfficeId): OfficeRow | null => byOffice.get({ office }) ?? null,
    noteTx(tx: Tx, office: OfficeId, change: Partial<Omit<OfficeRow, 'office'>>): void {
      tx.assertOpen()
      db.insert(complianceOffices).values({ office, keysSetAt: '{}', ...change }).onConflictDoUpdate({ target: complianceOffices.office, set: change }).run()
    },
  }
}
