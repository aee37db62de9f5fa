/** What a page looked like when it was left: a picture with private parts covered, and its fields by name. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Recipe } from '../../main/publishing/assisted/contract.ts'
import { namesOfFields } from './in-page.ts'

const PICTURE_WITHIN_MS = 10_000
const MOST_FIELDS = 300
const LONGEST_NAME = 120
/** Sign-ins, cards, and every text with an address of somebody in it. */
const PRIVATE = 'input[type=password], input[type=email], input[type=tel], [autocomplete^=cc-], [autocomplete*=name], [autocomplete*=address]'

/** @returns the folder; null when not even that could be written. Never throws: the reason it was left for matters more. */
export async function reportPage(page: Page, recipe: Recipe, folder: string, says: string, at: number): Promise<string | null> {
  const own = join(folder, `${recipe.market}-${at}`)
  try {
    await mkdir(own, { recursive: true })
    const { origin, pathname } = new URL(page.url())
    const fields = await page.evaluate(namesOfFields, { most: MOST_FIELDS, longest: LONGEST_NAME }).catch(() => [])
    await writeFile(join(own, 'page.json'), JSON.stringify({ market: recipe.market, recipe: recipe.version, says, address: origin + pathname, fields }, null, 2))
    await page.screenshot({ path: join(own, 'page.png'), mask: [page.locator(PRIVATE), page.getByText(/\S@\S/)], maskColor: '#8e8e93', timeout: PICTURE_WITHIN_MS }).catch(() => undefined)
    return own
  } catch {
    return null
  }
}
