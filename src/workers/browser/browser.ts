/** The methods of the browser worker over one set of windows. */
import type { Page } from 'playwright-core'
import type { PortHandlers } from '../../main/kernel/ports.ts'
import type { Recipe } from '../../main/publishing/assisted/contract.ts'
import { arrive, Halt } from './arrive.ts'
import { awaitSent } from './await-sent.ts'
import type { BrowserPort, Stopped } from './contract.ts'
import { fillForm, say, waysTo } from './fill-form.ts'
import { findBrowsers } from './find-browsers.ts'
import { find } from './locate.ts'
import { pointAt } from './point-at.ts'
import { reportPage } from './report-page.ts'
import type { Sessions } from './sessions.ts'
import { createWatches } from './watch-sending.ts'

/** `now` is in milliseconds since the epoch and names reports. */
export function createBrowserHandlers(sessions: Sessions, now: () => number): PortHandlers<BrowserPort> {
  const watches = createWatches()
  const orStopped = async <T>(page: Page, recipe: Recipe, reports: string | null, work: () => Promise<T>): Promise<T | Stopped> => {
    try {
      return await work()
    } catch (error) {
      const halt = error instanceof Halt ? error : page.isClosed() ? new Halt('closed', 'The window was closed.') : null
      if (halt === null) throw error
      const { because, step, message: says } = halt
      const report = reports === null || page.isClosed() ? null : await reportPage(page, recipe, reports, says, now())
      return { kind: 'stopped', because, step, says, report, touched: watches.mayBeSent(page) }
    }
  }
  return {
    browsers: async () => ({ found: findBrowsers(process.platform, process.env) }),
    async fill({ window, recipe, learned, fields, reports, patienceMs }, { signal, progress }) {
      const page = await sessions.page(window)
      return orStopped(page, recipe, reports, async () => {
        watches.forget(page)
        await arrive({ page, recipe, signal, now }, patienceMs)
        const left = await fillForm({ page, recipe, learned, fields, signal, now, progress })
        watches.begin(page, recipe)
        await say(page, 'Filled in. Look it over, then publish it here.')
        return { kind: 'filled' as const, left }
      })
    },
    async sent({ window, recipe, reports, patienceMs, press }, { signal }) {
      const page = await sessions.page(window)
      return orStopped(page, recipe, reports, async () => ({ kind: 'sent' as const, ...(await awaitSent({ page, recipe, press, patienceMs, signal, now })) }))
    },
    async point({ window, recipe, step, patienceMs }, { signal }) {
      const page = await sessions.page(window)
      return orStopped(page, recipe, null, async () => {
        await arrive({ page, recipe, signal, now }, patienceMs)
        return { kind: 'pointed' as const, locators: await pointAt(page, recipe, step, patienceMs, signal) }
      })
    },
    async selfTest({ window, recipe, learned, reports, patienceMs }, { signal }) {
      const page = await sessions.page(window)
      return orStopped(page, recipe, reports, async () => {
        await arrive({ page, recipe, signal, now }, patienceMs)
        const steps = await Promise.all(recipe.steps.map(async (step) => {
          const match = await find(page, waysTo(step, learned), { hidden: step.does === 'upload' })
          return { id: step.id, found: match !== null, by: match?.by.by ?? null }
        }))
        return { kind: 'tested' as const, steps }
      })
    },
    async close({ profile }) {
      await sessions.close(profile)
      return {}
    },
  }
}
