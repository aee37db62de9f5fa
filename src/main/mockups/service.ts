import type { Clock } from '../kernel/clock.ts'
import { AppError } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import type { WorkerClient } from '../kernel/worker-client.ts'
import type { DesignsService } from '../designs/index.ts'
import type { Events, Queue } from '../jobs/index.ts'
import type { ProductsService } from '../products/index.ts'
import type { AssetRecord, Store } from '../store/index.ts'
import type { ImagingPort } from '../../workers/imaging/contract.ts'
import type { Mockup } from './contract.ts'
import { inPairs } from './in-pairs.ts'
import { RENDER } from './jobs/render.ts'
import { createPhotographer, type Photographer } from './photograph.ts'
import { plannedShots, type MockupSet, type Shot } from './pure/mockup-plan.ts'
import { createMockupsRepo, type MockupsRepo } from './repo.ts'
import { createOwnScenes, type OwnScenes } from './scenes/own-scenes.ts'
import { createScenePictures } from './scenes/scene-pictures.ts'
import { createSceneShelf, placeOf, type Scene, type SceneShelf } from './scenes/shelf.ts'
import type { MockupRow } from './tables.ts'

/** Pixels a side of a mock-up: what markets ask for. */
const SIZE_PX = 2000
const THUMB_PX = 320
/** Places of pictures beyond the set for a listing. */
const BEYOND_SET = 100

export interface MockupPicture extends Mockup {
  readonly asset: string
}

export interface MockupsService {
  /** Makes what is missing of a set; scenes of the seller's that are damaged are left out, and the progress says so. @returns how many were made. */
  render(designId: string, set: MockupSet, context: RenderContext): Promise<number>
  /** Asks for every garment in every scene that shows the design's product. @returns the work asked for. */
  askForAll(designId: string): string
  /** Of every garment in every scene that shows the design's product: how many there are, and how many are not made. */
  count(designId: string): { total: number; missing: number }
  /** In their order. */
  of(designIds: readonly string[]): ReadonlyMap<string, readonly MockupPicture[]>
  readonly shelf: SceneShelf
  readonly ownScenes: OwnScenes
  /** The path of a small picture of a scene without a design. @throws NotFound, InvalidInput for a scene that is not whole. */
  scenePicture(id: string): Promise<string>
  /** Mock-ups of any art, as files of the seller's. */
  readonly photographer: Photographer
}

export interface RenderContext {
  readonly signal: AbortSignal
  readonly correlationId: string
  progress(done: number, total: number | null, note?: string): void
}

export interface MockupsDeps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Events
  readonly queue: Queue
  readonly designs: () => DesignsService
  readonly products: ProductsService
  readonly imaging: WorkerClient<ImagingPort>
  /** For what the seller waits for while mock-ups are made. */
  readonly sketching: WorkerClient<ImagingPort>
  /** The folder of shipped scenes, the library's own, and where small pictures of both are kept. */
  readonly scenes: { readonly shipped: string; readonly own: string; readonly pictures: string }
  readonly readText: (file: string) => Promise<string>
  readonly readable: (file: string) => boolean
}

export function createMockupsService(deps: MockupsDeps): MockupsService {
  const repo = createMockupsRepo(deps.store)
  const shelf = createSceneShelf(deps.scenes)
  const of = (designIds: readonly string[]): ReadonlyMap<string, readonly MockupPicture[]> =>
    Map.groupBy(repo.of(designIds).map((row) => picture(deps, row)), (mockup) => mockup.designId)
  return {
    of,
    shelf,
    ownScenes: createOwnScenes({ ...deps, shelf }),
    scenePicture: createScenePictures({ ...deps, shelf }),
    photographer: createPhotographer({ ...deps, shelf }),
    askForAll(designId) {
      deps.designs().get(designId)
      return deps.store.writeTx((tx) => deps.queue.enqueueTx(tx, { kind: RENDER, payload: { designId, full: true, all: true }, correlationId: designId, unique: { key: `${designId}/all`, scope: 'active' } }))
    },
    count(designId) {
      const { garment, productId } = deps.designs().get(designId)
      const total = plannedShots(deps.products.find(productId), shelf.list(), garment, 'all').length
      return { total, missing: missingOf(deps, repo, shelf, designId, 'all').length }
    },
    async render(designId, set, context) {
      const missing = missingOf(deps, repo, shelf, designId, set)
      if (missing.length === 0) return 0
      const broken = new Map(shelf.broken().map(({ id, problem }) => [id, problem]))
      const progress = (done: number): void => context.progress(done, missing.length, ...(broken.size === 0 ? [] : [`Left out: ${[...broken.values()].join(' ')}`]))
      let made = 0
      progress(0)
      await inPairs(missing, async (shot) => {
        if (broken.has(shot.scene.id)) return
        const problem = await renderOne(deps, repo, shot, context).then(() => null, (error: unknown) => faultOf(shot.scene, error))
        if (problem === null) made += 1
        else broken.set(shot.scene.id, problem)
      }, progress)
      return made
    },
  }
}

