/** What the core asks the searching thread about vectors, and what it answers. */
import type { SqlValue } from '../reader.ts'

/** A condition on the rows `v` of the vectors' table; the SQL is ours, only `params` may hold outside text. */
export interface Condition {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

export interface Space {
  /** The vectors' table. */
  readonly table: string
  readonly model: string
}

export interface NearestQuestion extends Space {
  /** A unit vector. */
  readonly vector: Float32Array
  readonly k: number
  readonly madeOnly: boolean
  readonly where?: Condition
}

export interface NearestRow {
  readonly seq: number
  /** Between the ends of two unit vectors, in [0, 2]. */
  readonly distance: number
}

export interface SpaceState {
  /** `codes`: by the codes, then exactly. `exact`: all vectors were compared, because there are few or the codes are not complete yet. */
  readonly how: 'codes' | 'exact'
  readonly scanner: 'simd' | 'plain'
  readonly vectors: number
  readonly memoryBytes: number
  /** Changes that are not in the stored codes. */
  readonly unstored: number
  /** Codes are being made again, in slices between the questions. */
  readonly filling: boolean
}

export interface NearestAnswer {
  readonly rows: readonly NearestRow[]
  readonly state: SpaceState
}

/** One block of codes to store, and the changes that it holds by now. */
export interface BlockToStore {
  readonly block: number
  /** null when no row is left in it. */
  readonly content: { readonly version: number; readonly codes: Uint8Array; readonly flags: Uint8Array; readonly crc: number } | null
  readonly changes: readonly number[]
}
