/** Finds what a recipe names: each way is tried in turn, and only one that leads to exactly one thing counts. */
import type { Locator as Found, Page } from 'playwright-core'
import type { Locator, Sign } from '../../main/publishing/assisted/contract.ts'

export interface Match {
  readonly element: Found
  readonly by: Locator
}

/** `hidden`: things nobody sees count too, as the field behind an upload button. */
export async function find(page: Page, locators: readonly Locator[], { hidden = false } = {}): Promise<Match | null> {
  for (const by of locators) {
    const all = elementsBy(page, by)
    const element = hidden ? all : all.filter({ visible: true })
    // A page that is on its way elsewhere has nothing.
    if ((await element.count().catch(() => 0)) === 1) return { element, by }
  }
  return null
}

export function elementsBy(page: Page, by: Locator): Found {
  switch (by.by) {
    case 'role':
      return page.getByRole(by.role, { name: by.name, exact: true })
    case 'label':
      return page.getByLabel(by.text, { exact: true })
    case 'placeholder':
      return page.getByPlaceholder(by.text, { exact: true })
    case 'text':
      return page.getByText(by.text)
    case 'test-id':
      return page.getByTestId(by.id)
    case 'css':
      return page.locator(by.css)
  }
}

/** Whether any of the signs stands on the page, or in its address. */
export async function shows(page: Page, signs: readonly Sign[]): Promise<boolean> {
  for (const sign of signs) {
    if (sign.by === 'address' ? new URL(page.url()).pathname.includes(sign.part) : await isSeen(page, sign)) return true
  }
  return false
}

async function isSeen(page: Page, by: Locator): Promise<boolean> {
  return (await elementsBy(page, by).filter({ visible: true }).count().catch(() => 0)) > 0
}
