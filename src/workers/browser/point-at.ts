/** The seller clicks a field that was not found; what leads to it again is remembered. */
import type { Page } from 'playwright-core'
import { locator, type Locator, type Recipe } from '../../main/publishing/assisted/contract.ts'
import { Halt } from './arrive.ts'
import { nextClicked, unmark } from './in-page.ts'
import { elementsBy } from './locate.ts'

const MARK = 'data-idea-engine-field'
const MOST_WAYS = 6

/** @throws Halt when nothing was clicked in time, or the window was closed. */
export async function pointAt(page: Page, recipe: Recipe, step: string, patienceMs: number, signal: AbortSignal): Promise<Locator[]> {
  const says = recipe.steps.find(({ id }) => id === step)?.says
  if (says === undefined) throw new Halt('not-found', 'The recipe has no such field.', step)
  const clicked = await Promise.race([clickedWays(page, says), over(patienceMs, signal)])
  if (clicked === null) throw new Halt('waited-too-long', `“${says}” was not clicked.`, step)
  const ways: Locator[] = []
  for (const way of clicked) if (await leadsToMarked(page, way)) ways.push(way)
  await page.evaluate(unmark, MARK)
  if (ways.length === 0) throw new Halt('not-found', `“${says}” cannot be told from other fields.`, step)
  return ways.slice(0, MOST_WAYS)
}

async function over(patienceMs: number, signal: AbortSignal): Promise<null> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patienceMs)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
  signal.throwIfAborted()
  return null
}

async function leadsToMarked(page: Page, way: Locator): Promise<boolean> {
  const found = elementsBy(page, way)
  return (await found.count()) === 1 && (await found.getAttribute(MARK)) !== null
}

async function clickedWays(page: Page, says: string): Promise<Locator[]> {
  try {
    return locator.array().parse(await page.evaluate(nextClicked, { says, mark: MARK }))
  } catch {
    throw new Halt('closed', 'The page went away before the field was clicked.')
  }
}
