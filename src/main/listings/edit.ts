import { InvalidInput } from '../kernel/errors.ts'
import { fromMajorUnits } from '../products/index.ts'
import type { Listing, ListingEdit } from './contract.ts'
import { marketRulesOf } from './markets/index.ts'
import { limitProblems } from './pure/limit-problems.ts'
import type { ListingsRepo } from './repo.ts'
import type { ListingsDeps } from './service.ts'
import { replaceTextTx, rowOf, stillAt } from './texts.ts'
import { listingOf } from './views.ts'
import { listingChecks } from './checks.ts'

export interface EditBy {
  /** `fix`: the program mends what a check found, because the seller pressed for it. */
  readonly source: 'seller' | 'fix'
  readonly note?: string
}

/**
 * Saves a change as the next version.
 * @throws InvalidInput naming the field that is over the market's limit, AppError `conflict` when it was made to an older version; nothing is saved then.
 */
export async function edit(deps: ListingsDeps, repo: ListingsRepo, change: ListingEdit, by: EditBy = { source: 'seller' }): Promise<Listing> {
  const row = stillAt(rowOf(repo, change.id), change.basedOn)
  const before = listingOf(row)
  const text = { title: change.title ?? before.title, description: change.description ?? before.description, bullets: change.bullets ?? before.bullets, tags: change.tags ?? before.tags }
  const problem = limitProblems(text, marketRulesOf(row.market))[0]
  if (problem !== undefined) throw new InvalidInput(problem.field, problem.sentence)
  const checks = await listingChecks(deps, text, deps.designs.get(row.designId), row.market)
  const priceMinor = change.price === undefined ? row.priceMinor : fromMajorUnits(change.price, row.currency).minor
  return deps.store.writeTx((tx) => {
    const now = stillAt(rowOf(repo, row.id), row.version)
    replaceTextTx(deps, repo, tx, now, { text, priceMinor, source: by.source, language: row.language, note: by.note ?? null, restoredFrom: null, checks })
    return listingOf(rowOf(repo, row.id))
  })
}
