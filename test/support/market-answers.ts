/** A market's written answers, by the name of the operation, tried on its readers and on its description. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { z } from 'zod'
import { AppError } from '../../src/main/kernel/errors.ts'
import type { ApiMarket, MarketAnswer } from '../../src/main/publishing/api/market.ts'
import { readAs } from '../../src/main/publishing/markets/read.ts'
import { malformations, malformed } from './malformed.ts'
import type { MarketContract } from './market-contract.ts'

export type Answers = Readonly<Record<string, unknown>>

export function answersOf(market: string): Answers {
  return JSON.parse(readFileSync(new URL(`../../src/main/publishing/markets/${market}/fixtures/answers.shape.json`, import.meta.url), 'utf8')) as Answers
}

/** What every refusal that the operations are described with becomes, each “operation status → kind”. */
export function refusalsOf(market: Pick<ApiMarket<never, never>, 'refusal'>, contract: MarketContract, operations: Iterable<string>, body: (status: number) => unknown): { readonly table: Record<string, string[]>; readonly faults: string[]; readonly count: number } {
  const table: Record<string, string[]> = {}
  const faults: string[] = []
  let count = 0
  for (const operation of operations) {
    for (const status of contract.statusesOf(operation).filter((one) => one >= 400)) {
      count += 1
      faults.push(...contract.answerFaults(operation, status, body(status)))
      const { kind } = market.refusal({ status, headers: {}, body: body(status) }, operation, 0)
      table[status] = [...new Set([...(table[status] ?? []), kind])]
    }
  }
  return { table, faults, count }
}

/** Damages each answer in every way that foreign data is damaged: a reader gives something or says `schema-changed`. @returns how many answers were tried. */
export function damageAll(answers: Answers, schemas: Readonly<Record<string, z.ZodType>>, runs = 60): number {
  for (const [operation, body] of Object.entries(answers)) {
    const schema = schemas[operation]
    if (schema === undefined) throw new Error(`Nothing reads ${operation}.`)
    readAs(schema, answer(body), 'market', operation)
    const good = new TextEncoder().encode(JSON.stringify(body))
    fc.assert(fc.property(malformations(1, 'json'), ({ damages }) => {
      try {
        readAs(schema, answer(parsed(malformed(good, 'json', damages))), 'market', operation)
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'schema-changed') throw error
      }
    }), { numRuns: runs })
  }
  return Object.keys(answers).length
}

function answer(body: unknown): MarketAnswer {
  return { status: 200, headers: {}, body }
}

function parsed(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes)
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
