/** Which models are here, which could be, and how they come and go. Nothing is downloaded unasked. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { toIso, type Clock } from '../kernel/clock.ts'
import { AppError, InvalidInput, NotFound } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import type { SettingsService } from '../settings/index.ts'
import { BUILT_IN, DIMENSIONS, picturePurpose, type LocalModel, type LocalModels, type ManifestModel, type ModelCard, type ModelOnDisk, type PictureModelOnDisk, type PicturePurpose } from './contract.ts'
import { downloadFile } from './download-file.ts'
import type { UsableModel } from './embedder.ts'
import { copyModel, lookIntoFolder } from './import-folder.ts'
import { createModelFolder, modelId, type ModelFolder } from './model-folder.ts'
import type { OpenRemote } from './remote-file.ts'

export interface Work {
  readonly signal: AbortSignal
  /** In bytes. */
  readonly progress: (done: number, total: number | null, note?: string) => void
}

export interface LocalModelsService {
  list(): LocalModels
  /** Null when no such model is installed. */
  installed(id: string): UsableModel | null
  /** The model that came last for this; null when none is here. */
  forPictures(purpose: PicturePurpose): (PictureModelOnDisk & { readonly title: string }) | null
  /** Goes on where an earlier try stopped. @returns the model's id. @throws what `downloadFile` throws, and InvalidInput for a model of another width. */
  download(manifestId: string, work: Work): Promise<string>
  /** @throws InvalidInput naming the folder and what is wrong in it. */
  import(folder: string, work: Work): Promise<string>
  /** @throws InvalidInput while it is chosen. */
  remove(id: string): Promise<LocalModels>
  /** Drops what a download that is not whole has left. */
  discard(manifestId: string): LocalModels
  /** @throws NotFound when the list has no such model. */
  known(manifestId: string): ManifestModel
}

export interface LocalModelsDeps {
  readonly home: string
  readonly clock: Clock
  readonly log: Log
  readonly settings: SettingsService
  readonly manifest: readonly ManifestModel[]
  readonly open: OpenRemote
  /** Loads the model and asks it once. @throws AppError `invalid-input` when it cannot be used. */
  readonly inspect: (model: ModelOnDisk, signal?: AbortSignal) => Promise<{ dimensions: number }>
  /** The same for a model that looks at pictures. */
  readonly inspectPicture: (model: PictureModelOnDisk, signal?: AbortSignal) => Promise<unknown>
  /** Lets go of files that are in use. */
  readonly release: () => Promise<void>
}

export function createLocalModelsService(deps: LocalModelsDeps): LocalModelsService {
  const { settings, manifest } = deps
  const folder = createModelFolder(deps.home, deps.log)
  settings.guard(({ embeddingModel: id }) => {
    if (id !== undefined && id !== BUILT_IN && !folder.cards().some((card) => card.id === id && card.purpose === 'sentence-vectors')) {
      throw new InvalidInput('setting "embeddingModel"', `there is no model ${id} here`, 'Download it or import it first.')
    }
  })
  const known = (manifestId: string): ManifestModel => {
    const model = manifest.find(({ id }) => id === manifestId)
    if (model === undefined) throw new NotFound(`The model ${manifestId}`)
    return model
  }
  const list = (): LocalModels => {
    const chosen = settings.get().embeddingModel
    const cards = folder.cards()
    const missing = manifest.filter(({ id }) => !cards.some((card) => card.manifestId === id))
    const models = [...cards.map((card) => installedRow(card, manifest, chosen)), ...missing.map((model) => availableRow(model, folder.isUnfinished(model.id)))]
    return { models, builtInChosen: chosen === BUILT_IN, bytesOnDisk: folder.bytesOnDisk() }
  }
  return {
    list,
    known,
    installed(id) {
      const card = folder.cards().find((one) => one.id === id)
      return card?.purpose !== 'sentence-vectors' ? null : { id, folder: folder.folderOf(id), weights: card.weights, pooling: card.pooling, prefixes: card.prefixes }
    },
    forPictures(purpose) {
      const [card] = folder.cards().filter((one) => one.purpose === purpose).toSorted((a, b) => (a.installedAt < b.installedAt ? 1 : -1))
      return card === undefined ? null : { folder: folder.folderOf(card.id), weights: card.weights, purpose, title: card.title }
    },
    download: (manifestId, work) => download(deps, folder, known(manifestId), work),
    import: (from, work) => importFrom(deps, folder, from, work),
    async remove(id) {
      if (!folder.cards().some((card) => card.id === id)) throw new NotFound(`The model ${id}`)
      if (settings.get().embeddingModel === id) throw new InvalidInput('model', 'is the one new ideas are compared with', 'Choose another in Settings first.')
      await deps.release()
      folder.remove(id)
      return list()
    },
    discard(manifestId) {
      folder.dropUnfinished(known(manifestId).id)
      return list()
    },
  }
}

