/** The status of US trademarks from the USPTO's TSDR. */
import { AppError, AuthExpired } from '../../../kernel/errors.ts'
import type { HttpClient } from '../../../kernel/http/client.ts'
import type { UsStatus } from '../contract.ts'
import { readStatuses } from './parse.ts'

/** Of the official description. */
export const TSDR = 'https://tsdrapi.uspto.gov'

/** 60 a minute from 5:00 to 22:00 Eastern (the office's page, as quoted by others). */
const PACE = { burst: 5, everyMs: 1_100 }
/** A page of them answers quickly. */
export const MOST_SERIALS = 20

/**
 * One request for at most 20 marks. What the office does not know is missing in the answer.
 * @throws AuthExpired, RateLimited, Unavailable, SchemaChanged, Cancelled, AppError `rejected`.
 */
export async function askTsdr(http: HttpClient, { address, key, serials, signal }: { readonly address: string; readonly key: string; readonly serials: readonly number[]; readonly signal?: AbortSignal | undefined }): Promise<UsStatus[]> {
  const ids = serials.slice(0, MOST_SERIALS).map((serial) => String(serial).padStart(8, '0')).join(',')
  const { status, bytes } = await http.send({
    url: `${address}/ts/cd/caseMultiStatus/sn?ids=${ids}`, headers: { accept: 'application/json' }, secretHeaders: { 'uspto-api-key': key }, caller: 'tsdr', pace: PACE,
    refusal: refusalOf, ...(signal === undefined ? {} : { signal }),
  })
  return status === 204 || status === 404 || status === 410 ? [] : readStatuses(bytes)
}

function refusalOf(status: number): AppError | null {
  if (status === 401 || status === 403) return new AuthExpired('The USPTO (TSDR) did not accept the key.', 'Enter it anew in Settings, under Trademarks & rules; it is not the key of the Open Data Portal.')
  return status === 400 ? new AppError('rejected', 'The USPTO (TSDR) did not take the serial numbers.', { action: 'Look for an update of the program if this goes on.', detail: { status } }) : null
}
