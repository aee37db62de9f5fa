/**
 * Assisted upload: the form is filled in the seller's own browser, and the seller sends it. From before the form is opened until
 * its end is seen it counts as possibly sent; only a page that was seen unsent, or the seller's word, allows another try.
 */
import { z } from 'zod'
import type { BrowserPort, Stopped } from '../../../workers/browser/contract.ts'
import { toIso, type Clock } from '../../kernel/clock.ts'
import { AppError, NeedsHuman, Unavailable, WorkerDied } from '../../kernel/errors.ts'
import type { WorkerClient } from '../../kernel/worker-client.ts'
import type { ConnectionValues } from '../api/market.ts'
import type { MarketTest, PlannedStep, Problem } from '../contract.ts'
import type { Publishable, PublishContext, Published, Publisher } from '../publisher.ts'
import type { Recipe } from './contract.ts'
import { FORM_LIMITS, type FormMarket } from './limits.ts'
import { formFieldsOf } from './pure/form-fields.ts'
import { formProblems } from './pure/form-problems.ts'
import type { Recipes } from './recipes.ts'

export interface AssistedDeps {
  readonly clock: Clock
  readonly browser: WorkerClient<BrowserPort>
  readonly recipes: Recipes
  /** Folders of ours: a browser profile for each market, and what pages looked like. */
  readonly profiles: (market: FormMarket) => string
  readonly reports: string
  readonly values: () => ConnectionValues
  /** Tests lead a recipe to their own site, and need no window. */
  readonly hidden?: boolean
  readonly path?: string
  readonly led?: (recipe: Recipe) => Recipe
  readonly patienceMs?: number
}

/** What the seller has to sign in, look the form over and press. */
const PATIENCE_MS = 30 * 60_000
const SENT = 'sent'
const ended = z.object({ remoteId: z.string(), address: z.url() })

export function createAssistedPublisher(market: FormMarket, deps: AssistedDeps): Publisher & Required<Pick<Publisher, 'pointAt'>> {
  const limits = FORM_LIMITS[market]
  const recipeOf = (): Recipe => (deps.led ?? ((recipe: Recipe) => recipe))(deps.recipes.of(market))
  const { title } = deps.recipes.of(market)
  const problems = (item: Publishable): Problem[] => formProblems(item, recipeOf(), limits, formFieldsOf(item, deps.values(), recipeOf()))
  return {
    market, title, way: 'assisted', capabilities: ['publish'], signIn: 'own-browser', limits,
    fields: () => [
      ...(recipeOf().steps.some((step) => 'value' in step && step.value === 'brand') ? [{ id: 'brand', label: 'Brand', help: 'As it stands at the market.', kind: 'text' as const, choices: [], required: true }] : []),
      { id: 'unattended', label: 'Press Publish for me', help: 'The market may close your account for this: most forbid programs that upload by themselves. Off, you press Publish and nothing is done behind your back.', kind: 'switch', choices: [], required: false },
    ],
    lacks: () => [],
    attended: () => deps.values()['unattended'] !== true,
    fee: () => null,
    test: (signal) => testForm(market, title, recipeOf(), deps, signal),
    problems: async (item) => problems(item),
    plan: async (item) => plannedSteps(item, recipeOf(), deps.values()),
    publish: (item, _goal, context) => publish({ market, recipe: recipeOf(), deps, item, context }),
    stop: async () => deps.browser.stop(),
    pointAt: (step, signal) => learnField(market, step, recipeOf(), deps, signal),
  }
}

interface Upload {
  readonly market: FormMarket
  readonly recipe: Recipe
  readonly deps: AssistedDeps
  readonly item: Publishable
  readonly context: PublishContext
}

async function publish(upload: Upload): Promise<Published> {
  const { recipe, context: { journal } } = upload
  const before = journal.entry(SENT)
  if (before?.state === 'done') return publishedOf(ended.parse(JSON.parse(before.data)))
  if (before !== null) throw maybeSent(recipe, 'The program ended while its form was open.')
  journal.intend(SENT, '{}')
  await fill(upload)
  journal.moveTo('submitted', `The form at ${recipe.title} is filled in. It is sent in the browser.`)
  const end = await untilSent(upload)
  journal.done(SENT, JSON.stringify(end))
  journal.remote(end.remoteId, end.address)
  return publishedOf(end)
}

function publishedOf({ remoteId, address }: z.infer<typeof ended>): Published {
  return { state: 'live', remoteId, remoteUrl: address, differences: [] }
}

async function fill({ market, recipe, deps, item, context }: Upload): Promise<void> {
  const { values, recipes, reports } = deps
  const { journal, signal, progress } = context
  const onProgress = ({ done, total, note }: { done: number; total: number | null; note?: string }): void => progress(done, total ?? recipe.steps.length, note ?? '')
  const outcome = await ofWorker(recipe, windowOf(market, deps).then((window) =>
    deps.browser.call('fill', { window, recipe, learned: recipes.learnedOf(market), fields: formFieldsOf(item, values(), recipe), reports, patienceMs: deps.patienceMs ?? PATIENCE_MS }, { signal, onProgress })))
  if (outcome.kind === 'filled') return
  // A closed window may have been sent first.
  if (outcome.touched) throw maybeSent(recipe, outcome.says)
  await leave(market, deps)
  journal.forget(SENT)
  throw errorOf(recipe, outcome)
}

