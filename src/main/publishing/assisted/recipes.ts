/**
 * Recipes as they lie in files: those that were shipped, newer ones beside the library, and the fields that the seller pointed
 * at. A file that cannot be read is told and left aside; the shipped recipe is used then.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../../kernel/log.ts'
import { InvalidInput, NotFound } from '../../kernel/errors.ts'
import { learnedFields, recipe, type LearnedFields, type Recipe } from './contract.ts'
import { FORM_LIMITS, type FormMarket } from './limits.ts'

export type { FormMarket }

export const FORM_MARKETS = Object.keys(FORM_LIMITS) as readonly FormMarket[]

export interface Recipes {
  /** The newest that can be read. @throws NotFound when not even the shipped one can. */
  of(market: FormMarket): Recipe
  learnedOf(market: FormMarket): LearnedFields
  learn(market: FormMarket, step: string, field: LearnedFields[string]): void
  /** Forgets all that was pointed at. */
  forget(market: FormMarket): void
  /** Takes over a newer recipe. @throws InvalidInput for a file that is none, or an older one. */
  take(text: string, name: string): Recipe
}

export function createRecipes(shipped: string, own: string, log: Log): Recipes {
  const learnedFile = (market: FormMarket): string => join(own, `${market}.learned.json`)
  const read = (file: string): Recipe | null => {
    if (!existsSync(file)) return null
    const parsed = recipe.safeParse(jsonOf(readFileSync(file, 'utf8')))
    if (!parsed.success) log.warn('a recipe cannot be read', { file: file.slice(-60), place: parsed.error.issues[0]?.path.join('.') ?? '' })
    return parsed.success ? parsed.data : null
  }
  const recipeOf = (market: FormMarket): Recipe => {
    const [first, second] = [read(join(shipped, `${market}.json`)), read(join(own, `${market}.json`))].filter((one) => one !== null && one.market === market).toSorted((a, b) => (b?.version ?? 0) - (a?.version ?? 0))
    const newest = first ?? second
    if (newest === null || newest === undefined) throw new NotFound(`The recipe of ${market}`)
    return newest
  }
  const learnedOf = (market: FormMarket): LearnedFields => {
    const parsed = existsSync(learnedFile(market)) ? learnedFields.safeParse(jsonOf(readFileSync(learnedFile(market), 'utf8'))) : null
    return parsed?.data ?? {}
  }
  return {
    of: recipeOf, learnedOf,
    learn: (market, step, field) => writeWhole(own, learnedFile(market), { ...learnedOf(market), [step]: field }),
    forget: (market) => rmSync(learnedFile(market), { force: true }),
    take(text, name) {
      const parsed = recipe.safeParse(jsonOf(text))
      if (!parsed.success) throw new InvalidInput(name, `it is no recipe (${parsed.error.issues[0]?.path.join('.') ?? 'its form'})`)
      const market = FORM_MARKETS.find((known) => known === parsed.data.market)
      if (market === undefined) throw new InvalidInput(name, `${parsed.data.market} has no form that is filled in`)
      if (parsed.data.version <= recipeOf(market).version) throw new InvalidInput(name, `version ${parsed.data.version} is not newer than what is used`)
      writeWhole(own, join(own, `${market}.json`), parsed.data)
      return parsed.data
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function writeWhole(folder: string, file: string, value: object): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${file}.part`, JSON.stringify(value, null, 2))
  renameSync(`${file}.part`, file)
}
