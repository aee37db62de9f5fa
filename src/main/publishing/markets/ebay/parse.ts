import type { z } from 'zod'
import { refusal, type fees, type offers } from './schema.ts'

export type Offer = z.infer<typeof offers>['offers'][number]

/** Every reason that eBay names, its longer words first. */
export function sentenceIn(body: unknown): string | null {
  const read = refusal.safeParse(body)
  return read.success ? read.data.errors.map(({ longMessage, message, errorId }) => longMessage ?? message ?? `Error ${errorId ?? '?'}`).join(' ') : null
}

/** What going live will cost, all kinds of fee together: “0.35 USD”; null where eBay names none. */
export function feeIn({ feeSummaries }: z.infer<typeof fees>): string | null {
  const amounts = feeSummaries.flatMap((summary) => summary.fees.flatMap(({ amount }) => (amount == null ? [] : [amount])))
  const total = amounts.reduce((sum, { value }) => sum + Math.round(Number(value) * 100), 0)
  return total === 0 || Number.isNaN(total) ? null : `${(total / 100).toFixed(2)} ${amounts[0]?.currency ?? ''}`
}

/** “Department: Unisex Adults; Style: Graphic Tee” as eBay's aspects. */
export function aspectsIn(text: string): Record<string, string[]> {
  return Object.fromEntries(text.split(';').flatMap((part) => {
    const [name = '', value = ''] = part.split(/:(.*)/s).map((one) => one.trim())
    return name === '' || value === '' ? [] : [[name, [value]] as const]
  }))
}
