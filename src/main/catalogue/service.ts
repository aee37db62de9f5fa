import type { WorkerClient } from '../kernel/worker-client.ts'
import { toIso, type Clock } from '../kernel/clock.ts'
import { missing } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import type { Store } from '../store/index.ts'
import { ownListing, type OwnFileFormat, type OwnListing, type OwnListingCount, type OwnListingRow, type OwnListingsImported, type OwnReject } from './contract.ts'
import { isTelling, saidOf } from './pure/said.ts'
import type { AcquirePort } from '../../workers/acquire/contract.ts'
import { createCatalogueRepo, type CatalogueRepo } from './repo.ts'
import type { OwnListingsRow } from './tables.ts'

export interface CatalogueDeps {
  readonly store: Store
  readonly clock: Clock
  readonly acquire: Pick<WorkerClient<AcquirePort>, 'call'>
}

export interface ImportContext {
  readonly signal: AbortSignal
  /** Bytes of the file read, and all of them. */
  readonly progress: (done: number, total: number) => void
}

export interface CatalogueService {
  /** Reads a file of the seller's own listings. The same listing read again stands as the newer file has it. @throws InvalidInput for a file of no known kind. */
  import(file: string, context: ImportContext): Promise<OwnListingsImported>
  counts(): readonly OwnListingCount[]
  page(after: string | undefined, limit: number): { items: readonly OwnListingRow[]; next: string | null }
  /** Drops all listings of one kind of file. @returns how many. */
  forget(format: OwnFileFormat): number
  /**
   * The title of something the seller sells already that has the same title, or the same words in the art as part of its
   * title; null when there is none. A single word is in too many titles to say anything.
   */
  sold(title: string, phrase: string): string | null
}

/** Listings in one transaction. */
const BATCH = 500
const KEPT_REJECTS = 20

export function createCatalogueService(deps: CatalogueDeps): CatalogueService {
  const repo = createCatalogueRepo(deps.store)
  return {
    import: (file, context) => importFile(deps, repo, file, context),
    counts: () => repo.counts().map((count) => ({ ...count, importedAt: toIso(count.importedAt) })),
    page(after, limit) {
      const rows = repo.page(after === undefined ? null : (repo.find(after) ?? missing('This listing')), limit)
      return { items: rows.map(rowOf), next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
    },
    forget: (format) => deps.store.writeTx((tx) => repo.removeTx(tx, format)),
    sold(title, phrase) {
      if (repo.isEmpty()) return null
      const [wholeTitle, words] = [saidOf(title), saidOf(phrase)]
      return (wholeTitle === '' ? null : repo.titled(wholeTitle)) ?? (isTelling(words) ? repo.holding(words) : null)
    },
  }
}

async function importFile({ store, clock, acquire }: CatalogueDeps, repo: CatalogueRepo, file: string, { signal, progress }: ImportContext): Promise<OwnListingsImported> {
  const { importId, bytes, format } = await acquire.call('openOwnListings', { file }, { signal })
  const summary = { file, format, new: 0, known: 0, rejected: 0, rejects: [] as OwnReject[] }
  try {
    for (let done = false; !done; ) {
      const batch = await acquire.call('nextOwnListings', { importId, limit: BATCH }, { signal })
      done = batch.done
      store.writeTx((tx) => {
        for (const listing of batch.listings) summary[repo.putTx(tx, tableRow(listing, file, clock.now())) ? 'new' : 'known'] += 1
      })
      summary.rejected += batch.rejects.length
      summary.rejects.push(...batch.rejects.slice(0, KEPT_REJECTS - summary.rejects.length))
      progress(batch.bytesRead, bytes)
    }
    return summary
  } finally {
    await acquire.call('close', { importId }).catch(() => undefined)
  }
}

function tableRow(listing: OwnListing, file: string, now: number): Omit<OwnListingsRow, 'seq'> {
  const { format, externalId, market, title } = listing
  return { id: deriveId('own', format, market, externalId), format, market, title, said: saidOf(title), listing: JSON.stringify(listing), file, importedAt: now }
}

function rowOf({ id, listing, file, importedAt }: OwnListingsRow): OwnListingRow {
  return { ...ownListing.parse(JSON.parse(listing)), id, file, importedAt: toIso(importedAt) }
}
