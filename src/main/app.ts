/** The composition root: the one place that knows every slice, and where ports that lead back are joined. */
import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { acquirePort } from '../workers/acquire/contract.ts'
import { computePort } from '../workers/compute/contract.ts'
import { imagingPort } from '../workers/imaging/contract.ts'
import { inferencePort } from '../workers/inference/contract.ts'
import { recheckEvents } from './compliance/recheck/contract.ts'
import { createTrademarksService, RECHECK, recheckJob, TRADEMARKS, trademarksJob, type TrademarksService } from './compliance/index.ts'
import { createCatalogueService, OWN_LISTINGS, ownListingsJob, type CatalogueService } from './catalogue/index.ts'
import { createCosts, type Costs } from './costs/index.ts'
import { designEvents } from './designs/contract.ts'
import { createDesignsService, makeJob, makePictureJob, printArtJob, printJob, TIDY, tidyJob, type DesignsService, type PicturePort } from './designs/index.ts'
import { createDoctor } from './doctor.ts'
import { createExportsService, exportJob, type ExportsService } from './exports/index.ts'
import type { Host, WorkerKind } from './host.ts'
import { ideaEvents } from './ideas/contract.ts'
import { createIdeasService, EMBED, IDEATE, ideateAfterSignals, ideateJob, SCORE, scoreAgainOnChange, scoreJob, type IdeasService } from './ideas/index.ts'
import { createImageEngineList } from './image-engine-list.ts'
import type { ComfyService, ImageEnginesService } from './image-engines/index.ts'
import { createInsightsService, type InsightsService } from './insights/index.ts'
import { jobEvents } from './jobs/contract.ts'
import { createJobs, type Jobs } from './jobs/index.ts'
import type { Clock } from './kernel/clock.ts'
import type { PortContract } from './kernel/ports.ts'
import { createWorkerClient, type WorkerClient } from './kernel/worker-client.ts'
import { listingEvents } from './listings/contract.ts'
import { createListingsService, refuseUnknownMarkets, WRITE, writeJob, type ListingsService } from './listings/index.ts'
import type { LanguageModelsService } from './language-models/index.ts'
import type { Embedder, LocalModelsService } from './local-models/index.ts'
import { mockupEvents } from './mockups/contract.ts'
import { createMockupsService, photographJob, RENDER, renderJob, type MockupsService } from './mockups/index.ts'
import { createModels, MODEL_JOB_KINDS } from './models.ts'
import { nightEvents } from './night/contract.ts'
import { createNightService, followUpKey, NIGHT, nightJob, type NightService } from './night/index.ts'
import { publishingEvents } from './publishing/contract.ts'
import { SUBMIT, submitJob, type PublishingService } from './publishing/index.ts'
import { createPublishingList, type GivenPublishers } from './publishing-list.ts'
import { createLooks, createPicturePort } from './pictures.ts'
import { createProductsService, type ProductsService } from './products/index.ts'
import type { Settings } from './settings/contract.ts'
import { createSettingsService, type SettingsService } from './settings/index.ts'
import { signalEvents } from './signals/contract.ts'
import { ARCHIVE, archiveJob, CALENDAR, createArchive, createSignalsService, importJob, POLL, pollJob, type PollingService, type SignalsService } from './signals/index.ts'
import { createRecording, recordRequests, recordWork, replayHome, type Replayed, type ReplayGiven } from './replay/index.ts'
import { createRechecks, type Rechecks } from './rechecks.ts'
import { createSources } from './sources.ts'
import { keepDailyBackup, openStore, writeArchive, type Store } from './store/index.ts'
import type { ImagingPort } from '../workers/imaging/contract.ts'
import type { Checkup } from './router.ts'

/** Designs that an empty library makes by itself. */
const FIRST_DESIGNS = 10

