/** Small pictures of scenes without a design, for lists: made once, kept beside other small pictures, which may be emptied at any time. */
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { WorkerClient } from '../../kernel/worker-client.ts'
import type { ProductsService } from '../../products/index.ts'
import type { Store } from '../../store/index.ts'
import type { ImagingPort } from '../../../workers/imaging/contract.ts'
import { placeOf, type Scene, type SceneShelf } from './shelf.ts'

const SIZE_PX = 320
const BARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"/>'
/** A sticker is nothing without its art. */
const PLAIN_STICKER = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="36" fill="#D9D7D2"/></svg>'

interface ScenePicturesDeps {
  readonly store: Store
  readonly products: ProductsService
  readonly sketching: WorkerClient<ImagingPort>
  readonly scenes: { readonly pictures: string }
  readonly shelf: SceneShelf
}

/** @returns for a scene's id the path of its WebP, on the garment that is first in its product's list. Throws `NotFound`, and `InvalidInput` for a scene that is not whole. */
export function createScenePictures(deps: ScenePicturesDeps): (id: string) => Promise<string> {
  const making = new Map<string, Promise<string>>()
  /** One after the other: a scene takes much memory while it is drawn. */
  let last: Promise<unknown> = Promise.resolve()
  return async (id) => {
    const scene = deps.shelf.find(id)
    const hex = garmentOf(deps.products, scene)
    const file = join(deps.scenes.pictures, `${id}-${Math.ceil(statSync(join(scene.folder, 'scene.json')).mtimeMs).toString(36)}-${hex.slice(1).toLowerCase()}.webp`)
    if (existsSync(file)) return file
    const made = making.get(file) ?? last.then(() => make(deps, scene, hex, file)).finally(() => making.delete(file))
    making.set(file, made)
    last = made.catch(() => undefined)
    return await made
  }
}

async function make({ store, sketching, scenes }: ScenePicturesDeps, scene: Scene, garmentHex: string, file: string): Promise<string> {
  const art = { svg: scene.file.kind === 'die-cut' ? PLAIN_STICKER : BARE }
  return await store.assets.staged('webp', async (out) => {
    await sketching.call('mockup', { art, scene: placeOf(scene), garmentHex, sizePx: SIZE_PX, format: 'webp', out })
    mkdirSync(scenes.pictures, { recursive: true, mode: 0o700 })
    renameSync(out, file)
    return file
  })
}

function garmentOf(products: ProductsService, { file }: Scene): string {
  const [product] = products.list().filter(({ type }) => file.products.includes(type))
  return product?.colours[0]?.hex ?? '#F4F4F2'
}
