/** Nearest neighbours in the searching thread: candidates by their codes, put in order by the exact vectors. */
import type { Database, Statement } from 'better-sqlite3'
import { holdCodes, type HeldCodes } from './held-codes.ts'
import type { BlockToStore, NearestAnswer, NearestQuestion, NearestRow, Space, SpaceState } from './protocol.ts'

/** Up to here every vector is compared: as fast, and exact. */
const FEW = 2_000
/** Candidates compared exactly for each neighbour that is asked for, and the least of them; see docs/decisions/nearest-neighbours.md. */
const CANDIDATES_EACH = 25
const LEAST_CANDIDATES = 250
/** When a condition leaves too few, as many more are looked at before every vector is. */
const WIDER = 8

export interface Nearest {
  nearest(question: NearestQuestion): NearestAnswer
  state(space: Space): SpaceState
  toStore(space: Space, most: number): readonly BlockToStore[]
}

/** `later` runs work between two questions. */
export function createNearest(connection: Database, later: (work: () => void) => void): Nearest {
  const held = new Map<string, HeldCodes>()
  const beingFilled = new Set<HeldCodes>()
  const statements = new Map<string, Statement>()
  const codesOf = (space: Space): HeldCodes => {
    const key = `${space.table}/${space.model}`
    const known = held.get(key)
    if (known !== undefined) return known
    const made = holdCodes(connection, space)
    held.set(key, made)
    return made
  }
  const synced = (space: Space): { codes: HeldCodes; complete: boolean } => {
    const codes = codesOf(space)
    const complete = codes.sync()
    if (codes.isFilling() && !beingFilled.has(codes)) {
      beingFilled.add(codes)
      later(() => fillOn(codes))
    }
    return { codes, complete }
  }
  /** A block at a time, and when all are made, whatever changed meanwhile. */
  const fillOn = (codes: HeldCodes): void => {
    if (codes.isFilling()) codes.fillOne()
    else if (codes.sync() || !codes.isFilling()) beingFilled.delete(codes)
    if (beingFilled.has(codes)) later(() => fillOn(codes))
  }
  const all = (text: string, params: readonly unknown[]): NearestRow[] => {
    const statement = statements.get(text) ?? connection.prepare(text)
    statements.set(text, statement)
    return statement.all(...params) as NearestRow[]
  }
  return {
    nearest(question) {
      const { codes, complete } = synced(question)
      const rows = complete && codes.index.count(question.madeOnly) > FEW ? byCodes(all, codes, question) : null
      return { rows: rows ?? exact(all, question), state: stateOf(codes, complete) }
    },
    state(space) {
      const { codes, complete } = synced(space)
      return stateOf(codes, complete)
    },
    toStore: (space, most) => synced(space).codes.toStore(most),
  }
}

function stateOf(codes: HeldCodes, complete: boolean): SpaceState {
  const { index } = codes
  return {
    how: complete && index.count(false) > FEW ? 'codes' : 'exact', scanner: index.kind, vectors: index.count(false),
    memoryBytes: index.bytes(), unstored: codes.unstored(), filling: codes.isFilling(),
  }
}

type All = (text: string, params: readonly unknown[]) => NearestRow[]

/** null when the condition left fewer than were asked for although there may be more. */
function byCodes(all: All, codes: HeldCodes, question: NearestQuestion): readonly NearestRow[] | null {
  const { vector, k, madeOnly, where } = question
  const least = Math.max(LEAST_CANDIDATES, k * CANDIDATES_EACH)
  for (const most of where === undefined ? [least] : [least, least * WIDER]) {
    const candidates = codes.index.candidates(vector, most, madeOnly)
    const rows = inOrder(all, question, candidates)
    if (rows.length >= Math.min(k, codes.index.count(madeOnly))) return rows
  }
  return null
}

function inOrder(all: All, question: NearestQuestion, candidates: readonly number[]): NearestRow[] {
  const { table, model, vector, k, where } = question
  const text = `SELECT v.seq, vec_distance_L2(v.embedding, ?) AS distance FROM json_each(?) AS candidate CROSS JOIN ${table} AS v
    WHERE v.seq = candidate.value AND v.model = ?${conditions(question)} ORDER BY distance, v.seq LIMIT ?`
  return all(text, [bytesOf(vector), JSON.stringify(candidates), model, ...(where?.params ?? []), k])
}

function exact(all: All, question: NearestQuestion): NearestRow[] {
  const { table, model, vector, k, where } = question
  const text = `SELECT v.seq, vec_distance_L2(v.embedding, ?) AS distance FROM ${table} AS v
    WHERE v.model = ?${conditions(question)} ORDER BY distance, v.seq LIMIT ?`
  return all(text, [bytesOf(vector), model, ...(where?.params ?? []), k])
}

function conditions({ madeOnly, where }: NearestQuestion): string {
  return `${madeOnly ? ' AND v.made = 1' : ''}${where === undefined ? '' : ` AND (${where.sql})`}`
}

function bytesOf(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)
}