export interface App {
  readonly host: Host
  readonly store: Store
  readonly jobs: Jobs
  readonly settings: SettingsService
  readonly costs: Costs
  readonly products: ProductsService
  readonly signals: SignalsService
  readonly polling: PollingService
  readonly localModels: LocalModelsService
  readonly embedder: Embedder
  readonly languageModels: LanguageModelsService
  readonly imageEngines: ImageEnginesService
  readonly comfy: ComfyService
  readonly trademarks: TrademarksService
  readonly rechecks: Rechecks
  readonly ideas: IdeasService
  readonly designs: DesignsService
  readonly mockups: MockupsService
  readonly listings: ListingsService
  readonly exports: ExportsService
  readonly catalogue: CatalogueService
  readonly publishing: PublishingService
  readonly night: NightService
  readonly insights: InsightsService
  readonly imaging: WorkerClient<ImagingPort>
  isFirstRun(): boolean
  /** Begins the first designs of an empty library, once. */
  beginFirstRun(): void
  doctor(): Promise<Checkup[]>
  /** One file with everything of the seller's. */
  backup(file: string): Promise<{ file: string; bytes: number }>
  /** Scores or embeds all ideas once more, now, as its job does. */
  repeat(kind: string, signal: AbortSignal): Promise<void>
  stop(): Promise<void>
}

const EVENTS = { ...signalEvents, ...ideaEvents, ...designEvents, ...mockupEvents, ...listingEvents, ...recheckEvents, ...publishingEvents, ...nightEvents, ...jobEvents }
const JOB_KINDS = ['signals.import', 'signals.poll', 'signals.archive', 'designs.make', 'designs.make-picture', 'designs.print', 'designs.print-art', 'designs.tidy', 'mockups.render', 'mockups.photograph', 'listings.write', 'ideas.ideate', 'exports.write', OWN_LISTINGS, 'ideas.score', SUBMIT, 'night.run', TRADEMARKS, RECHECK, ...MODEL_JOB_KINDS]

/** What slices need of the disk. */
const files = {
  readText: (file: string) => readFile(file, 'utf8'),
  readable: (file: string) => existsSync(file) && statSync(file).size > 0,
  removeFile: (file: string) => rm(file, { force: true }),
}

/** Spreads retries apart. */
const chance = (): number => randomInt(1_000_000) / 1_000_000

