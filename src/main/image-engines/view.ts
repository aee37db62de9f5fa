/** Image engines as Settings shows them, and what the next night would ask of them. */
import type { Costs } from '../costs/index.ts'
import { toIso } from '../kernel/clock.ts'
import type { SettingsService } from '../settings/index.ts'
import type { EngineView, ImageEngines, PictureWish, TonightPlan } from './contract.ts'
import type { ImageEngine } from './engine.ts'
import { mostFor } from './charges.ts'
import { sayMoney } from './money.ts'
import { inTurn } from './pure/choose.ts'
import { KNOWN_PRICES } from './pure/known-prices.ts'
import { planTonight } from './pure/tonight.ts'
import { readinessOf } from './readiness.ts'
import type { ImageEnginesRepo } from './repo.ts'

export interface ViewDeps {
  readonly repo: ImageEnginesRepo
  readonly costs: Costs
  readonly settings: SettingsService
  readonly engines: readonly ImageEngine[]
}

/** A picture of a shirt's shape, for prices that are shown before there is a wish. */
const SAMPLE: PictureWish = {
  key: 'a sample for prices', what: 'A picture', correlationId: 'sample', prompt: 'a fox', negative: '', seed: 1, widthPx: 1024, heightPx: 1216, ground: 'clear', engine: null, workflow: null,
}
const MODELS_SHOWN = 200

export async function viewAll(deps: ViewDeps): Promise<ImageEngines> {
  const { settings, engines } = deps
  const { pictures, picturePrices } = settings.get()
  const views = await Promise.all(engines.map((engine) => viewOf(deps, engine)))
  const place = ({ id }: EngineView): number => (pictures.order.includes(id) ? pictures.order.indexOf(id) : Infinity)
  return { engines: views.toSorted((a, b) => place(a) - place(b) || 0), pictures, prices: picturePrices, budget: budgetOf(deps), tonight: await tonight(deps) }
}

async function viewOf({ repo, settings }: ViewDeps, engine: ImageEngine): Promise<EngineView> {
  const { id, title, paid, needsKey, models = [] } = engine
  const row = repo.engine(id)
  const readiness = await readinessOf(engine)
  const priced = settings.get().picturePrices.flatMap((price) => (price.engine === id ? [price.model] : []))
  const tested = row === null || row.testedAt === null || row.testOk === null || row.testSentence === null ? null : { at: toIso(row.testedAt), ok: row.testOk, sentence: row.testSentence }
  const pricedAs = engine.pricedAs?.() ?? row?.model ?? null
  return {
    id, title, paid, needsKey, keySetAt: row?.keySetAt == null ? null : toIso(row.keySetAt), ready: readiness.ready, sentence: readiness.sentence, action: readiness.ready ? null : readiness.action,
    estimateMinor: mostFor(engine, SAMPLE), pricedAs, suggestion: suggestionFor(id, pricedAs, settings.get().currency), model: row?.model ?? null, models: [...new Set([...models, ...priced, ...(row?.models ?? [])])].slice(0, MODELS_SHOWN), proven: row?.provenAt != null, lastTest: tested,
  }
}

function suggestionFor(engine: ImageEngine['id'], model: string | null, currency: string): EngineView['suggestion'] {
  const known = KNOWN_PRICES.find((price) => price.engine === engine && price.model === model && price.currency === currency)
  return known === undefined ? null : { minorPerPicture: known.minorPerPicture, readOn: known.readOn, source: known.source }
}

function budgetOf({ repo, costs, settings }: ViewDeps): ImageEngines['budget'] {
  const { currency, monthlyBudgetMinor, pictures } = settings.get()
  const night = repo.newestRun()
  return {
    currency, monthlyBudgetMinor, monthTakenMinor: costs.takenThisMonth(), nightlyCapMinor: pictures.nightlyCapMinor,
    nightTakenMinor: night === null ? 0 : repo.takenOfRun(night), designCapMinor: pictures.designCapMinor,
  }
}

/** For a night of `count` designs; the setting's number when it is not said. */
export async function tonight({ costs, settings, engines }: ViewDeps, count?: number): Promise<TonightPlan> {
  const { currency, monthlyBudgetMinor, nightCount, pictures } = settings.get()
  const able = await Promise.all(engines.map(async (engine) => {
    const readiness = await readinessOf(engine)
    return { id: engine.id, title: engine.title, paid: engine.paid, minor: mostFor(engine, SAMPLE), problem: readiness.ready ? null : readiness.sentence }
  }))
  return planTonight({
    pictures: Math.round(((count ?? nightCount) * pictures.nightShare) / 100), engines: inTurn(able, pictures),
    nightMinor: pictures.nightlyCapMinor, monthMinor: Math.max(0, monthlyBudgetMinor - costs.takenThisMonth()), designMinor: pictures.designCapMinor, noBudget: monthlyBudgetMinor === 0, money: (minor) => sayMoney(minor, currency),
  })
}
