/** One window for each profile, kept open from one listing to the next. */
import { mkdir } from 'node:fs/promises'
import { chromium, errors, type BrowserContext, type Page } from 'playwright-core'
import { AppError } from '../../main/kernel/errors.ts'

export interface WindowChoice {
  readonly path: string
  readonly profile: string
  readonly hidden: boolean
}

export interface Sessions {
  /** The page of a profile; opened when there is none. @throws AppError `unavailable` when the browser does not start. */
  page(choice: WindowChoice): Promise<Page>
  close(profile: string): Promise<void>
  closeAll(): Promise<void>
}

const STARTS_WITHIN_MS = 60_000

export function createSessions(): Sessions {
  const open = new Map<string, Promise<BrowserContext>>()
  const contextOf = (choice: WindowChoice): Promise<BrowserContext> => {
    const known = open.get(choice.profile)
    if (known !== undefined) return known
    const starting = launch(choice)
    open.set(choice.profile, starting)
    const forget = (): void => void (open.get(choice.profile) === starting && open.delete(choice.profile))
    starting.then((context) => context.once('close', forget), forget)
    return starting
  }
  const close = async (profile: string): Promise<void> => {
    const context = await open.get(profile)?.catch(() => undefined)
    await context?.close()
  }
  return {
    async page(choice) {
      const context = await contextOf(choice)
      return context.pages()[0] ?? (await context.newPage())
    },
    close,
    closeAll: async () => void (await Promise.all([...open.keys()].map(close))),
  }
}

async function launch({ path, profile, hidden }: WindowChoice): Promise<BrowserContext> {
  await mkdir(profile, { recursive: true })
  try {
    return await chromium.launchPersistentContext(profile, {
      executablePath: path, headless: hidden, viewport: null, acceptDownloads: false, timeout: STARTS_WITHIN_MS,
      // Chromium refuses its sandbox to root; everybody else keeps it.
      chromiumSandbox: process.getuid?.() !== 0, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
    })
  } catch (error) {
    const late = error instanceof errors.TimeoutError
    throw new AppError('unavailable', late ? 'The browser did not open within a minute.' : 'The browser could not be opened.', { action: 'Close other windows of this profile, or choose another browser in Settings.', cause: error })
  }
}
