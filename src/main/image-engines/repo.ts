import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { ImageEngineId } from '../settings/contract.ts'
import type { Store, Tx } from '../store/index.ts'
import { imageEngineRows, pictureOrders, type ImageEngineRow, type PictureOrder } from './tables.ts'

export function createImageEnginesRepo({ db }: Store) {
  const engineBy = db.select().from(imageEngineRows).where(eq(imageEngineRows.engine, sql.placeholder('engine'))).prepare()
  const orderBy = db.select().from(pictureOrders).where(eq(pictureOrders.key, sql.placeholder('key'))).prepare()
  const rawBy = db.select({ key: pictureOrders.key }).from(pictureOrders).where(eq(pictureOrders.raw, sql.placeholder('raw'))).limit(1).prepare()
  const taken = sql<number>`coalesce(sum(${pictureOrders.reservedMinor} + ${pictureOrders.spentMinor}), 0)`
  const takenOfDesign = db.select({ taken }).from(pictureOrders).where(eq(pictureOrders.design, sql.placeholder('design'))).prepare()
  const takenOfRun = db.select({ taken }).from(pictureOrders).where(eq(pictureOrders.runId, sql.placeholder('runId'))).prepare()
  const newestRun = db.select({ runId: pictureOrders.runId }).from(pictureOrders).where(isNotNull(pictureOrders.runId)).orderBy(desc(pictureOrders.updatedAt)).limit(1).prepare()
  return {
    engine: (engine: ImageEngineId): ImageEngineRow | null => engineBy.get({ engine }) ?? null,
    noteTx(tx: Tx, engine: ImageEngineId, change: Partial<Omit<ImageEngineRow, 'engine'>>): void {
      tx.assertOpen()
      db.insert(imageEngineRows).values({ engine, ...change }).onConflictDoUpdate({ target: imageEngineRows.engine, set: change }).run()
    },
    order: (key: string): PictureOrder | null => orderBy.get({ key }) ?? null,
    insertOrderTx(tx: Tx, order: PictureOrder): void {
      tx.assertOpen()
      db.insert(pictureOrders).values(order).run()
    },
    changeOrderTx(tx: Tx, key: string, change: Partial<Omit<PictureOrder, 'key'>>): void {
      tx.assertOpen()
      db.update(pictureOrders).set(change).where(eq(pictureOrders.key, key)).run()
    },
    /** Those with money set aside. */
    openOrders: (): PictureOrder[] => db.select().from(pictureOrders).where(and(inArray(pictureOrders.state, ['intended', 'submitted']), isNotNull(pictureOrders.costId))).all(),
    /** Whether an order still waits for that picture to be cleaned. */
    isRaw: (raw: string): boolean => rawBy.get({ raw }) !== undefined,
    takenOfDesign: (design: string): number => takenOfDesign.get({ design })?.taken ?? 0,
    takenOfRun: (runId: string): number => takenOfRun.get({ runId })?.taken ?? 0,
    /** The night of the newest picture. */
    newestRun: (): string | null => newestRun.get()?.runId ?? null,
  }
}
export type ImageEnginesRepo = ReturnType<typeof createImageEnginesRepo>
