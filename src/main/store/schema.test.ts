/** The tables that the code believes in and the tables that the migrations make are the same ones. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { getTableConfig, SQLiteTable, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import { openConnection } from './open.ts'

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: boolean
  readonly pk: boolean
}

const MAIN = join(import.meta.dirname, '..')

async function declared(): Promise<SQLiteTable[]> {
  const files = globSync('**/tables.ts', { cwd: MAIN }).map((file) => join(MAIN, file))
  expect(files.length).toBeGreaterThan(10)
  const modules = await Promise.all(files.map((file) => import(file) as Promise<Record<string, unknown>>))
  return modules.flatMap((module) => Object.values(module)).filter((value) => value instanceof SQLiteTable)
}

function declaredColumns(table: SQLiteTable): Column[] {
  const { columns, primaryKeys } = getTableConfig(table)
  const inKey = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)))
  const column = (given: SQLiteColumn): Column => {
    const pk = given.primary || inKey.has(given.name)
    return { name: given.name, type: given.getSQLType().toUpperCase(), notnull: given.notNull || pk, pk }
  }
  return columns.map(column)
}

test('every table in the code has the columns, types, nullness and key that the migrations give it', async () => {
  const store = await openTestStore()
  const connection = openConnection(store.file, 0)
  const tables = await declared()
  for (const table of tables) {
    const { name } = getTableConfig(table)
    const columns = connection.pragma(`table_xinfo(${name})`) as { name: string; type: string; notnull: number; pk: number }[]
    const made = columns.map((column) => ({ name: column.name, type: column.type, notnull: column.notnull === 1 || column.pk > 0, pk: column.pk > 0 }))
    expect(declaredColumns(table), name).toEqual(made)
  }
  connection.close()
})

test('every table is STRICT and known to the code, but for the virtual ones and their shadows', async () => {
  const store = await openTestStore()
  const connection = openConnection(store.file, 0)
  const listed = connection.prepare("SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'").all() as { name: string; type: string; strict: number }[]
  connection.close()
  const virtual = listed.filter(({ type }) => type === 'virtual').map(({ name }) => `${name}_`)
  // sqlite-vec does not tell SQLite of all its shadows; their names begin with their table's.
  const plain = listed.filter(({ name, type }) => type === 'table' && !virtual.some((start) => name.startsWith(start)))
  expect(plain.filter(({ strict }) => strict === 0)).toEqual([])
  const known = (await declared()).map((table) => getTableConfig(table).name)
  expect(plain.map(({ name }) => name).toSorted()).toEqual(known.toSorted())
})
