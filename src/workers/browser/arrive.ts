/** Gets to a market's form, and says why not. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Recipe, StopReason } from '../../main/publishing/assisted/contract.ts'
import { shows } from './locate.ts'

/** What is done on one page of a market. `now` in milliseconds. */
export interface PageWork {
  readonly page: Page
  readonly recipe: Recipe
  readonly signal: AbortSignal
  readonly now: () => number
}

/** A page that this program must leave to the seller. */
export class Halt extends Error {
  override readonly name = 'Halt'
  readonly because: StopReason
  readonly step: string | null
  constructor(because: StopReason, says: string, step: string | null = null) {
    super(says)
    this.because = because
    this.step = step
  }
}

const LOADS_WITHIN_MS = 45_000
const LOOK_EVERY_MS = 300
/** A page without any known sign may still be loading its parts. */
const UNKNOWN_FOR_MS = 10_000

/** @throws Halt; Error when the signal is aborted. */
export async function arrive({ page, recipe, signal, now }: PageWork, patienceMs: number): Promise<void> {
  let status = await go(page, recipe)
  const end = now() + patienceMs
  let [knownAt, wasAsked] = [now(), false]
  for (;;) {
    signal.throwIfAborted()
    await refuseDanger(page, recipe)
    if (status < 400 && (await shows(page, recipe.signs.form))) return
    if (await shows(page, recipe.signs.signIn)) {
      if (now() > end) throw new Halt('sign-in', `Nobody signed in to ${recipe.title}.`)
      ;[knownAt, wasAsked] = [now(), true]
    } else if (wasAsked) {
      // Signing in leads to wherever the market likes.
      status = await go(page, recipe)
      ;[knownAt, wasAsked] = [now(), false]
    } else if (now() - knownAt > UNKNOWN_FOR_MS) {
      throw new Halt('unknown-page', status < 400 ? `${recipe.title} shows a page that is not known here.` : `${recipe.title} answers ${status} where its form should be.`)
    }
    await pause(LOOK_EVERY_MS, undefined, { signal })
  }
}

/** @returns the status of its answer. A riddle often comes with one of 400 and up, so what the page shows is looked at first. */
async function go(page: Page, { start, title }: Recipe): Promise<number> {
  try {
    return (await page.goto(start, { waitUntil: 'domcontentloaded', timeout: LOADS_WITHIN_MS }))?.status() ?? 200
  } catch {
    if (page.isClosed()) throw new Halt('closed', 'The window was closed.')
    throw new Halt('unknown-page', `The page of ${title} did not open.`)
  }
}

/** @throws Halt for a riddle, a warning, and a page that is not the market's. Called before whatever is done on a page. */
export async function refuseDanger(page: Page, { title, hosts, signs }: Recipe): Promise<void> {
  if (page.isClosed()) throw new Halt('closed', 'The window was closed.')
  const { host } = new URL(page.url())
  if (!hosts.includes(host)) throw new Halt('unknown-page', `The page of ${title} led to ${host === '' ? 'an empty page' : host}, which is not in its recipe.`)
  if (await shows(page, signs.captcha)) throw new Halt('captcha', `${title} asks whether you are human.`)
  if (await shows(page, signs.warning)) throw new Halt('warning', `${title} shows a warning.`)
}
