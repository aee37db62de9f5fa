/** Markets whose forms are filled in the seller's own browser: a part of the composition root. */
import { join } from 'node:path'
import { browserPort } from '../workers/browser/contract.ts'
import type { Host } from './host.ts'
import { createWorkerClient } from './kernel/worker-client.ts'
import { createAssistedPublisher, createRecipes, FORM_MARKETS, type MarketAccess, type Publisher } from './publishing/index.ts'
import type { MarketId } from './listings/contract.ts'

/** No browser is started before the first form. */
export function createFormMarkets({ paths, clock, log, spawnWorker }: Host): (access: (market: MarketId) => MarketAccess) => readonly Publisher[] {
  const browser = createWorkerClient('browser', browserPort, { spawn: () => spawnWorker('browser'), clock, log })
  const recipes = createRecipes(join(paths.resources, 'recipes'), join(paths.home, 'recipes'), log)
  return (access) => FORM_MARKETS.map((market) => createAssistedPublisher(market, {
    clock, browser, recipes, profiles: (name) => join(paths.home, 'browser', name), reports: join(paths.home, 'reports'), values: () => access(market).values(),
  }))
}
