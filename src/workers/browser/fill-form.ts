/** Fills a form step by step and reads each field again. */
import type { Page } from 'playwright-core'
import type { FormFields, FormValue, LearnedFields, Locator, RecipeStep } from '../../main/publishing/assisted/contract.ts'
import { Halt, refuseDanger, type PageWork } from './arrive.ts'
import { tell } from './in-page.ts'
import { find, type Match } from './locate.ts'

export interface Filling extends PageWork {
  readonly learned: LearnedFields
  readonly fields: FormFields
  readonly progress: (done: number, total: number, says: string) => void
}

const SEEN_WITHIN_MS = 5_000
const ARRIVES_WITHIN_MS = 180_000
const LOOK_EVERY_MS = 250

/** @returns what the page did not have and does not need. @throws Halt */
export async function fillForm(filling: Filling): Promise<string[]> {
  const { recipe, page, signal, progress } = filling
  const left: string[] = []
  for (const [at, step] of recipe.steps.entries()) {
    signal.throwIfAborted()
    await refuseDanger(page, recipe)
    progress(at, recipe.steps.length, step.says)
    await say(page, 'Design Idea Engine fills in this form. Please wait.')
    if (!(await doStep(filling, step))) left.push(step.id)
  }
  progress(recipe.steps.length, recipe.steps.length, 'Filled')
  return left
}

const NOTE = 'design-idea-engine-note'

/** A page that is being replaced shows no note; what is done on it finds out by itself. */
export async function say(page: Page, says: string): Promise<void> {
  await page.evaluate(tell, { id: NOTE, says }).catch(() => undefined)
}

/** @returns false for a step that was left out. */
async function doStep(filling: Filling, step: RecipeStep): Promise<boolean> {
  const isOptional = 'optional' in step && step.optional
  if ('value' in step && valueOf(filling.fields, step.value) === null) {
    if (isOptional) return false
    throw new Halt('not-kept', `The listing has nothing for “${step.says}”.`, step.id)
  }
  const match = await waitFor(filling, waysTo(step, filling.learned), { hidden: step.does === 'upload', forMs: isOptional ? 0 : SEEN_WITHIN_MS })
  if (match !== null) return perform(filling, step, match)
  if (isOptional) return false
  throw new Halt('not-found', `“${step.says}” was not found on the page.`, step.id)
}

/** What the seller pointed at comes first. */
export function waysTo(step: RecipeStep, learned: LearnedFields): readonly Locator[] {
  return [...(learned[step.id]?.locators ?? []), ...step.locators]
}

async function perform(filling: Filling, step: RecipeStep, { element }: Match): Promise<boolean> {
  switch (step.does) {
    case 'fill':
      await element.fill(textOf(filling.fields, step.value))
      return kept(step, textOf(filling.fields, step.value), await element.inputValue())
    case 'tags':
      return addTags(filling, step, element)
    case 'upload':
      return upload(filling, step, element)
    case 'choose':
      await element.selectOption({ label: step.option })
      return kept(step, step.option, (await element.locator('option:checked').textContent()) ?? '')
    case 'check':
      await element.setChecked(step.on)
      return kept(step, String(step.on), String(await element.isChecked()))
    case 'open':
      await element.click()
      return true
  }
}

async function addTags({ page, fields }: Filling, { key }: Extract<RecipeStep, { does: 'tags' }>, element: Match['element']): Promise<boolean> {
  for (const tag of listOf(fields, 'tags')) {
    await element.fill(tag)
    // Typed as a person does: forms listen for the key.
    await (key === 'Enter' ? element.press('Enter') : page.keyboard.type(','))
  }
  return true
}

async function upload(filling: Filling, step: Extract<RecipeStep, { does: 'upload' }>, element: Match['element']): Promise<boolean> {
  await element.setInputFiles(textOf(filling.fields, step.value))
  if ((await waitFor(filling, step.arrived, { hidden: false, forMs: ARRIVES_WITHIN_MS })) === null) throw new Halt('not-kept', 'The print file did not arrive.', step.id)
  return true
}

/** A form that changes what was typed (cuts it, drops a sign) must not go out like that unseen. */
function kept(step: RecipeStep, sent: string, found: string): true {
  if (plain(sent) !== plain(found)) throw new Halt('not-kept', `“${step.says}” holds something else than what was filled in.`, step.id)
  return true
}

/** Fields break lines in their own way. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}

async function waitFor({ page, recipe, signal, now }: Filling, locators: readonly Locator[], { hidden, forMs }: { hidden: boolean; forMs: number }): Promise<Match | null> {
  const end = now() + forMs
  for (;;) {
    signal.throwIfAborted()
    const match = await find(page, locators, { hidden })
    if (match !== null || now() > end) return match
    await refuseDanger(page, recipe)
    await page.waitForTimeout(LOOK_EVERY_MS)
  }
}

function valueOf(fields: FormFields, name: FormValue): string | readonly string[] | null {
  const value = fields[name]
  return value === undefined || value.length === 0 ? null : value
}

function textOf(fields: FormFields, name: FormValue): string {
  const value = fields[name] ?? ''
  return typeof value === 'string' ? value : value.join(', ')
}

function listOf(fields: FormFields, name: FormValue): readonly string[] {
  const value = fields[name] ?? []
  return typeof value === 'string' ? [value] : value
}
