/** The seller's own scenes: folders in the library with the photo, how it was placed, and the maps made from both. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../kernel/clock.ts'
import { NotFound } from '../../kernel/errors.ts'
import type { WorkerClient } from '../../kernel/worker-client.ts'
import type { DesignsService } from '../../designs/index.ts'
import type { Events } from '../../jobs/index.ts'
import type { Store } from '../../store/index.ts'
import type { ImagingPort } from '../../../workers/imaging/contract.ts'
import type { ScenePreviewRequest } from '../contract.ts'
import { nameOf } from '../pure/file-names.ts'
import { photo as photoSchema, placing as placingSchema, type Photo, type Placing, type PlacingView, type SceneView } from './contract.ts'
import { sampleGrid } from './sample-grid.ts'
import { OWN_SCENE, type Scene, type SceneShelf } from './shelf.ts'

export interface OwnScenes {
  /** Every scene there is: the seller's first, shipped ones after them. */
  list(): readonly SceneView[]
  /** Takes in a photo from `file`, which stays where it is. @throws InvalidInput with the reason. */
  add(file: string, name: string, signal: AbortSignal): Promise<PlacingView>
  /** @throws NotFound */
  placing(id: string): PlacingView
  preview(request: ScenePreviewRequest, signal?: AbortSignal): Promise<{ jpeg: string }>
  pick(id: string, at: { crop: number; x: number; y: number }): Promise<{ hex: string }>
  /** Builds the scene; from now on mock-ups are made with it. */
  save(id: string, placing: Placing): Promise<SceneView>
  rename(id: string, name: string): void
  /** Takes it off the shelf. Mock-ups that were made stay, and `restore` brings it back. */
  remove(id: string): void
  restore(id: string): void
}

export interface OwnScenesDeps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Events
  readonly designs: () => DesignsService
  /** Not the one that makes mock-ups: the seller waits. */
  readonly sketching: WorkerClient<ImagingPort>
  readonly scenes: { readonly own: string }
  readonly readText: (file: string) => Promise<string>
  readonly shelf: SceneShelf
}

/** A removed scene waits this long to be brought back. */
const REMOVED_KEPT_MS = 30 * 86_400_000
const REMOVED = 'removed-'

export function createOwnScenes(deps: OwnScenesDeps): OwnScenes {
  const { scenes: { own }, sketching, shelf, clock } = deps
  const at = (id: string, ...file: string[]): string => {
    if (!OWN_SCENE.test(id)) throw new NotFound('This scene')
    return join(own, id, ...file)
  }
  const placing = (id: string): PlacingView => ({ id, ...placedIn(at(id)) })
  const changed = (id: string): void => void deps.store.writeTx((tx) => deps.events.emitTx(tx, { type: 'scene.changed', source: 'mockups', correlationId: id, data: { sceneId: id } }))
  const save = async (id: string, next: Placing): Promise<SceneView> => {
    const before = placing(id)
    const stamp = clock.now().toString(36)
    const { files } = await sketching.call('buildScene', { photo: at(id, 'photo.jpg'), placing: next, folder: at(id), stamp })
    keepPlacing(at(id), next, before.photo)
    sweep(at(id), files)
    changed(id)
    return viewOf(shelf.find(id))
  }
  return {
    placing,
    save,
    list: () => [...ownViews(own, shelf), ...shelf.list().filter((scene) => !scene.isOwn).map(viewOf)],
    async add(file, name, signal) {
      forgetRemoved(own, clock.now())
      const id = `my-${nameOf(name) || 'photo'}-${randomBytes(3).toString('hex')}`
      const folder = at(id)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      try {
        const photo = await sketching.call('takePhoto', { file, out: join(folder, 'photo.jpg') }, { signal })
        const { hex } = await sketching.call('pickColour', { photo: join(folder, 'photo.jpg'), crop: 0.5, x: 0.5, y: 0.5 }, { signal })
        keepPlacing(folder, firstPlacing(name, hex), photo)
      } catch (error) {
        rmSync(folder, { recursive: true, force: true })
        throw error
      }
      changed(id)
      return placing(id)
    },
    async preview({ id, placing: next, garmentHex, show, sizePx }, signal) {
      const art = show === 'nothing' ? null : await artToShow(deps, show, garmentHex)
      return await sketching.call('previewScene', { photo: at(id, 'photo.jpg'), placing: next, art, garmentHex, sizePx }, signal === undefined ? {} : { signal })
    },
    pick: (id, point) => sketching.call('pickColour', { photo: at(id, 'photo.jpg'), ...point }),
    rename(id, name) {
      const before = placing(id)
      const placed = placingSchema.parse({ ...before.placing, name })
      keepPlacing(at(id), placed, before.photo)
      const sceneFile = at(id, 'scene.json')
      if (existsSync(sceneFile)) writeWhole(sceneFile, { ...(JSON.parse(readFileSync(sceneFile, 'utf8')) as object), name: placed.name })
      changed(id)
    },
    remove(id) {
      if (!existsSync(at(id))) throw new NotFound('This scene')
      renameSync(at(id), join(own, `${REMOVED}${id}`))
      changed(id)
    },
    restore(id) {
      const folder = join(own, `${REMOVED}${id}`)
      if (!OWN_SCENE.test(id) || !existsSync(folder)) throw new NotFound('This scene')
      renameSync(folder, at(id))
      changed(id)
    },
  }
}

