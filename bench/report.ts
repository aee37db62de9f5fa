/** What a benchmark hands back, as tables for a person and as JSON for a comparison with an earlier run. */
import { cpus, loadavg, totalmem } from 'node:os'

export type Cell = string | number | null

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Lines below the table: what the floor does, what was left out. */
  readonly notes?: readonly string[]
}

/** A figure that the project promises, with the bound it is held against. */
export interface Promised {
  readonly what: string
  readonly measured: number | null
  readonly unit: string
  readonly bound: { readonly atLeast: number } | { readonly below: number }
}

export interface BenchResult {
  readonly tables: readonly Table[]
  /** Empty where no figure is promised. */
  readonly promised: readonly Promised[]
}

export interface BenchOptions {
  /** 1 is the size that the promises are about; less is for trying a bench out. */
  readonly scale: number
  /** Adds what is slow to measure: a CPU profile where the bench knows how to read one. */
  readonly profile: boolean
  /** Adds the sizes that take minutes and gigabytes. */
  readonly large: boolean
  /** Parts of a bench that has some, by name, separated by commas. */
  readonly only?: string | undefined
  /** The command line to start as a process: the built one, or a source file that Node runs as it is. */
  readonly program: () => Promise<string>
  /** Tells what is being measured now. */
  readonly say: (line: string) => void
}

/** How often something is measured: `full` times for figures that count, `least` times where a bench is only tried out. */
export function timesOf({ scale }: BenchOptions, full: number, least = 1): number {
  return scale < 1 ? least : full
}

export type Bench = (options: BenchOptions) => Promise<BenchResult>

/** The document that is written beside the tables. */
export function documentOf(name: string, options: BenchOptions, result: BenchResult, at: Date) {
  const [cpu] = cpus()
  return {
    bench: name,
    at: at.toISOString(),
    scale: options.scale,
    machine: {
      platform: `${process.platform} ${process.arch}`, node: process.version, cpu: cpu?.model ?? 'unknown', cores: cpus().length,
      memoryBytes: totalmem(), loadAtEnd: loadavg()[0] ?? null,
    },
    promised: result.promised.map((promise) => ({ ...promise, held: isHeld(promise) })),
    tables: result.tables,
  }
}

export function linesOf(result: BenchResult): string[] {
  return [...result.tables.flatMap((table) => ['', ...tableLines(table)]), '', ...result.promised.map(promiseLine)]
}

/** null where nothing was measured. */
function isHeld({ measured, bound }: Promised): boolean | null {
  if (measured === null) return null
  return 'atLeast' in bound ? measured >= bound.atLeast : measured < bound.below
}

function promiseLine(promise: Promised): string {
  const { what, measured, unit, bound } = promise
  const wanted = 'atLeast' in bound ? `at least ${bound.atLeast}${unit}` : `below ${bound.below}${unit}`
  const verdict = { true: 'reached', false: 'NOT reached', null: 'not measured' }[String(isHeld(promise))]
  return `${what}: ${measured === null ? 'not measured' : `${written(measured)}${unit}`} (${wanted}): ${verdict}`
}

function tableLines({ title, columns, rows, notes = [] }: Table): string[] {
  const texts = rows.map((row) => row.map((cell) => (cell === null ? '–' : typeof cell === 'number' ? written(cell) : cell)))
  const widths = columns.map((column, index) => Math.max(column.length, ...texts.map((row) => row[index]?.length ?? 0)))
  const isNumeric = columns.map((_, index) => rows.every((row) => typeof row[index] !== 'string'))
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => (isNumeric[index] === true ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))).join('  ').trimEnd()
  return [title, line(columns), widths.map((width) => '-'.repeat(width)).join('  '), ...texts.map(line), ...notes.map((note) => `  ${note}`)]
}

/** Three figures that count: 31,204 · 412 · 3.27 · 0.048. */
function written(value: number): string {
  const decimals = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}
