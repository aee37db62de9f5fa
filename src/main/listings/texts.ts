/** The texts of a listing one after the other: every change is a version, and any of them can be brought back. */
import type { Check } from '../compliance/contract.ts'
import { AppError, NotFound } from '../kernel/errors.ts'
import type { Tx } from '../store/index.ts'
import type { Listing, ListingLanguage, ListingVersion, TextSource } from './contract.ts'
import type { ListingText } from './pure/fit-to-market.ts'
import type { ListingsRepo } from './repo.ts'
import type { ListingsDeps } from './service.ts'
import type { ListingRow } from './tables.ts'
import { listingOf, versionOf } from './views.ts'
import { listingChecks } from './checks.ts'

export interface NewText {
  readonly text: ListingText
  readonly priceMinor: number
  readonly source: TextSource
  readonly language: ListingLanguage
  readonly note: string | null
  readonly restoredFrom: number | null
  readonly checks: readonly Check[]
}

/** Puts a text in the place of the one that stands, as its next version. A text that is already there makes none. */
export function replaceTextTx(deps: Pick<ListingsDeps, 'clock' | 'events'>, repo: ListingsRepo, tx: Tx, row: ListingRow, next: NewText): void {
  const fields = { title: next.text.title, description: next.text.description, bullets: JSON.stringify(next.text.bullets), tags: JSON.stringify(next.text.tags), priceMinor: next.priceMinor }
  const same = Object.entries(fields).every(([name, value]) => row[name as keyof typeof fields] === value) && row.language === next.language
  const checks = JSON.stringify(next.checks)
  const told = (): void => void deps.events.emitTx(tx, { type: 'listing.edited', source: 'listings', correlationId: row.designId, data: { listingId: row.id } })
  if (same) {
    // The same writer has something else to say about the same text, as that a model failed this time.
    repo.updateTx(tx, row.id, { checks, ...(next.source === row.textSource ? { textNote: next.note } : {}) })
    return told()
  }
  const number = row.version + 1
  const written = { language: next.language, note: next.note, restoredFrom: next.restoredFrom, at: deps.clock.now() }
  repo.insertVersionTx(tx, { listingId: row.id, number, source: next.source, ...written, ...fields })
  repo.updateTx(tx, row.id, { ...fields, checks, version: number, textSource: next.source, language: next.language, textNote: next.note })
  told()
}

/**
 * Brings a version back, as a new one; its words are checked anew.
 * @throws NotFound for a listing or version that is not there.
 */
export async function restore(deps: ListingsDeps, repo: ListingsRepo, id: string, number: number): Promise<Listing> {
  const row = rowOf(repo, id)
  const old = repo.findVersion(id, number)
  if (old === null) throw new NotFound(`Version ${number} of this listing`)
  const text: ListingText = { title: old.title, description: old.description, bullets: JSON.parse(old.bullets) as string[], tags: JSON.parse(old.tags) as string[] }
  const checks = await listingChecks(deps, text, deps.designs.get(row.designId), row.market)
  return deps.store.writeTx((tx) => {
    const now = stillAt(rowOf(repo, id), row.version)
    replaceTextTx(deps, repo, tx, now, { text, priceMinor: old.priceMinor, source: old.source, language: old.language, note: old.note, restoredFrom: number, checks })
    return listingOf(rowOf(repo, id))
  })
}

/** Newest first. @throws NotFound */
export function versionsOf(repo: ListingsRepo, id: string): readonly ListingVersion[] {
  const { currency } = rowOf(repo, id)
  return repo.versions(id).map((version) => versionOf(version, currency))
}

/** @throws NotFound */
export function rowOf(repo: ListingsRepo, id: string): ListingRow {
  const row = repo.find(id)
  if (row === null) throw new NotFound(`The listing ${id}`)
  return row
}

/** @throws AppError `conflict` when another text stands by now. */
export function stillAt(row: ListingRow, version: number | undefined): ListingRow {
  if (version === undefined || row.version === version) return row
  throw new AppError('conflict', 'This listing was changed meanwhile.', { action: 'Look at the new text, then make your change again.' })
}
