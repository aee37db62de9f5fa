/** What of TSDR's answer for several cases this program reads (TSDR REST API “version 1”, TransactionBag). Unknown fields are let through. */
import { z } from 'zod'

export const tsdrStatus = z.object({
  serialNumber: z.number().int(),
  status: z.number().int().optional(),
  statusDate: z.string().optional(),
  dateAbandoned: z.string().optional(),
  dateCancelled: z.string().optional(),
  extStatusDesc: z.string().optional(),
  tm5StatusDesc: z.string().optional(),
})

export const tsdrBag = z.object({ transactionList: z.array(z.object({ trademarks: z.array(z.unknown()).nullish() })).nullish(), missedElements: z.array(z.string()).nullish() })
export const tsdrTrademark = z.object({ status: tsdrStatus })
