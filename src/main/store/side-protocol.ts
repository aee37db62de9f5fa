import type { SqlValue } from './reader.ts'

/** One statement of ours, run for every row; `pairs` holds rows of two numbers one after the other. */
export interface WriteStep {
  readonly statement: string
  readonly rows?: readonly (readonly SqlValue[])[]
  readonly pairs?: Float64Array
}

export interface SideFile {
  readonly file: string
  /** The tables; every statement must be harmless where they are there already. */
  readonly schema: string
  /** A file of another version is made anew: all in it can be imported again. */
  readonly version: number
}
