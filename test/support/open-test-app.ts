import { onTestFinished } from 'vitest'
import { createApp, type App } from '../../src/main/app.ts'
import type { PicturePort } from '../../src/main/designs/index.ts'
import type { Host } from '../../src/main/host.ts'
import type { NightRequest, NightRun } from '../../src/main/night/contract.ts'
import { tempHome } from './temp-home.ts'
import { testHost } from './test-host.ts'

/** The whole core on a real home with real workers, ended when the test is over. */
export async function openTestApp(options: { home?: string; host?: (host: Host) => Host; pictures?: PicturePort } = {}): Promise<App> {
  const host = testHost({ home: options.home ?? tempHome() })
  const app = await createApp(options.host?.(host) ?? host, undefined, options.pictures === undefined ? {} : { pictures: options.pictures })
  onTestFinished(() => app.stop().catch(() => undefined))
  return app
}

/** Works through one night and gives its end, whatever it is. */
export async function workThroughNight(app: App, request: NightRequest = { count: 2 }): Promise<NightRun> {
  const { id } = app.night.start(request)
  return untilNight(app, id, (run) => run.status !== 'running')
}

export async function untilNight(app: App, id: string, reached: (run: NightRun) => boolean): Promise<NightRun> {
  for (const signal = AbortSignal.timeout(90_000); ; signal.throwIfAborted()) {
    const run = app.night.find(id)
    if (run !== null && reached(run)) return run
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
