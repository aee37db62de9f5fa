/** Mock-ups of any art file, written where the seller wants them. */
import { existsSync, statSync } from 'node:fs'
import { basename, extname, isAbsolute, join } from 'node:path'
import { InvalidInput, NotFound } from '../kernel/errors.ts'
import { openFolder } from '../kernel/out-place.ts'
import type { WorkerClient } from '../kernel/worker-client.ts'
import type { ProductsService } from '../products/index.ts'
import type { Garment, ProductTemplate } from '../products/contract.ts'
import type { ImagingPort } from '../../workers/imaging/contract.ts'
import { photographPayload, type Photographed, type PhotographPayload, type PhotographRequest } from './contract.ts'
import { inPairs } from './in-pairs.ts'
import { mockupFileNames } from './pure/file-names.ts'
import { plannedShots } from './pure/mockup-plan.ts'
import { placeOf, type Scene, type SceneShelf } from './scenes/shelf.ts'

export interface Photographer {
  /** @throws InvalidInput or NotFound naming what of the wish cannot be met. */
  plan(request: PhotographRequest): PhotographPayload
  photograph(payload: PhotographPayload, context: { signal: AbortSignal; progress(done: number, total: number | null, note?: string): void }): Promise<Photographed>
}

export interface PhotographerDeps {
  readonly shelf: SceneShelf
  readonly products: ProductsService
  readonly imaging: WorkerClient<ImagingPort>
}

export function createPhotographer(deps: PhotographerDeps): Photographer {
  return {
    plan: (request) => plan(deps, request),
    async photograph({ art: file, format, sizePx, shots }, { signal, progress }) {
      const made: Photographed = []
      await inPairs(
        shots,
        async (shot) => {
          const { bytes } = await deps.imaging.call('mockup', { art: { file }, scene: placeOf(deps.shelf.find(shot.scene)), garmentHex: shot.hex, sizePx, format, out: shot.file }, { signal })
          made.push({ file: shot.file, scene: shot.scene, garment: shot.garment, bytes })
        },
        (done) => progress(done, shots.length),
      )
      const order = new Map(shots.map((shot, index) => [shot.file, index]))
      return made.toSorted((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0))
    },
  }
}

function plan({ shelf, products }: PhotographerDeps, { art, out, format, sizePx, ...wish }: PhotographRequest): PhotographPayload {
  checkFiles(art, out)
  const known = shelf.list()
  const one = wish.scene === 'all' ? null : sceneNamed(shelf, known, wish.scene)
  const product = productFor(products, wish.product, one)
  const scenes = one === null ? (product === null ? [] : known.filter(({ file }) => file.products.includes(product.type))) : [one]
  if (scenes.length === 0) throw new InvalidInput('scene', 'no scene shows this product', 'Choose another product, or add a photo of your own in Settings.')
  const chosen = scenes.flatMap((scene) => garmentsOf(scene, product, wish.garment, one !== null).map((garment) => ({ scene, garment })))
  if (chosen.length === 0) throw new InvalidInput('garment', 'none of these scenes can show this colour', 'Choose another garment or scene.')
  const names = mockupFileNames(basename(art, extname(art)), chosen.map(({ scene, garment }) => ({ garment: garment.name, scene: scene.file.name })), format)
  return photographPayload.parse({ art, format, sizePx, shots: chosen.map(({ scene, garment }, i) => ({ scene: scene.id, garment: garment.id, hex: garment.hex, file: join(out, names[i] ?? `${i}.${format}`) })) })
}

function checkFiles(art: string, out: string): void {
  if (!isAbsolute(art) || !isAbsolute(out)) throw new InvalidInput('files', 'must be absolute paths')
  if (!existsSync(art)) throw new InvalidInput(art, 'there is no such file', 'Check its name and folder.')
  if (!statSync(art).isFile()) throw new InvalidInput(art, 'is not a file', 'Name an SVG, PNG, JPEG or WebP file.')
  openFolder('--out', out)
}

function sceneNamed(shelf: SceneShelf, known: readonly Scene[], wanted: string): Scene {
  const byName = known.find(({ id, file }) => id === wanted || file.name.toLowerCase() === wanted.toLowerCase())
  if (byName !== undefined) return byName
  try {
    return shelf.find(wanted)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    throw new InvalidInput('scene', `there is no scene “${wanted}”`, `There are: ${known.map(({ id }) => id).join(', ')}.`)
  }
}

/** Null where the scene shows something that no product is. */
function productFor(products: ProductsService, wanted: string | undefined, scene: Scene | null): ProductTemplate | null {
  const all = products.list()
  if (wanted === undefined) return scene === null ? (products.enabled()[0] ?? all[0] ?? null) : (all.find(({ type }) => scene.file.products.includes(type)) ?? null)
  const found = all.find(({ id, type, name }) => [id, type, name.toLowerCase()].includes(wanted.toLowerCase()) || id === `prd_${wanted}`)
  if (found === undefined) throw new InvalidInput('product', `there is no product “${wanted}”`, `There are: ${all.map(({ type }) => type).join(', ')}.`)
  if (scene !== null && !scene.file.products.includes(found.type)) throw new InvalidInput('scene', `“${scene.id}” does not show a ${found.name.toLowerCase()}`, 'Choose another scene or product.')
  return found
}

type Dye = Pick<Garment, 'id' | 'name' | 'hex'>

/** `isNamed`: the scene was asked for by its name, not as one of all. */
function garmentsOf(scene: Scene, product: ProductTemplate | null, wanted: string, isNamed: boolean): readonly Dye[] {
  const { garment, name } = scene.file
  const own: Dye | null = garment.recolour ? null : { id: 'own', name: '', hex: garment.hex }
  const isOwn = (hex: string): boolean => own?.hex.toUpperCase() === hex.toUpperCase()
  const none = (): readonly Dye[] => {
    if (!isNamed) return []
    throw new InvalidInput('garment', `the scene “${name}” has a colour of its own and cannot show “${wanted}”`, 'Leave the garment out, or choose another scene.')
  }
  const offered = product === null ? [] : plannedShots(product, [scene], '', 'all').flatMap((shot) => product.colours.filter(({ id }) => id === shot.garment))
  // What has one colour is shown in it, whatever the seller's products are called.
  if (wanted === 'all' && own !== null) return offered.length > 0 || !isNamed ? offered : [own]
  if (wanted === 'all' && product !== null) return offered
  if (product === null || wanted.startsWith('#')) return own === null ? [ownColour(wanted)] : isOwn(wanted) ? [own] : none()
  const sold = product.colours.find(({ id, name: called }) => id === wanted.toLowerCase() || called.toLowerCase() === wanted.toLowerCase())
  if (sold === undefined) throw new InvalidInput('garment', `${product.name} is not offered in “${wanted}”`, `There are: ${product.colours.map(({ id }) => id).join(', ')}, or a colour like #1F2A44.`)
  return offered.includes(sold) ? [sold] : none()
}

function ownColour(hex: string): Dye {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new InvalidInput('garment', `“${hex}” is no colour`, 'Write it like #1F2A44.')
  return { id: hex.toUpperCase(), name: hex.slice(1), hex: hex.toUpperCase() }
}