async function artToShow({ designs, readText }: OwnScenesDeps, show: 'grid' | 'design', garmentHex: string): Promise<{ svg: string }> {
  const design = show === 'design' ? designs().galleryPage({ status: [] }, undefined, 1)[0] : undefined
  if (design === undefined) return { svg: sampleGrid() }
  const brightness = (hex: string): number => [1, 3, 5].reduce((sum, from) => sum + Number.parseInt(hex.slice(from, from + 2), 16), 0)
  const nearest = designs().art(design.id).garments.toSorted((a, b) => Math.abs(brightness(a.hex) - brightness(garmentHex)) - Math.abs(brightness(b.hex) - brightness(garmentHex)))[0]
  return { svg: await readText(designs().artFor(design.id, nearest?.id ?? design.garment).svgFile) }
}

/** Ready scenes, then photos not placed yet, then folders that something is wrong with. */
function ownViews(own: string, shelf: SceneShelf): readonly SceneView[] {
  const ready = shelf.list().filter((scene) => scene.isOwn).map(viewOf)
  const broken = shelf.broken().map(({ id, problem, action }): SceneView => ({ id, name: id, isOwn: OWN_SCENE.test(id), products: [], state: 'broken', problem, changedAt: 0, ...(action === undefined ? {} : { action }) }))
  const named = new Set([...ready, ...broken].map(({ id }) => id))
  return [...ready, ...drafts(own).filter(({ id }) => !named.has(id)), ...broken]
}

function drafts(own: string): readonly SceneView[] {
  if (!existsSync(own)) return []
  return readdirSync(own).filter((id) => OWN_SCENE.test(id) && existsSync(join(own, id, 'placing.json'))).map((id) => {
    const { placing } = placedIn(join(own, id))
    return { id, name: placing.name, isOwn: true, products: placing.products, state: 'draft', changedAt: Math.ceil(statSync(join(own, id, 'placing.json')).mtimeMs) }
  })
}

function viewOf({ id, isOwn, file, changedAt }: Scene): SceneView {
  return { id, name: file.name, isOwn, products: file.products, state: 'ready', changedAt }
}

/** A print of 12 by 14.4 in on a shirt that fills the photo: where most sellers will want it, or near. */
function firstPlacing(name: string, hex: string): Placing {
  const shown = name.replaceAll(/[-_]+/g, ' ').trim().slice(0, 80) || 'My photo'
  return { name: shown, kind: 'cloth', products: ['t-shirt'], crop: 0.5, mesh: [[[0.33, 0.27], [0.67, 0.27]], [[0.33, 0.68], [0.67, 0.68]]], garment: { recolour: false, hex }, inkStrength: 0.96, foldDepth: 0.5 }
}

function keepPlacing(folder: string, placing: Placing, photo: Photo): void {
  writeWhole(join(folder, 'placing.json'), { placing, photo })
}

function placedIn(folder: string): { placing: Placing; photo: Photo } {
  const file = join(folder, 'placing.json')
  if (!existsSync(file)) throw new NotFound('This scene')
  const { placing, photo } = JSON.parse(readFileSync(file, 'utf8')) as { placing: unknown; photo: unknown }
  return { placing: placingSchema.parse(placing), photo: photoSchema.parse(photo) }
}

function writeWhole(file: string, content: object): void {
  writeFileSync(`${file}.partial`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.partial`, file)
}

/** Maps of earlier builds go once the new scene.json stands. */
function sweep(folder: string, files: readonly string[]): void {
  const kept = new Set([...files, 'photo.jpg', 'placing.json', 'scene.json'])
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name), { force: true })
}

function forgetRemoved(own: string, now: number): void {
  if (!existsSync(own)) return
  for (const name of readdirSync(own)) {
    if (name.startsWith(REMOVED) && statSync(join(own, name)).ctimeMs < now - REMOVED_KEPT_MS) rmSync(join(own, name), { recursive: true, force: true })
  }
}