interface MissingShot {
  readonly designId: string
  readonly productId: string
  readonly scene: Scene
  readonly garment: string
  readonly position: number
}

/** What of a set is not there, whose file is gone, or which shows a scene of the seller's as it was before a change. */
function missingOf(deps: MockupsDeps, repo: MockupsRepo, shelf: SceneShelf, designId: string, set: MockupSet): readonly MissingShot[] {
  const design = deps.designs().get(designId)
  const scenes = new Map(shelf.list().map((scene) => [scene.id, scene]))
  const plan = (which: MockupSet): readonly Shot[] => plannedShots(deps.products.find(design.productId), [...scenes.values()], design.garment, which)
  const there = new Set(repo.of([designId]).filter((row) => isGood(deps, row, scenes.get(row.scene))).map(({ scene, garment }) => `${scene} ${garment}`))
  const places = new Map(plan('full').map(({ scene, garment }, index) => [`${scene} ${garment}`, index]))
  return plan(set).flatMap((shot, index) => {
    const key = `${shot.scene} ${shot.garment}`
    const scene = scenes.get(shot.scene)
    if (scene === undefined || there.has(key)) return []
    return [{ designId, productId: design.productId, scene, garment: shot.garment, position: places.get(key) ?? BEYOND_SET + index }]
  })
}

function isGood(deps: MockupsDeps, row: MockupRow, scene: Scene | undefined): boolean {
  return deps.readable(fileOf(deps, row)) && row.createdAt >= (scene?.changedAt ?? 0)
}

/** What is wrong with a scene of the seller's: the other scenes are shown without it. @throws `error` when it is about anything else. */
function faultOf({ id, isOwn, file }: Scene, error: unknown): string {
  const { path, reason } = error instanceof AppError && error.kind === 'invalid-input' ? error.detail : {}
  if (!isOwn || !String(path).startsWith(`${id}/`)) throw error
  return `The scene “${file.name}”: ${String(path).slice(id.length + 1)} ${String(reason)}`
}

async function renderOne(deps: MockupsDeps, repo: MockupsRepo, shot: MissingShot, context: RenderContext): Promise<void> {
  const { assets } = deps.store
  const { designId, garment, position, scene } = shot
  const { svgFile } = deps.designs().artFor(designId, garment)
  const garmentHex = deps.products.garment(shot.productId, garment).hex
  const svg = await deps.readText(svgFile)
  const record = await assets.staged('jpg', async (out): Promise<AssetRecord> => {
    await deps.imaging.call('mockup', { art: { svg }, scene: placeOf(scene), garmentHex, sizePx: SIZE_PX, out }, { signal: context.signal })
    const { thumbHash } = await assets.staged('webp', (small) => deps.imaging.call('thumbnail', { file: out, widthPx: THUMB_PX, out: small }, { signal: context.signal }))
    return { ...(await assets.adopt(out, 'jpg')), widthPx: SIZE_PX, heightPx: SIZE_PX, thumbHash, createdAt: deps.clock.now() }
  })
  const id = deriveId('mck', designId, scene.id, garment)
  deps.store.writeTx((tx) => {
    assets.recordTx(record)
    if (!repo.saveTx(tx, { id, designId, scene: scene.id, garment, position, asset: record.hash, createdAt: record.createdAt })) return
    deps.events.emitTx(tx, { type: 'mockup.generated', source: 'mockups', correlationId: context.correlationId, data: { mockupId: id, designId, garment } })
  })
}

function fileOf(deps: MockupsDeps, row: MockupRow): string {
  return deps.store.assets.path({ hash: row.asset, extension: 'jpg' })
}

function picture(deps: MockupsDeps, row: MockupRow): MockupPicture {
  return { id: row.id, designId: row.designId, scene: row.scene, garment: row.garment, asset: row.asset, file: fileOf(deps, row) }
}
