/**
 * A prepared drizzle statement for rows that come by the hundred thousand. Drizzle looks at every value of every row
 * to find its placeholders, which measured a third of an import's inserts; here their places are found once.
 */
import type { Database } from 'better-sqlite3'
import { is, Param, Placeholder, type Query } from 'drizzle-orm'
import { AppError } from '../kernel/errors.ts'
import type { SqlValue } from './reader.ts'

export interface RowStatement {
  /** Values by placeholder name, bound as they are: for columns that are stored as they are typed. */
  run(row: Readonly<Record<string, SqlValue>>): { readonly changes: number; readonly lastInsertRowid: number | bigint }
}

/** @throws AppError `bug` when a value of the statement is no placeholder. */
export function createRowStatement(connection: Database, query: { toSQL(): Query }): RowStatement {
  const { sql, params } = query.toSQL()
  const statement = connection.prepare<SqlValue[]>(sql)
  const names = params.map(nameOf)
  return { run: (row) => statement.run(...names.map((name) => row[name] ?? null)) }
}

function nameOf(param: unknown): string {
  const held = is(param, Param) ? param.value : param
  if (!is(held, Placeholder)) throw new AppError('bug', 'A row statement takes every value by a placeholder.')
  return held.name
}
