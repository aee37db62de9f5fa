import { and, eq, lt, sql } from 'drizzle-orm'
import type { DomainMemory } from '../../kernel/http/turns.ts'
import type { Validators } from '../../kernel/http/request.ts'
import type { Store, Tx } from '../../store/index.ts'
import { droppedFiles, httpDomains, sources, sourceValidators, suggestions, type SourceRow } from '../tables.ts'

export type SourceChange = Partial<Omit<SourceRow, 'id'>>

/** All SQL of polling: sources, validators, and what suggestion boxes said. */
export function createPollingRepo({ db }: Store) {
  const validator = db.select().from(sourceValidators).where(and(eq(sourceValidators.source, sql.placeholder('source')), eq(sourceValidators.key, sql.placeholder('key')))).prepare()
  const source = db.select().from(sources).where(eq(sources.id, sql.placeholder('id'))).prepare()
  return {
    source: (id: string): SourceRow | null => source.get({ id }) ?? null,
    /** Changes a source's row, or makes it out of `fresh`. */
    saveTx(tx: Tx, fresh: SourceRow, change: SourceChange): void {
      tx.assertOpen()
      db.insert(sources).values({ ...fresh, ...change }).onConflictDoUpdate({ target: sources.id, set: { ...change, id: fresh.id } }).run()
    },
    validators: (id: string, key: string): Validators | undefined => validator.get({ source: id, key }),
    keepValidatorsTx(tx: Tx, id: string, key: string, { etag, lastModified }: Validators): void {
      tx.assertOpen()
      const row = { source: id, key, etag, lastModified }
      db.insert(sourceValidators).values(row).onConflictDoUpdate({ target: [sourceValidators.source, sourceValidators.key], set: row }).run()
    },
    /** What was not asked for in the last poll will hardly be asked for again. */
    dropValidatorsTx(tx: Tx, id: string, asked: readonly string[]): void {
      tx.assertOpen()
      db.delete(sourceValidators).where(and(eq(sourceValidators.source, id), sql`${sourceValidators.key} NOT IN (SELECT value FROM json_each(${JSON.stringify(asked)}))`)).run()
    },
    /** After a change of settings everything is asked for anew. */
    forgetValidatorsTx(tx: Tx, id: string): void {
      tx.assertOpen()
      db.delete(sourceValidators).where(eq(sourceValidators.source, id)).run()
    },
    suggested: (id: string, keyword: string, country: string, since: number): readonly string[] | null => {
      const row = db.select().from(suggestions).where(and(eq(suggestions.source, id), eq(suggestions.keyword, keyword), eq(suggestions.country, country))).get()
      return row === undefined || row.askedAt < since ? null : (JSON.parse(row.phrases) as string[])
    },
    keepSuggestedTx(tx: Tx, row: { source: string; keyword: string; country: string; phrases: readonly string[]; askedAt: number }, forgetBefore: number): void {
      tx.assertOpen()
      const values = { ...row, phrases: JSON.stringify(row.phrases) }
      db.delete(suggestions).where(lt(suggestions.askedAt, forgetBefore)).run()
      db.insert(suggestions).values(values).onConflictDoUpdate({ target: [suggestions.source, suggestions.keyword, suggestions.country], set: values }).run()
    },
  }
}
export type PollingRepo = ReturnType<typeof createPollingRepo>

/** The clock of every domain, for the http client. */
export function createDomainMemory(store: Store): DomainMemory {
  const { db } = store
  const find = db.select().from(httpDomains).where(eq(httpDomains.domain, sql.placeholder('domain'))).prepare()
  return {
    domain: (domain) => find.get({ domain }) ?? null,
    keepDomain(domain, { tokens, at, blockedUntil }) {
      const row = { domain, tokens, at, blockedUntil }
      store.writeTx(() => void db.insert(httpDomains).values(row).onConflictDoUpdate({ target: httpDomains.domain, set: row }).run())
    },
  }
}

/** Files of the drop folder that were taken, and how they were then. */
export function createDroppedFiles({ db }: Store) {
  return {
    stateOf: (file: string): string | null => db.select().from(droppedFiles).where(eq(droppedFiles.file, file)).get()?.state ?? null,
    keepTx(tx: Tx, file: string, state: string): void {
      tx.assertOpen()
      db.insert(droppedFiles).values({ file, state }).onConflictDoUpdate({ target: droppedFiles.file, set: { state } }).run()
    },
  }
}
export type DroppedFiles = ReturnType<typeof createDroppedFiles>
