/** Every part of the program checked by using it, each with a sentence. */
import { accessSync, constants, statfsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AcquirePort } from '../workers/acquire/contract.ts'
import type { ComputePort } from '../workers/compute/contract.ts'
import type { ImagingPort } from '../workers/imaging/contract.ts'
import type { InferencePort } from '../workers/inference/contract.ts'
import type { TrademarksService } from './compliance/index.ts'
import type { Host } from './host.ts'
import { toIso } from './kernel/clock.ts'
import { NeedsHuman, toPlainError } from './kernel/errors.ts'
import { BUILT_IN } from './local-models/contract.ts'
import type { WorkerClient } from './kernel/worker-client.ts'
import type { Checkup } from './router.ts'
import type { ImageEnginesService } from './image-engines/index.ts'
import type { LanguageModelsService } from './language-models/index.ts'
import type { LocalModelsService } from './local-models/index.ts'
import type { SettingsService } from './settings/index.ts'
import type { Store } from './store/index.ts'

export interface DoctorDeps {
  readonly host: Host
  readonly store: Store
  readonly settings: SettingsService
  readonly acquire: WorkerClient<AcquirePort>
  readonly compute: WorkerClient<ComputePort>
  readonly inference: WorkerClient<InferencePort>
  readonly imaging: WorkerClient<ImagingPort>
  readonly localModels: LocalModelsService
  readonly languageModels: LanguageModelsService
  readonly imageEngines: ImageEnginesService
  readonly trademarks: TrademarksService
}

/** Below this a night's print files may not fit. */
const LOW_DISK_BYTES = 2 * 1024 ** 3

export async function createDoctor(deps: DoctorDeps): Promise<Checkup[]> {
  return [
    await examine('Node', () => Promise.resolve(`Node ${process.versions.node} runs the core.`)),
    await examine('Library', () => Promise.resolve(library(deps))),
    await examine('Disk', () => Promise.resolve(disk(deps))),
    await examine('Calendar', () => calendar(deps)),
    await examine('Ideas', () => ideas(deps)),
    await examine('Sentence models', () => sentenceModels(deps)),
    await examine('Language model', () => Promise.resolve(languageModel(deps))),
    await examine('Designs and mock-ups', () => imaging(deps)),
    await examine('Secrets', async () => (await deps.host.secrets.describe()).sentence),
    await examine('Trademark index', async () => (await deps.trademarks.status()).sentence),
    await examine('Image engines', () => imageEngines(deps)),
    { part: 'Marketplaces', ok: true, sentence: 'None is connected; approved listings are exported as files.' },
  ]
}

async function examine(part: string, look: () => Promise<string>): Promise<Checkup> {
  try {
    return { part, ok: true, sentence: await look() }
  } catch (error) {
    const { message, action } = toPlainError(error)
    return { part, ok: false, sentence: message, ...(action === undefined ? {} : { action }) }
  }
}

function library({ store }: DoctorDeps): string {
  const faults = store.checkIntegrity()
  if (faults.length > 0) throw new Error(`The library has ${faults.length} faults: ${faults[0] ?? ''}`)
  accessSync(store.file, constants.R_OK | constants.W_OK)
  return `${store.file} is whole.`
}

function disk({ host }: DoctorDeps): string {
  const { bavail, bsize } = statfsSync(host.paths.home)
  const free = bavail * bsize
  const gigabytes = (free / 1024 ** 3).toFixed(1)
  if (free < LOW_DISK_BYTES) throw new Error(`Only ${gigabytes} GB are free where the library lies.`)
  return `${gigabytes} GB are free where the library lies.`
}

async function calendar({ host, settings, acquire }: DoctorDeps): Promise<string> {
  const { country } = settings.get()
  const today = toIso(host.clock.now())
  const year = { from: today.slice(0, 10), to: toIso(host.clock.now() + 365 * 86_400_000).slice(0, 10) }
  const { drafts } = await acquire.call('calendar', { country, ...year, observedAt: today, observancesFile: join(host.paths.resources, 'calendars', 'observances.ics') })
  return `${drafts.length} holidays and observances are known for ${country} in the coming year.`
}

async function ideas({ compute }: DoctorDeps): Promise<string> {
  const { model, vectors } = await compute.call('embed', { texts: ['coffee first'] })
  return `The language worker answers (${model}, ${vectors.length} numbers a text).`
}

/** The chosen model is loaded and asked; without one, the worker that would run it answers. */
async function sentenceModels({ localModels, settings, inference }: DoctorDeps): Promise<string> {
  const { embeddingModel } = settings.get()
  const chosen = localModels.installed(embeddingModel)
  if (chosen === null) {
    await inference.call('release', {})
    if (embeddingModel !== BUILT_IN) throw new NeedsHuman(`The model ${embeddingModel} is chosen and is not on this computer.`, 'Download or import it in Settings, or choose another.')
    return 'None is chosen; likeness is of wording. The worker that would run one answers.'
  }
  const { dimensions } = await inference.call('inspect', { model: { folder: chosen.folder, weights: chosen.weights, pooling: chosen.pooling } })
  return `${embeddingModel} is loaded and gives ${dimensions} numbers a text.`
}

/** Nobody is asked: that may cost money. */
function languageModel({ languageModels }: DoctorDeps): string {
  const { writing, missing } = languageModels.list()
  if (writing.provider === 'none') return 'None is chosen; phrases come from the built-in grammar.'
  if (missing !== null) throw new NeedsHuman(missing, 'Finish it in Settings.')
  return `${writing.model} is set up; Settings can test the connection.`
}

/** Nobody is asked for a picture: that may cost money. */
async function imageEngines({ imageEngines: service }: DoctorDeps): Promise<string> {
  const { engines, pictures, tonight } = await service.list()
  const chosen = pictures.order.flatMap((id) => engines.filter((engine) => engine.id === id))
  if (chosen.length === 0) return 'None is chosen; the built-in typographic engine makes all designs.'
  const ready = chosen.filter((engine) => engine.ready)
  if (ready.length === 0) throw new NeedsHuman(chosen.map(({ title, sentence }) => `${title}: ${sentence}`).join(' '), chosen[0]?.action ?? 'Look at Image engines in Settings.')
  return `${ready.map(({ title }) => title).join(' and ')} can be asked. ${tonight.sentence}`
}

/** A real design, drawn and photographed into a folder that is removed again. */
async function imaging({ host, imaging: worker }: DoctorDeps): Promise<string> {
  const folder = await mkdtemp(join(host.paths.home, 'doctor-'))
  try {
    const garment = { id: 'black', name: 'Black', hex: '#1A1A1A', tone: 'dark' as const }
    const made = await worker.call('makeDesign', {
      concept: { phrase: 'All is well', mood: 'calm', style: 'bold', language: 'en' }, seed: 'doctor', area: { name: 'front', widthPx: 4500, heightPx: 5400 }, garments: [garment],
    })
    const svg = made.variants[0]?.svg ?? ''
    const out = join(folder, 'mockup.jpg')
    await worker.call('mockup', { art: { svg }, scene: 'tee-front', garmentHex: garment.hex, sizePx: 1000, out })
    return `A test design was drawn and photographed (${Math.round((await stat(out)).size / 1024)} KB).`
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
