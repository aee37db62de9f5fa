import { onTestFinished } from 'vitest'
import type { EngineContext, ImageEngine } from '../../src/main/image-engines/engine.ts'
import { createImageEnginesService, type ImageEnginesService } from '../../src/main/image-engines/index.ts'
import type { PictureWish } from '../../src/main/image-engines/contract.ts'
import { createCosts, type Costs } from '../../src/main/costs/index.ts'
import { silentLog } from '../../src/main/kernel/log.ts'
import { createWorkerClient } from '../../src/main/kernel/worker-client.ts'
import { createSettingsService, type SettingsService } from '../../src/main/settings/index.ts'
import type { Store } from '../../src/main/store/index.ts'
import { imagingPort } from '../../src/workers/imaging/contract.ts'
import { fakeClock, type FakeClock } from './fake-clock.ts'
import { openTestStore } from './open-test-store.ts'
import { tempHome } from './temp-home.ts'
import { testHost } from './test-host.ts'

export interface OpenEngines {
  readonly store: Store
  readonly home: string
  readonly clock: FakeClock
  readonly settings: SettingsService
  readonly costs: Costs
  readonly secrets: Map<string, string>
  /** The door as a program has it that starts now on the same library. */
  open(engines: readonly ImageEngine[]): ImageEnginesService
}

/** The door to image engines on a real library with the real imaging worker. */
export async function openImageEngines(home = tempHome()): Promise<OpenEngines> {
  const clock = fakeClock()
  const store = await openTestStore({ home, clock })
  const host = testHost({ home })
  const imaging = createWorkerClient('imaging', imagingPort, { spawn: () => host.spawnWorker('imaging'), clock, log: silentLog })
  onTestFinished(() => imaging.stop())
  const settings = createSettingsService(store)
  const costs = createCosts({ store, clock, settings })
  const secrets = new Map<string, string>()
  const keeper = {
    get: (name: string) => Promise.resolve(secrets.get(name) ?? null),
    set: (name: string, value: string) => Promise.resolve(void secrets.set(name, value)),
    delete: (name: string) => Promise.resolve(void secrets.delete(name)),
  }
  settings.set({ monthlyBudgetMinor: 10_000, timeZone: 'UTC' })
  return {
    store, home, clock, settings, costs, secrets,
    open: (engines) => createImageEnginesService({
      store, clock, settings, costs, engines, secrets: keeper, languageModels: { isSetUp: () => false, complete: () => Promise.reject(new Error('Nobody is asked.')) },
      clean: (file, out, signal) => imaging.call('cleanGenerated', { file, out }, { signal }),
    }),
  }
}

export function wishFor(change: Partial<PictureWish> = {}): PictureWish {
  return {
    key: 'dsg_one/picture', what: 'Picture for “Otter Dad”', correlationId: 'run', prompt: 'an otter', negative: '', seed: 1, widthPx: 512, heightPx: 512, ground: 'clear', engine: null, workflow: null, ...change,
  }
}

type Tell = Pick<EngineContext, 'signal' | 'progress'>

/** What a caller gives with a wish when it wants to hear nothing. */
export function quietly(signal: Tell['signal'] = new AbortController().signal): Tell {
  return { signal, progress: () => undefined }
}
