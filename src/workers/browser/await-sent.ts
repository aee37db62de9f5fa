/** Waits for the seller to send a filled form, and reads where it led. */
import type { Page } from 'playwright-core'
import type { Recipe } from '../../main/publishing/assisted/contract.ts'
import { Halt, refuseDanger, type PageWork } from './arrive.ts'
import { find, shows } from './locate.ts'

export interface Sent {
  readonly remoteId: string | null
  readonly address: string
}

const LOOK_EVERY_MS = 300
/** What the form says no to, after it was pressed for the seller. */
const ANSWERS_WITHIN_MS = 60_000

export interface Waiting extends PageWork {
  /** Presses it, instead of the seller. */
  readonly press: boolean
  readonly patienceMs: number
}

/** @throws Halt; what halts it says nothing about whether the form was sent. */
export async function awaitSent({ page, recipe, press, patienceMs, signal, now }: Waiting): Promise<Sent> {
  if (press) await pressOnce(page, recipe)
  const end = now() + (press ? ANSWERS_WITHIN_MS : patienceMs)
  for (;;) {
    signal.throwIfAborted()
    if (page.isClosed()) throw new Halt('closed', 'The window was closed before the listing was seen as sent.')
    if (await shows(page, recipe.done.signs)) return { remoteId: remoteIdOf(page.url(), recipe), address: page.url() }
    await refuseDanger(page, recipe)
    if (press && (await shows(page, recipe.refused))) throw new Halt('refused', `${recipe.title} did not take the form.`)
    if (now() > end) throw new Halt('waited-too-long', press ? `${recipe.title} did not answer.` : 'Nobody pressed Publish.')
    await page.waitForTimeout(LOOK_EVERY_MS)
  }
}

async function pressOnce(page: Page, recipe: Recipe): Promise<void> {
  await refuseDanger(page, recipe)
  const button = await find(page, recipe.publish)
  if (button === null) throw new Halt('not-found', 'The button that publishes was not found.')
  await button.element.click()
}

function remoteIdOf(address: string, { done }: Recipe): string | null {
  return done.remoteId === null ? null : (new RegExp(done.remoteId).exec(address)?.[1] ?? null)
}