/** @throws StoreError when the library cannot be opened; nothing has been changed then. */
export async function createApp(host: Host, replaying?: ReplayGiven, given: { readonly pictures?: PicturePort; readonly publishers?: GivenPublishers } = {}): Promise<App> {
  const { clock, log, paths } = host
  const store = await openStore({ home: paths.home, migrations: join(paths.resources, 'migrations'), clock, log })
  const jobs = createJobs({ store, clock, log, events: EVENTS, owner: randomBytes(8).toString('hex'), chance, followSchedules: host.kind !== 'cli' })
  const { events, queue } = jobs
  const worker = <C extends PortContract>(kind: WorkerKind, contract: C): WorkerClient<C> => createWorkerClient(kind, contract, { spawn: () => host.spawnWorker(kind), clock, log })
  const acquire = worker('acquire', acquirePort)
  const [compute, inference] = [worker('compute', computePort), worker('inference', inferencePort)]
  const imaging = worker('imaging', imagingPort)
  const sketching = worker('imaging', imagingPort)
  const settings = createSettingsService(store)
  settings.guard(refuseUnknownMarkets)
  const costs = createCosts({ store, clock, settings })
  const products = createProductsService(store)
  const trademarks = createTrademarksService({ home: paths.home, clock, acquire, everydayFile: join(paths.resources, 'compliance', 'everyday-words.txt') })
  const archive = replaying?.archive ?? createArchive({ store, clock, events, home: paths.home })
  const signals = createSignalsService({ store, clock, events, settings, acquire, archive, observancesFile: join(paths.resources, 'calendars', 'observances.ics') })
  const sources = createSources({ host, store, jobs, settings, signals, acquire, chance })
  const models = createModels({ host, store, settings, costs, archive, replay: replaying !== undefined, compute, inference })
  const { localModels, embedder, languageModels } = models
  const { imageEngines, comfy, ...engineList } = createImageEngineList({ host, store, settings, costs, languageModels, imaging, replay: replaying !== undefined })
  const verdicts = replaying?.verdicts ?? ((limit: number) => designs.verdicts(limit))
  const recording = createRecording({ archive, settings, clock, events, verdicts })
  const ideas = recordRequests(createIdeasService({ relatedWordsFile: join(paths.resources, 'search', 'related-words.txt'), store, clock, log, events, settings, signals, compute, embedder, verdicts, writers: models.writers }), recording)
  const mockups = createMockupsService({ store, clock, events, queue, designs: () => designs, products, imaging, sketching, ...files, scenes: { shipped: join(paths.resources, 'scenes'), own: join(paths.home, 'scenes'), pictures: join(paths.home, 'thumbs', 'scenes') } })
  const designs: DesignsService = createDesignsService({
    store, clock, events, queue, ideas, products, trademarks, imaging, sketching, ...files, markets: () => settings.get().markets, pictures: given.pictures ?? createPicturePort(imageEngines), looks: createLooks({ localModels, inference, imaging }), pictureStyles: () => settings.get().pictures.styles,
    mockupsOf: (ids) => new Map([...mockups.of(ids)].map(([id, list]) => [id, list.map(({ id: mockupId, file, scene, garment }) => ({ id: mockupId, file, scene, garment }))])),
    onGeneratedTx: (tx, { designId, full, correlationId }) => {
      queue.enqueueTx(tx, { kind: RENDER, payload: { designId, full }, correlationId, unique: { key: followUpKey(designId, full), scope: 'once' } })
      queue.enqueueTx(tx, { kind: WRITE, payload: { designId }, correlationId, unique: { key: designId, scope: 'once' } })
    },
  })
  const listings: ListingsService = createListingsService({
    store, clock, events, settings, products, trademarks, ideas, designs, mockups, languageModels, suggestions: sources.polling.suggestions,
    onApprovedTx: (tx, designId) => void queue.enqueueTx(tx, { kind: RENDER, payload: { designId, full: true }, correlationId: designId, unique: { key: `${designId}/approved`, scope: 'active' } }),
  })
  const catalogue = createCatalogueService({ store, clock, acquire })
  const exports = createExportsService({ store, clock, events, settings, products, designs, mockups, listings, home: paths.home, sold: catalogue.sold })
  const publishing = createPublishingList({ host, store, jobs, settings, products, ideas, designs, mockups, listings, given: given.publishers })
  const rechecks = createRechecks({ host, store, jobs, trademarks, designs, listings, publishing, chance })
  const night: NightService = createNightService({ store, clock, events, jobs, settings, products, signals, ideas, designs, mockups, listings, exports, publishing, home: paths.home })
  const insights = createInsightsService({ clock, settings, costs, ideas, designs, listings, queue, night })

  const again = [scoreJob({ store, settings, signals, compute, embedder, events, verdicts }), ...models.jobs.filter(({ kind }) => kind === EMBED)].map((job) => recordWork(job, recording))
  jobs.start(
    [
      importJob({ service: signals, removeFile: async (file) => (dirname(file) === join(paths.home, 'uploads') ? files.removeFile(file) : undefined) }), pollJob({ signals, polling: sources.polling }), archiveJob(signals), makeJob(() => designs), makePictureJob(() => designs), printJob(() => designs), printArtJob(() => designs), tidyJob(() => designs),
      renderJob(mockups), photographJob(mockups), writeJob(() => listings), exportJob(() => exports), submitJob(() => publishing), ownListingsJob(catalogue, files.removeFile), nightJob(() => night), trademarksJob(trademarks, files.removeFile), recheckJob(() => rechecks.recheck), ideateJob({ service: () => ideas, settings: () => settings.get(), signals }),
      ...models.jobs.filter(({ kind }) => kind !== EMBED), ...again,
    ],
    JOB_KINDS,
  )
  // A command that runs for a moment asks for ideas when it wants to show them.
  if (host.kind !== 'cli') ideateAfterSignals({ store, events, queue, clock, unread: () => ideas.hasUnread() })
  // A replay does what was done then, when it was done, and nothing else.
  if (replaying === undefined) {
    models.followChoice(queue)
    scoreAgainOnChange({ store, queue, settings })
  }
  const backups = keepDailyBackup({ store, home: paths.home, clock, log })
  planDays(jobs, settings)
  if (replaying === undefined) sources.start()
  // What a crash left between here and a market is looked for there; a command that runs for a moment leaves it to a core that stays.
  if (replaying === undefined && host.kind !== 'cli') publishing.begin()

  const isFirstRun = (): boolean => !settings.get().firstDesignsMade && designs.count({ status: [] }) === 0 && night.current() === null
  const app: App = {
    host, store, jobs, settings, costs, products, signals, polling: sources.polling, localModels, embedder, languageModels, imageEngines, comfy, trademarks, rechecks, ideas, designs, mockups, listings, exports, catalogue, publishing, night, insights, imaging, isFirstRun,
    beginFirstRun() {
      if (!isFirstRun()) return
      settings.set({ firstDesignsMade: true })
      night.start({ count: FIRST_DESIGNS, publish: 'off' })
    },
    doctor: () => createDoctor({ host, store, settings, acquire, compute, inference, imaging, localModels, languageModels, imageEngines, trademarks }),
    backup: (file) => writeArchive({ home: paths.home, store, file }),
    async repeat(kind, signal) {
      const nothing = (): void => undefined
      await again.find((job) => job.kind === kind)?.execute({ jobId: kind, input: {}, attempt: 1, correlationId: kind, createdAt: clock.now(), signal, progress: nothing, saveState: nothing, savedState: null, log, clock })
    },
    stop: () => stopInTurn([jobs, publishing, engineList, acquire, compute, inference, imaging, sketching, models, trademarks, rechecks, sources, backups, { stop: () => store.close() }]),
  }
  return app
}

