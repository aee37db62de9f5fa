/** What a call may cost, and did. */

export interface Price {
  readonly inputMinorPerMillion: number
  readonly outputMinorPerMillion: number
}

/** Whole minor units; a begun one counts whole, so that the budget is never passed by rounding. */
export function costMinor(price: Price, tokens: { readonly input: number; readonly output: number }): number {
  return Math.ceil((tokens.input * price.inputMinorPerMillion + tokens.output * price.outputMinorPerMillion) / 1_000_000)
}

/** English has about four bytes a token and other scripts fewer; two and a half are on the safe side for both. */
const BYTES_PER_TOKEN = 2.5
/** What a protocol adds around a message. */
const AROUND = 200

/** More tokens than the texts will be, and the whole of what may be answered. */
export function mostTokens(texts: readonly string[], maxTokens: number): { input: number; output: number } {
  const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0)
  return { input: Math.ceil(bytes / BYTES_PER_TOKEN) + AROUND, output: maxTokens }
}