async function download(deps: LocalModelsDeps, folder: ModelFolder, model: ManifestModel, { signal, progress }: Work): Promise<string> {
  // A kill between the last step and the end of the job: it is all here.
  const here = folder.cards().find(({ manifestId }) => manifestId === model.id)
  if (here !== undefined) return here.id
  const into = folder.unfinished(model.id)
  const files: ModelCard['files'] = []
  // The weights come first: with their length nearly the whole is known.
  const ordered = model.files.toSorted((a, b) => Number(b.path.endsWith('.onnx')) - Number(a.path.endsWith('.onnx')))
  let before = 0
  for (const { path, from = path, sha256 } of ordered) {
    const onBytes = (done: number, total: number | null): void => progress(before + done, total === null ? null : before + total, path)
    const got = await downloadFile(deps, { address: model.address + from, target: join(into, path), sha256, signal, onBytes })
    before += got.bytes
    files.push({ path, ...got })
  }
  const { title, licence, pooling, prefixes, weights, purpose } = model
  return adopt(deps, folder, model.id, { purpose, manifestId: model.id, title, licence, pooling, prefixes, weights, files }, signal)
}

async function importFrom(deps: LocalModelsDeps, folder: ModelFolder, from: string, { signal, progress }: Work): Promise<string> {
  const { title, licence, weights, pooling, purpose, ...found } = lookIntoFolder(from)
  const name = `import-${createHash('sha256').update(from).digest('hex').slice(0, 16)}`
  folder.dropUnfinished(name)
  try {
    const files = await copyModel(from, folder.unfinished(name), { title, licence, weights, pooling, purpose, ...found }, signal, progress)
    return await adopt(deps, folder, name, { purpose, manifestId: null, title, licence, weights, pooling, prefixes: { row: '', search: '' }, files }, signal)
  } catch (error) {
    // The seller still has the folder; half a copy is worth nothing.
    folder.dropUnfinished(name)
    throw error
  }
}

/** The last step of both ways in: the model is tried, gets its card, and is there. */
async function adopt(deps: LocalModelsDeps, folder: ModelFolder, name: string, about: Omit<ModelCard, 'id' | 'dimensions' | 'installedAt'>, signal: AbortSignal): Promise<string> {
  const dimensions = await tried(deps, folder, name, about, signal)
  if (dimensions !== DIMENSIONS && dimensions !== null) {
    folder.dropUnfinished(name)
    throw new InvalidInput(about.title, `gives ${dimensions} numbers a text, and the library keeps ${DIMENSIONS}`, 'Choose a model of base size: their vectors have 768 numbers.')
  }
  const id = modelId(about.manifestId ?? slugOf(about.title), about)
  await folder.adopt(name, { ...about, id, dimensions, installedAt: toIso(deps.clock.now()) })
  return id
}

/** The width of its vectors, null where it makes none. Files that cannot be read are of no use to the next try either, so it begins anew. */
async function tried(deps: LocalModelsDeps, folder: ModelFolder, name: string, { weights, pooling, purpose }: Pick<ModelCard, 'weights' | 'pooling' | 'purpose'>, signal: AbortSignal): Promise<number | null> {
  const forPictures = picturePurpose.safeParse(purpose)
  try {
    if (forPictures.success) {
      await deps.inspectPicture({ folder: folder.unfinished(name), weights, purpose: forPictures.data }, signal)
      return null
    }
    return (await deps.inspect({ folder: folder.unfinished(name), weights, pooling }, signal)).dimensions
  } catch (error) {
    if (error instanceof AppError && error.kind === 'invalid-input') folder.dropUnfinished(name)
    throw error
  } finally {
    await deps.release()
  }
}

function slugOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 40) || 'model'
}

function installedRow(card: ModelCard, manifest: readonly ManifestModel[], chosen: string): LocalModel {
  const from = manifest.find(({ id }) => id === card.manifestId)
  return {
    id: card.id, manifestId: card.manifestId, purpose: card.purpose, title: card.title, about: from?.about ?? null, licence: card.licence,
    licenceAddress: from?.licenceAddress ?? null, repository: from?.repository ?? null, state: 'installed',
    megabytes: Math.round(card.files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e5) / 10, files: card.files, chosen: card.id === chosen,
  }
}

function availableRow(model: ManifestModel, begun: boolean): LocalModel {
  const sizes = model.files.map(({ megabytes }) => megabytes)
  const weights = model.files.find(({ path }) => path.endsWith('.onnx'))?.megabytes ?? null
  return {
    id: null, manifestId: model.id, purpose: model.purpose, title: model.title, about: model.about, licence: model.licence, licenceAddress: model.licenceAddress,
    // The weights are nearly all of it; what is known of the rest is added.
    repository: model.repository, state: begun ? 'begun' : 'available', megabytes: weights === null ? null : Math.round(sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)),
    files: [], chosen: false,
  }
}
