import type { EngineView, ImageEngines } from '../../main/image-engines/contract.ts'
import type { ImageEngineId } from '../../main/settings/contract.ts'
import { asSentence } from '../api/explain-error.ts'
import { words } from '../words/en.ts'
import { moneyMinor } from '../words/format.ts'

/** Those that the seller has switched on and that can be asked now, in the seller's order. */
export function readyEngines({ engines, pictures }: Pick<ImageEngines, 'engines' | 'pictures'>): EngineView[] {
  return pictures.order.flatMap((id) => engines.filter((view) => view.id === id && view.ready))
}

/** Why no picture can be made now; null when one can. The first in the order says what it still needs. */
export function whyNone(all: Pick<ImageEngines, 'engines' | 'pictures'>): string | null {
  if (readyEngines(all).length > 0) return null
  const first = all.engines.find((view) => view.id === all.pictures.order[0])
  if (first === undefined) return words.pictures.noneChosen
  return [words.pictures.noneReady, asSentence(`${first.title}: ${first.sentence}`), first.action === null ? '' : asSentence(first.action)].filter(Boolean).join(' ')
}

/** What so many pictures may cost at most; with `null` the dearest that might be asked counts. */
export function costOf(all: Pick<ImageEngines, 'engines' | 'pictures' | 'budget'>, engine: ImageEngineId | null, count: number): { readonly may: boolean; readonly sentence: string } {
  const asked = readyEngines(all).filter((view) => engine === null || view.id === engine)
  const known = asked.flatMap(({ paid, estimateMinor }) => (paid ? (estimateMinor === null ? [] : [estimateMinor]) : [0]))
  if (known.length === 0) return { may: false, sentence: words.pictures.unknownCost }
  // The first that is asked says the cost; a stand-in may cost more, but never more than the caps allow.
  const each = engine === null && all.pictures.prefer === 'cheapest' ? Math.min(...known) : (known[0] ?? 0)
  return { may: true, sentence: each === 0 ? words.pictures.free : words.pictures.upTo(moneyMinor(each * count, all.budget.currency)) }
}
