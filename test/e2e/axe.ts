/** The accessibility rules of axe-core, run on what is in the window now. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { settled } from './seller.ts'

/** The page's own policy refuses script elements, so the source goes in by the developer tools. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** One line per broken rule and element; empty when all is well. */
export async function brokenRules(page: Page): Promise<string[]> {
  await settled(page)
  await page.evaluate(source)
  const { violations } = await page.evaluate(() => (Reflect.get(window, 'axe') as { run(): Promise<AxeResults> }).run())
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 160)} ${node.any.map((check) => check.message).join(' ')}`))
}
