import { z } from 'zod'
import type { App } from './app.ts'
import { createCatalogueRouter } from './catalogue/index.ts'
import { createComplianceRouter } from './compliance/index.ts'
import { createDesignsRouter } from './designs/index.ts'
import { createExportsRouter } from './exports/index.ts'
import { createIdeasRouter } from './ideas/index.ts'
import { createImageEnginesRouter } from './image-engines/index.ts'
import { createInsightsRouter } from './insights/index.ts'
import { createJobsRouter } from './jobs/index.ts'
import { procedure, router } from './kernel/trpc.ts'
import { createLanguageModelsRouter } from './language-models/index.ts'
import { createListingsRouter } from './listings/index.ts'
import { createLocalModelsRouter } from './local-models/index.ts'
import { createMockupsRouter } from './mockups/index.ts'
import { createNightRouter } from './night/index.ts'
import { createProductsRouter } from './products/index.ts'
import { createPublishingRouter } from './publishing/index.ts'
import { createSettingsRouter } from './settings/index.ts'
import { createSignalsRouter } from './signals/index.ts'

const checkup = z.object({ part: z.string(), ok: z.boolean(), sentence: z.string(), action: z.string().optional() })
export type Checkup = z.infer<typeof checkup>

/** Every slice's procedures under its name. The window knows this by type only. */
export function createRouter(app: App) {
  const { store } = app
  const { queue } = app.jobs
  return router({
    insights: createInsightsRouter(app.insights),
    signals: createSignalsRouter({ service: app.signals, polling: app.polling, queue, store }),
    compliance: createComplianceRouter({ trademarks: app.trademarks, ...app.rechecks, queue, store }),
    ideas: createIdeasRouter({ service: app.ideas, queue, store }),
    designs: createDesignsRouter(app.designs),
    mockups: createMockupsRouter({ service: app.mockups, queue, store }),
    listings: createListingsRouter(app.listings, { queue, store }),
    products: createProductsRouter(app.products),
    settings: createSettingsRouter(app.settings),
    languageModels: createLanguageModelsRouter(app.languageModels),
    imageEngines: createImageEnginesRouter(app.imageEngines, app.comfy),
    localModels: createLocalModelsRouter({ service: app.localModels, queue, store }),
    night: createNightRouter(app.night),
    exports: createExportsRouter({ service: app.exports, queue, store }),
    catalogue: createCatalogueRouter({ service: app.catalogue, queue, store }),
    publishing: createPublishingRouter(app.publishing),
    jobs: createJobsRouter(app.jobs),
    system: router({
      info: procedure
        .output(z.object({ version: z.string(), home: z.string(), host: z.enum(['electron', 'browser', 'cli']), firstRun: z.boolean() }))
        .query(() => ({ version: app.host.version, home: app.host.paths.home, host: app.host.kind, firstRun: app.isFirstRun() })),
      doctor: procedure.output(z.array(checkup)).query(() => app.doctor()),
      backup: procedure.input(z.object({ file: z.string() })).output(z.object({ file: z.string(), bytes: z.number() })).mutation(({ input }) => app.backup(input.file)),
    }),
  })
}
export type AppRouter = ReturnType<typeof createRouter>