/** Each may still need those that come after it. */
async function stopInTurn(parts: readonly { stop(): Promise<void> | void }[]): Promise<void> {
  for (const part of parts) await part.stop()
}

function planDays(jobs: Jobs, settings: SettingsService): void {
  planDay(jobs, settings.get())
  settings.onChange((changed) => planDay(jobs, changed))
}

/** What happens every day by itself; a day that was missed is made up for at the next start. */
function planDay({ schedules }: Jobs, { timeZone, nightAt }: Settings): void {
  schedules.set({ id: 'calendar', kind: POLL, payload: { source: CALENDAR }, cron: '17 4 * * *', timeZone })
  schedules.set({ id: 'score', kind: SCORE, payload: {}, cron: '31 4 * * *', timeZone })
  schedules.set({ id: 'archive', kind: ARCHIVE, payload: {}, cron: '43 4 * * *', timeZone })
  schedules.set({ id: 'recheck', kind: RECHECK, payload: {}, cron: '47 4 * * *', timeZone })
  schedules.set({ id: 'tidy', kind: TIDY, payload: {}, cron: '51 4 * * *', timeZone })
  schedules.set({ id: 'ideas', kind: IDEATE, payload: { paid: true }, cron: '29 4 * * *', timeZone })
  const [hour, minute] = nightAt.split(':').map(Number)
  if (hour === undefined || minute === undefined) schedules.remove('night')
  else schedules.set({ id: 'night', kind: NIGHT, payload: {}, cron: `${minute} ${hour} * * *`, timeZone })
}

/** Makes what follows from the raw archive again, in a home that nobody has open. No service is asked and no key is used. */
export function replay(host: Host, signal: AbortSignal, progress: (note: string) => void): Promise<Replayed> {
  const secrets = { ...host.secrets, get: () => Promise.resolve(null) }
  const open = (home: string, clock: Clock, replaying: ReplayGiven): Promise<App> => createApp({ ...host, kind: 'cli', clock, secrets, paths: { ...host.paths, home } }, replaying)
  return replayHome({ home: host.paths.home, migrations: join(host.paths.resources, 'migrations'), clock: host.clock, open }, signal, progress)
}
