import type { EngineView } from '../../main/image-engines/contract.ts'
import type { ImageEngineId, Settings } from '../../main/settings/contract.ts'
import { asSentence } from '../api/explain-error.ts'
import { words } from '../words/en.ts'
import { moneyMinor, number } from '../words/format.ts'

type Price = Settings['picturePrices'][number]

export type Tone = 'quiet' | 'good' | 'waiting' | 'trouble'

/** How an engine stands, in words: what it is asked for, or what it still needs. */
export function stateOf(view: EngineView, on: boolean): { readonly tone: Tone; readonly sentence: string } {
  // Here is where it is entered.
  if (view.needsKey && view.keySetAt === null) return { tone: on ? 'waiting' : 'quiet', sentence: words.engines.needsKey }
  const isUnpriced = view.ready && view.paid && view.estimateMinor === null
  const sentence = [view.sentence, isUnpriced ? words.engines.needsPrice : view.ready ? '' : (view.action ?? '')].filter((part) => part !== '').map(asSentence).join(' ')
  if (!on) return { tone: 'quiet', sentence }
  if (view.ready && !isUnpriced) return { tone: 'good', sentence }
  return { tone: view.lastTest?.ok === false ? 'trouble' : 'waiting', sentence }
}

/** “Free”, “up to $0.04 a picture”, or that no price is known. */
export function costWords({ paid, estimateMinor }: Pick<EngineView, 'paid' | 'estimateMinor'>, currency: string): string {
  if (!paid) return words.engines.free
  return estimateMinor === null ? words.engines.noPrice : words.engines.aPicture(moneyMinor(estimateMinor, currency))
}

/** The prices with one of them said anew. */
export function withPrice(prices: readonly Price[], price: Price): Price[] {
  return [...prices.filter((other) => other.engine !== price.engine || other.model !== price.model), price]
}

export const priceOf = (prices: readonly Price[], engine: ImageEngineId, model: string): Price | undefined => prices.find((price) => price.engine === engine && price.model === model)

/** As it is typed: "5.00", and "0.015" where a part of a cent counts; four digits at most. */
export function plainAmount(minor: number, minorUnits: number): string {
  const digits = Math.round(Math.log10(minorUnits))
  const exact = String(Math.round((minor / minorUnits) * 10_000) / 10_000)
  const whole = (minor / minorUnits).toFixed(digits)
  return exact.length > whole.length ? exact : whole
}

export const inGigabytes = (bytes: number): string => `${number(Math.round(bytes / 107_374_182.4) / 10)} GB`

export const DOTS: Readonly<Record<Tone, string>> = { quiet: 'bg-ink-3/50', good: 'bg-green', waiting: 'bg-amber', trouble: 'bg-red' }
