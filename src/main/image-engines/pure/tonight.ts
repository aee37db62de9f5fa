/** What the next night would ask of whom, reckoned like the real thing and without sending anything. */
import type { TonightPlan } from '../contract.ts'
import type { ImageEngineId } from '../../settings/contract.ts'

export interface TonightEngine {
  readonly id: ImageEngineId
  readonly title: string
  readonly paid: boolean
  /** Most that one picture costs. */
  readonly minor: number | null
  /** Why it cannot be asked; null when it can. */
  readonly problem: string | null
}

export interface TonightMeans {
  /** Pictures that are wanted. */
  readonly pictures: number
  /** In the order in which they are asked. */
  readonly engines: readonly TonightEngine[]
  readonly nightMinor: number
  readonly monthMinor: number
  readonly designMinor: number
  /** The seller has set none for anything that costs. */
  readonly noBudget: boolean
  readonly money: (minor: number) => string
}

export function planTonight(means: TonightMeans): TonightPlan {
  const { pictures, engines, nightMinor, monthMinor, designMinor, noBudget, money } = means
  const parts: { engine: ImageEngineId; pictures: number; minor: number }[] = []
  const reasons: string[] = []
  let [left, spent] = [pictures, 0]
  for (const engine of engines) {
    if (left === 0) break
    const problem = engine.problem ?? (engine.minor === null ? `the price of ${engine.title} is not known` : engine.minor > designMinor ? `one by ${engine.title} costs more than one design may` : null)
    if (problem !== null || engine.minor === null) {
      reasons.push(plain(problem ?? ''))
      continue
    }
    const room = engine.minor === 0 ? left : Math.floor(Math.max(0, Math.min(nightMinor, monthMinor) - spent) / engine.minor)
    if (room < left) reasons.push(noBudget ? 'no monthly budget is set' : monthMinor < nightMinor ? 'the monthly budget is reached' : 'the nightly cap is reached')
    const count = Math.min(left, room)
    if (count === 0) continue
    parts.push({ engine: engine.id, pictures: count, minor: count * engine.minor })
    left -= count
    spent += count * engine.minor
  }
  const why = left === 0 ? null : (reasons.at(-1) ?? 'no image engine is chosen')
  return { pictures: pictures - left, parts, without: left, why, minor: spent, sentence: sentenceOf(means, parts, left, why, money) }
}

function sentenceOf({ pictures, engines }: TonightMeans, parts: TonightPlan['parts'], without: number, why: string | null, money: (minor: number) => string): string {
  if (pictures === 0) return 'No pictures tonight: none of the designs is to hold one.'
  if (parts.length === 0) return `No pictures tonight: ${why ?? ''}.`
  const by = parts.map(({ engine, minor }) => {
    const { title = engine, paid = true } = engines.find(({ id }) => id === engine) ?? {}
    return `by ${paid ? title : `your own ${title}`}${paid ? ` for about ${money(minor)}` : ', free'}`
  })
  const [only] = parts
  if (parts.length === 1 && only !== undefined && without === 0) return `${count(only.pictures)} tonight ${by[0] ?? ''}.`
  return `${count(pictures)} tonight: ${parts.map((part, at) => `${part.pictures} ${by[at] ?? ''}`).join(', ')}${without === 0 ? '' : `, ${without} not made: ${why ?? ''}`}.`
}

function count(pictures: number): string {
  return pictures === 1 ? '1 picture' : `${pictures} pictures`
}

/** A sentence as a part of another. */
function plain(sentence: string): string {
  return sentence.replace(/\.$/, '').replace(/^(?:There|The|No|It|This)\b/, (word) => word.toLowerCase())
}
