/** Tries one parser on generated malformations and says what broke. */
import fc from 'fast-check'
import { damagedTree, malformations, malformed, spoiledItem, spoiledWords, withOtherWords, type Damage } from '../support/malformed.ts'
import type { FuzzedParser, TextItems } from './parsers.ts'
import { checkResult, linesOf, resultOf } from './promises.ts'

export interface Trial {
  readonly parser: string
  readonly malformations: number
  /** Answers that were still read, wholly or in part. */
  readonly read: number
  /** Answers that were refused with one of our errors. */
  readonly refused: number
  readonly spoiledItems: number
  readonly slowestMs: number
  /** What broke, with the smallest payload that breaks it. */
  readonly faults: readonly string[]
}

/** Spoiled items are a share of the malformations, where a parser reads a list. */
const SPOILED_SHARE = 0.2

/** `count` malformations; the same `seed` gives the same ones. `now` is a stopwatch, `tick` is called after each. */
export function tryParser(parser: FuzzedParser, count: number, seed: number, now: () => number, tick: () => void = () => undefined): Trial {
  const { list, items } = parser
  const spoiled = list === undefined && items === undefined ? 0 : Math.round(count * SPOILED_SHARE)
  const tally = { read: 0, refused: 0, slowestMs: 0 }
  const faults: string[] = []
  const whole = fc.check(
    fc.property(malformations(parser.seeds.length, parser.format), ({ seed: index, damages }) => {
      const bytes = malformed(parser.seeds[index] ?? new Uint8Array(), parser.format, damages)
      const started = now()
      const result = resultOf(() => parser.parse(bytes))
      tally.slowestMs = Math.max(tally.slowestMs, now() - started)
      if ('reading' in result) tally.read++
      else tally.refused++
      checkResult(result)
      tick()
    }),
    { numRuns: count - spoiled, seed },
  )
  if (whole.failed) faults.push(faultOf(whole.errorInstance, payloadOf(parser, whole.counterexample?.[0])))
  const rest = { count: spoiled, seed, tick, parse: parser.parse }
  if (list !== undefined) faults.push(...trySpoiledItems(list, rest))
  else if (items !== undefined) faults.push(...trySpoiledText(items, rest))
  return { parser: parser.name, malformations: count, ...tally, spoiledItems: spoiled, faults }
}

interface Spoiling {
  readonly count: number
  readonly seed: number
  readonly tick: () => void
  readonly parse: FuzzedParser['parse']
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What the parser reads when one item is spoiled holds everything that it reads when that item is not there. */
function trySpoiledItems({ good, itemsOf }: NonNullable<FuzzedParser['list']>, spoiling: Spoiling): string[] {
  const copyWith = (change: (items: unknown[]) => void): string => {
    const copy = structuredClone(good)
    change(itemsOf(copy))
    return JSON.stringify(copy)
  }
  const items = itemsOf(good)
  const without = items.map((_item, index) => copyWith((own) => own.splice(index, 1)))
  const spoil = (item: number, damages: readonly Damage[]): [index: number, text: string] => {
    const index = Math.floor(item * items.length)
    return [index, copyWith((own) => {
      own[index] = damages.reduce<unknown>((bad, damage) => (damage.on === 'tree' ? damagedTree(bad, damage) : bad), own[index])
    })]
  }
  return keepsTheOthers(spoiledItem.map(({ item, damages }) => spoil(item, damages)), without, spoiling)
}

function trySpoiledText({ parts, join, keep, never }: TextItems, spoiling: Spoiling): string[] {
  const without = parts.map((_part, index) => join(parts.filter((_other, at) => at !== index)))
  const spoil = (item: number, at: readonly number[], word: number): [index: number, text: string] => {
    const index = Math.floor(item * parts.length)
    return [index, join(parts.map((part, own) => (own === index ? withOtherWords(part, at, word, keep, never) : part)))]
  }
  return keepsTheOthers(spoiledWords.map(({ item, at, word }) => spoil(item, at, word)), without, spoiling)
}

function keepsTheOthers(spoiled: fc.Arbitrary<[index: number, text: string]>, without: readonly string[], { count, seed, tick, parse }: Spoiling): string[] {
  const expected = without.map((text) => linesOf(parse(encode(text))))
  const run = fc.check(
    fc.property(spoiled, ([index, text]) => {
      const lines = new Set(linesOf(parse(encode(text))))
      const lost = expected[index]?.find((line) => !lines.has(line))
      if (lost !== undefined) throw new Error(`a good item is lost beside a bad one: ${lost.slice(0, 200)}`)
      tick()
    }),
    { numRuns: count, seed },
  )
  return run.failed ? [faultOf(run.errorInstance, run.counterexample?.[0][1] ?? '')] : []
}

function payloadOf(parser: FuzzedParser, example: { seed: number; damages: readonly Damage[] } | undefined): string {
  if (example === undefined) return ''
  return `${JSON.stringify(example.damages)} ${new TextDecoder().decode(malformed(parser.seeds[example.seed] ?? new Uint8Array(), parser.format, example.damages))}`
}

function faultOf(error: unknown, payload: string): string {
  const what = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error)
  return `${what}\n      ${payload.slice(0, 1_500)}`
}