async function untilSent({ market, recipe, deps, context }: Upload): Promise<z.infer<typeof ended>> {
  const press = deps.values()['unattended'] === true
  const outcome = await ofWorker(recipe, windowOf(market, deps).then((window) =>
    deps.browser.call('sent', { window, recipe, reports: deps.reports, patienceMs: deps.patienceMs ?? PATIENCE_MS, press }, { signal: context.signal })))
  if (outcome.kind === 'sent') return { remoteId: outcome.remoteId ?? outcome.address, address: outcome.address }
  // A page that refused, or that sent nothing since it was filled.
  if (outcome.because !== 'refused' && outcome.touched) throw maybeSent(recipe, outcome.says)
  // Closed first, so that nobody sends it after it was given up.
  await leave(market, deps)
  context.journal.forget(SENT)
  throw errorOf(recipe, outcome)
}

async function learnField(market: FormMarket, step: string, recipe: Recipe, deps: AssistedDeps, signal: AbortSignal): Promise<void> {
  const outcome = await deps.browser.call('point', { window: await windowOf(market, deps), recipe, step, patienceMs: deps.patienceMs ?? PATIENCE_MS }, { signal })
  await leave(market, deps)
  if (outcome.kind === 'stopped') throw errorOf(recipe, outcome)
  deps.recipes.learn(market, step, { locators: outcome.locators, learnedAt: toIso(deps.clock.now()) })
}

/** A browser that died, or work that was stopped, leaves open whether the form was sent. */
async function ofWorker<T>(recipe: Recipe, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof WorkerDied) throw maybeSent(recipe, 'The browser ended.')
    throw error
  }
}

function maybeSent({ title }: Recipe, says: string): NeedsHuman {
  return new NeedsHuman(`${says} It may have been sent to ${title}.`, 'Look in your shop, then say here whether it is there.')
}

function errorOf({ title }: Recipe, { because, says, step }: Stopped): AppError {
  switch (because) {
    case 'sign-in':
      return new NeedsHuman(says, `Sign in to ${title} in the browser that opens, then try again.`)
    case 'captcha':
    case 'warning':
      return new NeedsHuman(says, `Open ${title} in your own browser and see what it wants. Nothing more is done there until you try again.`)
    case 'not-found':
      return new NeedsHuman(says, step === null ? 'Report the page, or wait for a newer recipe.' : 'Point at the field once, and it is found from then on.')
    case 'refused':
      return new AppError('rejected', says, { action: 'Read on the form what it wants, mend the listing, and try again.' })
    case 'not-kept':
      return new NeedsHuman(says, 'Shorten the text, or fill this one in by hand.')
    case 'unknown-page':
      return new NeedsHuman(says, 'Report the page, or wait for a newer recipe.')
    case 'waited-too-long':
    case 'closed':
      return new NeedsHuman(says, 'Try again when you are at the window.')
  }
}

async function windowOf(market: FormMarket, { browser, profiles, values, hidden = false, path }: AssistedDeps): Promise<{ path: string; profile: string; hidden: boolean }> {
  if (path !== undefined) return { path, profile: profiles(market), hidden }
  const { found } = await browser.call('browsers', {})
  const chosen = values()['browser']
  const one = found.find(({ path }) => path === chosen) ?? found[0]
  if (one === undefined) throw new NeedsHuman('No Chrome or Edge was found on this machine.', 'Install Chrome or Edge, then try again.')
  return { path: one.path, profile: profiles(market), hidden }
}

async function leave(market: FormMarket, { browser, profiles }: AssistedDeps): Promise<void> {
  await browser.call('close', { profile: profiles(market) })
}

/** The steps of the form, with what would be filled in. */
function plannedSteps(item: Publishable, recipe: Recipe, values: ConnectionValues): PlannedStep[] {
  const fields = formFieldsOf(item, values, recipe)
  const shown = (value: string | string[] | undefined): string => (value === undefined ? 'left empty' : typeof value === 'string' ? value : value.join(', '))
  const steps = recipe.steps.map((step): PlannedStep => ({
    id: step.id, says: step.says, call: `Field “${step.says}”`, fee: null,
    sends: 'value' in step ? shown(fields[step.value]) : step.does === 'choose' ? step.option : step.does === 'check' ? (step.on ? 'ticked' : 'not ticked') : 'opened',
  }))
  return [...steps, { id: SENT, says: 'You press Publish', call: recipe.start, sends: '', fee: null }]
}

async function testForm(market: FormMarket, title: string, recipe: Recipe, deps: AssistedDeps, signal: AbortSignal): Promise<MarketTest> {
  const stopped = (says: string, remedy: string): MarketTest => ({ ok: false, sentence: says, lines: [], problems: [{ place: 'connection', says, remedy, weight: 'stops' }] })
  try {
    const window = await windowOf(market, deps)
    const outcome = await deps.browser.call('selfTest', { window, recipe, learned: deps.recipes.learnedOf(market), reports: deps.reports, patienceMs: deps.patienceMs ?? PATIENCE_MS }, { signal })
    await leave(market, deps)
    if (outcome.kind === 'stopped') return stopped(outcome.says, errorOf(recipe, outcome).action ?? '')
    const lost = recipe.steps.filter((step) => !('optional' in step && step.optional) && outcome.steps.some(({ id, found }) => id === step.id && !found))
    const lines = outcome.steps.map(({ id, found, by }) => `${recipe.steps.find((step) => step.id === id)?.says ?? id}: ${found ? `found by ${by ?? ''}` : 'not found'}`)
    const problems = lost.map(({ id, says }) => ({ place: id, says: `“${says}” is not on the form.`, remedy: 'Point at the field once.', weight: 'stops' as const }))
    return { ok: lost.length === 0, sentence: lost.length === 0 ? `Every field of ${title}’s form was found.` : `${lost.length} of ${recipe.steps.length} fields were not found on ${title}’s form.`, lines, problems }
  } catch (error) {
    const known = error instanceof AppError ? error : new Unavailable('The browser could not be used.')
    return stopped(known.message, known.action ?? 'Try again.')
  }
}
