import type { Clock } from '../kernel/clock.ts'
import { deriveId } from '../kernel/ids.ts'
import type { WorkerClient } from '../kernel/worker-client.ts'
import type { DesignsService } from '../designs/index.ts'
import type { Events } from '../jobs/index.ts'
import type { ProductsService } from '../products/index.ts'
import type { AssetRecord, Store } from '../store/index.ts'
import type { ImagingPort } from '../../workers/imaging/contract.ts'
import type { Mockup } from './contract.ts'
import { createMockupsRepo } from './repo.ts'
import type { MockupRow } from './tables.ts'

/** Pixels a side of a mock-up: what markets ask for. */
const SIZE_PX = 2000
const THUMB_PX = 320
/** Garment colours of a full set. */
const FULL_SET = 4
const SCENE = 'tee-front'

export interface MockupPicture extends Mockup {
  readonly asset: string
}

export interface MockupsService {
  /** Makes what is missing: the first mock-up, or the full set of four garments. @returns how many were made. */
  render(designId: string, full: boolean, context: RenderContext): Promise<number>
  /** In their order. */
  of(designIds: readonly string[]): ReadonlyMap<string, readonly MockupPicture[]>
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
  readonly designs: () => DesignsService
  readonly products: ProductsService
  readonly imaging: WorkerClient<ImagingPort>
  readonly readText: (file: string) => Promise<string>
  readonly readable: (file: string) => boolean
}

export function createMockupsService(deps: MockupsDeps): MockupsService {
  const repo = createMockupsRepo(deps.store)
  const of = (designIds: readonly string[]): ReadonlyMap<string, readonly MockupPicture[]> =>
    Map.groupBy(repo.of(designIds).map((row) => picture(deps, row)), (mockup) => mockup.designId)
  return {
    of,
    async render(designId, full, context) {
      const design = deps.designs().get(designId)
      const garments = garmentsFor(deps.products.find(design.productId).colours.map((colour) => colour.id), design.garment, full)
      const there = new Set((of([designId]).get(designId) ?? []).filter((mockup) => deps.readable(mockup.file)).map((mockup) => mockup.garment))
      const missing = garments.map((garment, position) => ({ garment, position })).filter(({ garment }) => !there.has(garment))
      for (const [index, place] of missing.entries()) {
        context.progress(index, missing.length)
        await renderOne(deps, repo, { designId, productId: design.productId, ...place }, context)
      }
      return missing.length
    },
  }
}

async function renderOne(deps: MockupsDeps, repo: ReturnType<typeof createMockupsRepo>,
  wanted: { designId: string; productId: string; garment: string; position: number }, context: RenderContext): Promise<void> {
  const { assets } = deps.store
  const { svgFile } = deps.designs().artFor(wanted.designId, wanted.garment)
  const garmentHex = deps.products.garment(wanted.productId, wanted.garment).hex
  const svg = await deps.readText(svgFile)
  const record = await assets.staged('jpg', async (out): Promise<AssetRecord> => {
    await deps.imaging.call('mockup', { art: { svg }, scene: SCENE, garmentHex, sizePx: SIZE_PX, out }, { signal: context.signal })
    const { thumbHash } = await assets.staged('webp', (small) => deps.imaging.call('thumbnail', { file: out, widthPx: THUMB_PX, out: small }, { signal: context.signal }))
    return { ...(await assets.adopt(out, 'jpg')), widthPx: SIZE_PX, heightPx: SIZE_PX, thumbHash, createdAt: deps.clock.now() }
  })
  const id = deriveId('mck', wanted.designId, SCENE, wanted.garment)
  deps.store.writeTx((tx) => {
    assets.recordTx(record)
    const { designId, garment, position } = wanted
    if (!repo.insertTx(tx, { id, designId, scene: SCENE, garment, position, asset: record.hash, createdAt: record.createdAt })) return
    deps.events.emitTx(tx, { type: 'mockup.generated', source: 'mockups', correlationId: context.correlationId, data: { mockupId: id, designId, garment } })
  })
}

/** The garment the design is made for, then the product's first colours, four in all. */
export function garmentsFor(offered: readonly string[], first: string, full: boolean): readonly string[] {
  const others = offered.filter((garment) => garment !== first)
  return full ? [first, ...others].slice(0, FULL_SET) : [first]
}

function picture(deps: MockupsDeps, row: MockupRow): MockupPicture {
  return { id: row.id, designId: row.designId, scene: row.scene, garment: row.garment, asset: row.asset, file: deps.store.assets.path({ hash: row.asset, extension: 'jpg' }) }
}
