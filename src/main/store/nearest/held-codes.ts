/**
 * The codes of one model as the searching thread holds them: loaded from their blocks, kept in step with the changes that
 * every write of a vector leaves in its own transaction, and made again from the vectors where they are missing or wrong.
 */
import { crc32 } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import { blockOf, createCodeIndex, type CodeIndex } from './code-index.ts'
import { BLOCK_ROWS } from './layout.ts'
import type { BlockToStore, Space } from './protocol.ts'
import { CODE_BYTES, CODE_VERSION, DIMENSIONS } from './sign-code.ts'

/** As many changed rows are coded before a question is answered (about 20 µs each); more are coded block by block meanwhile. */
const MOST_AT_ONCE = 2_000
/** As many notes of changes are read at once; after a change of everything there may be a million. */
const MOST_NOTES = 20_000
/** Codes that do not fit their vectors even after they were made anew point to a fault of ours; then nothing relies on them. */
const MOST_REFILLS = 2

export interface HeldCodes {
  readonly index: CodeIndex
  /** Takes up what changed. @returns whether the codes are complete, so that they may be relied upon. */
  sync(): boolean
  isFilling(): boolean
  /** Makes the codes of one block again, if any waits for it. */
  fillOne(): void
  /** Rows whose codes are not in what is stored; all of a block that was made anew. */
  unstored(): number
  /** Up to `most` blocks that differ from what is stored; each is handed out once per change. */
  toStore(most: number): readonly BlockToStore[]
}

interface StoredBlock {
  readonly block: number
  readonly version: number
  readonly codes: Buffer
  readonly flags: Buffer
  readonly crc: number
}
interface VectorRow {
  readonly seq: number
  readonly made: number
  readonly embedding: Buffer
}

/** How a block differs from what is stored: by these changes, or because it was made anew. */
interface Difference {
  readonly changes: readonly number[]
  readonly anew: boolean
}

const crcOf = (codes: Uint8Array, flags: Uint8Array): number => crc32(flags, crc32(codes))

/** Loads what is stored. The table's name is checked by the caller. */
export function holdCodes(connection: Database, { table, model }: Space): HeldCodes {
  const changesAfter = connection.prepare<[string, string, number], { change: number; seq: number }>(
    `SELECT change, seq FROM vector_changes WHERE space = ? AND model = ? AND change > ? ORDER BY change LIMIT ${MOST_NOTES}`)
  const row = connection.prepare<[number, string], VectorRow>(`SELECT seq, made, embedding FROM ${table} WHERE seq = ? AND model = ?`)
  const rowsOfBlock = connection.prepare<[number, number, string], VectorRow>(`SELECT seq, made, embedding FROM ${table} WHERE seq BETWEEN ? AND ? AND model = ?`)
  const counted = connection.prepare<[string], { present: number; made: number }>(`SELECT count(*) AS present, coalesce(sum(made), 0) AS made FROM ${table} WHERE model = ?`)
  const blocksInUse = connection.prepare<[string], { block: number }>(`SELECT DISTINCT seq / ${BLOCK_ROWS} AS block FROM ${table} WHERE model = ?`)
  const stored = connection.prepare<[string, string], StoredBlock>('SELECT block, version, codes, flags, crc FROM vector_codes WHERE space = ? AND model = ?')

  const index = createCodeIndex()
  const differing = new Map<number, Difference>()
  const toFill = new Set<number>()
  let applied = 0
  let refills = 0
  let checked = false

  const differs = (block: number, { changes, anew }: Difference): void => {
    const before = differing.get(block)
    differing.set(block, { changes: [...(before?.changes ?? []), ...changes], anew: anew || before?.anew === true })
  }
  const putRow = (found: VectorRow): void => index.put(found.seq, found.made === 1, vectorOf(found.embedding))
  const loadStored = (): void => {
    for (const block of stored.iterate(table, model)) {
      if (isSound(block)) index.load(block.block, block.codes, block.flags)
      else toFill.add(block.block)
    }
  }
  const applyRow = (seq: number): void => {
    const found = row.get(seq, model)
    if (found === undefined) index.remove(seq)
    else putRow(found)
  }
  /** @returns whether these were all. */
  const takeUpChanges = (): boolean => {
    const changes = changesAfter.all(table, model, applied)
    applied = changes.at(-1)?.change ?? applied
    for (const [block, inBlock] of Map.groupBy(changes, ({ seq }) => blockOf(seq))) differs(block, { changes: inBlock.map(({ change }) => change), anew: false })
    const rows = new Set(changes.map(({ seq }) => seq))
    if (rows.size <= MOST_AT_ONCE) for (const seq of rows) applyRow(seq)
    else for (const seq of rows) toFill.add(blockOf(seq))
    return changes.length < MOST_NOTES
  }
  const check = (): void => {
    const { present, made } = counted.get(model) ?? { present: 0, made: 0 }
    checked = index.count(false) === present && index.count(true) === made
    if (checked || refills >= MOST_REFILLS) return
    refills++
    for (const { block } of blocksInUse.iterate(model)) toFill.add(block)
    for (const block of differing.keys()) toFill.add(block)
  }
  /** One snapshot, so that the count is of the very vectors whose changes were taken up. */
  const sync = connection.transaction((): boolean => {
    const upToDate = takeUpChanges()
    if (!checked && upToDate && toFill.size === 0) check()
    return checked && upToDate && toFill.size === 0
  })
  const fill = (block: number): void => {
    index.clear(block)
    for (const found of rowsOfBlock.iterate(block * BLOCK_ROWS, (block + 1) * BLOCK_ROWS - 1, model)) putRow(found)
    differs(block, { changes: [], anew: true })
    toFill.delete(block)
  }

  loadStored()
  return {
    index,
    sync,
    isFilling: () => toFill.size > 0,
    fillOne() {
      const [block] = toFill
      if (block !== undefined) fill(block)
    },
    unstored: () => [...differing.values()].reduce((sum, { changes, anew }) => sum + (anew ? BLOCK_ROWS : changes.length), 0),
    toStore(most) {
      const ready = [...differing].filter(([block]) => !toFill.has(block)).slice(0, most)
      return ready.map(([block, { changes }]) => {
        differing.delete(block)
        const content = index.block(block)
        return { block, changes, content: content === null ? null : { ...content, version: CODE_VERSION, crc: crcOf(content.codes, content.flags) } }
      })
    },
  }
}

function isSound({ version, codes, flags, crc }: StoredBlock): boolean {
  return version === CODE_VERSION && codes.length === BLOCK_ROWS * CODE_BYTES && flags.length === BLOCK_ROWS && crcOf(codes, flags) === crc
}

/** SQLite's bytes may begin anywhere, numbers of four bytes may not. */
export function vectorOf(bytes: Uint8Array): Float32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  return new Float32Array(aligned.buffer, aligned.byteOffset, DIMENSIONS)
}
