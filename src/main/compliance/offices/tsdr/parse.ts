/** TSDR's answer for several cases, read. Pure. */
import { SchemaChanged } from '../../../kernel/errors.ts'
import { isLiveStatus } from '../../pure/trademarks/status.ts'
import type { UsStatus } from '../contract.ts'
import { tsdrBag, tsdrTrademark } from './schema.ts'

/** Statuses are sentences of the office; longer ones are cut. */
const LONGEST = 200

/** @throws SchemaChanged for what is no list of cases; a case that cannot be read is left out and so not known. */
export function readStatuses(bytes: Uint8Array): UsStatus[] {
  const read = tsdrBag.safeParse(jsonOf(bytes))
  if (!read.success) throw new SchemaChanged('The USPTO (TSDR)', 'transactionList', 'the answer is no list of cases')
  return (read.data.transactionList ?? []).flatMap(({ trademarks }) => trademarks ?? []).flatMap((one) => {
    const mark = tsdrTrademark.safeParse(one)
    return mark.success ? [statusOf(mark.data.status)] : []
  })
}

function statusOf({ serialNumber, status, statusDate, dateAbandoned = '', dateCancelled = '', extStatusDesc, tm5StatusDesc }: ReturnType<typeof tsdrTrademark.parse>['status']): UsStatus {
  const ended = dateAbandoned !== '' || dateCancelled !== ''
  const live = ended ? false : status === undefined ? null : isLiveStatus(status)
  return { serial: serialNumber, live, status: plain(extStatusDesc ?? tm5StatusDesc ?? (status === undefined ? 'no status named' : `status ${status}`)), asOf: statusDate === undefined || statusDate === '' ? null : plain(statusDate) }
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim().slice(0, LONGEST)
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
