/** Prices that were read on a provider's own page, with the day (in a stored copy of the page). They are suggestions: none counts before the seller takes it over. */

export interface KnownPrice {
  readonly engine: 'openai'
  /** As `picturePrices` names it. */
  readonly model: string
  readonly minorPerPicture: number
  /** The suggestion means something only to a seller who counts in this currency. */
  readonly currency: 'USD'
  readonly source: string
  readonly readOn: string
}

const MINI = { engine: 'openai', currency: 'USD', source: 'developers.openai.com', readOn: '2026-11-23' } as const

/** For one picture of 1024 × 1024. Other models and services: no official figure was read, so there is none here. */
export const KNOWN_PRICES: readonly KnownPrice[] = [
  { ...MINI, model: 'gpt-image-1-mini/low', minorPerPicture: 0.5 },
  { ...MINI, model: 'gpt-image-1-mini/medium', minorPerPicture: 1.1 },
  { ...MINI, model: 'gpt-image-1-mini/high', minorPerPicture: 3.6 },
]
