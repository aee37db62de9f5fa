import type { Table } from '../report.ts'
import type { Tally } from './faults.ts'

export function sumOf(tallies: readonly Tally[], key: 'times' | 'lost' | 'doubled'): number {
  return tallies.reduce((total, tally) => total + tally[key], 0)
}

export function faultTable(title: string, tallies: readonly Tally[], notes: readonly string[]): Table {
  const all = (['times', 'lost', 'doubled'] as const).map((key) => sumOf(tallies, key))
  return { title, columns: ['kind', 'times', 'lost', 'doubled'], rows: [...tallies.map(({ kind, times, lost, doubled }) => [kind, times, lost, doubled]), ['all', ...all]], notes }
}
