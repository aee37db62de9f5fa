/** Writes codes that the searching thread made or brought up to date, a few blocks in a transaction. */
import { and, eq, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Log } from '../kernel/log.ts'
import type { BlockToStore, Space, SpaceState } from './nearest/protocol.ts'
import type { Searcher } from './reader.ts'
import type { Store } from './store.ts'
import { vectorChanges, vectorCodes } from './tables.ts'

/** Changes that are worth a rewrite of their blocks; until then they are taken up one by one when the codes are loaded. */
const WORTH_STORING = 1_024
/** A block is 100 kB; four of them take a few milliseconds of the one connection that writes. */
const BLOCKS_AT_ONCE = 4

export interface CodeKeeper {
  /** Hears of every answer; begins to store when enough has changed. */
  saw(space: Space, state: SpaceState): void
  /** Ends after the transaction that runs. */
  stop(): Promise<void>
}

export function createCodeKeeper(deps: { db: BetterSQLite3Database; searcher: Searcher; writeTx: Store['writeTx']; log: Log }): CodeKeeper {
  let stopped = false
  let running: Promise<void> | null = null
  let toldOfPlain = false
  const storeAll = async (space: Space): Promise<void> => {
    while (!stopped) {
      const blocks = await deps.searcher.blocksToStore(space, BLOCKS_AT_ONCE)
      if (blocks.length === 0 || stopped) return
      deps.writeTx(() => blocks.forEach((block) => storeBlock(deps.db, space, block)))
    }
  }
  const failed = (error: unknown): void => {
    // The codes can always be made again; a search must not fail because they could not be kept.
    if (!stopped) deps.log.warn('codes of vectors were not stored', { reason: error instanceof Error ? error.message : String(error) })
  }
  return {
    saw(space, state) {
      if (state.scanner === 'plain' && !toldOfPlain) deps.log.warn('searching without SIMD: about ten times slower', { table: space.table })
      toldOfPlain ||= state.scanner === 'plain'
      if (stopped || running !== null || state.filling || state.unstored < WORTH_STORING) return
      running = storeAll(space).catch(failed).finally(() => (running = null))
    },
    async stop() {
      stopped = true
      await running
    },
  }
}

function storeBlock(db: BetterSQLite3Database, { table, model }: Space, { block, content, changes }: BlockToStore): void {
  const key = and(eq(vectorCodes.space, table), eq(vectorCodes.model, model), eq(vectorCodes.block, block))
  db.delete(vectorCodes).where(key).run()
  if (content !== null) {
    const { version, crc } = content
    db.insert(vectorCodes).values({ space: table, model, block, version, crc, codes: Buffer.from(content.codes), flags: Buffer.from(content.flags) }).run()
  }
  if (changes.length > 0) db.delete(vectorChanges).where(sql`${vectorChanges.change} IN (SELECT value FROM json_each(${JSON.stringify(changes)}))`).run()
}
