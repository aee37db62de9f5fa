import { toIso } from '../kernel/clock.ts'
import { difference, type Publication, type PublicationEntry } from './contract.ts'
import type { PublicationHistoryRow, PublicationRow } from './tables.ts'

export function publicationOf(row: PublicationRow): Publication {
  const { id, listingId, designId, market, goal, state, remoteId, remoteUrl, step, attempt, reason, action } = row
  return {
    id, listingId, designId, market, goal, state, remoteId, remoteUrl, step, attempt, reason, action,
    notBefore: row.notBefore === null ? null : toIso(row.notBefore), deadline: row.deadline === null ? null : `${row.deadline}T00:00:00.000Z`,
    differences: difference.array().parse(JSON.parse(row.differences)),
    fee: row.feeMinor === null || row.feeCurrency === null ? null : { minor: row.feeMinor, currency: row.feeCurrency },
    createdAt: toIso(row.createdAt), changedAt: toIso(row.changedAt),
  }
}

export function entryOf({ at, step, state, says }: PublicationHistoryRow): PublicationEntry {
  return { at: toIso(at), step, state, says }
}
