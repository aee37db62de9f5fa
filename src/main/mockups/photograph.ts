/** Mock-ups of any art file, written where the seller wants them. */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { basename, extname, isAbsolute, join } from 'node:path'
import { InvalidInput, NotFound } from '../kernel/errors.ts'
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
  const chosen = scenes.flatMap((scene) => garmentsOf(scene, product, wish.garment).map((garment) => ({ scene, garment })))
  if (chosen.length === 0) throw new InvalidInput('garment', 'none of these scenes can show this colour', 'Choose another garment or scene.')
  const names = mockupFileNames(basename(art, extname(art)), chosen.map(({ scene, garment }) => ({ garment: garment.name, scene: scene.file.name })), format)
  return photographPayload.parse({ art, format, sizePx, shots: chosen.map(({ scene, garment }, i) => ({ scene: scene.id, garment: garment.id, hex: garment.hex, file: join(out, names[i] ?? `${i}.${format}`) })) })
}

function checkFiles(art: string, out: string): void {
  if (!isAbsolute(art) || !isAbsolute(out)) throw new InvalidInput('files', 'must be absolute paths')
  if (!existsSync(art)) throw new InvalidInput(art, 'there is no such file', 'Check its name and folder.')
  if (!statSync(art).isFile()) throw new InvalidInput(art, 'is not a file', 'Name an SVG, PNG, JPEG or WebP file.')
  mkdirSync(out, { recursive: true })
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

function garmentsOf(scene: Scene, product: ProductTemplate | null, wanted: string): readonly Dye[] {
  const { garment } = scene.file
  // What has one colour is shown in it, whatever the seller's products are called.
  if (product === null || (!garment.recolour && wanted !== 'all')) return garment.recolour ? [ownColour(wanted)] : [{ id: 'own', name: '', hex: garment.hex }]
  const offered = plannedShots(product, [scene], '', 'all').flatMap((shot) => product.colours.filter(({ id }) => id === shot.garment))
  if (wanted === 'all') return offered
  if (wanted.startsWith('#')) return [ownColour(wanted)]
  const found = offered.find(({ id, name }) => id === wanted.toLowerCase() || name.toLowerCase() === wanted.toLowerCase())
  if (found === undefined) throw new InvalidInput('garment', `${product.name} is not offered in “${wanted}”`, `There are: ${product.colours.map(({ id }) => id).join(', ')}, or a colour like #1F2A44.`)
  return [found]
}

function ownColour(hex: string): Dye {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new InvalidInput('garment', `“${hex}” is no colour`, 'Write it like #1F2A44.')
  return { id: hex.toUpperCase(), name: hex.slice(1), hex: hex.toUpperCase() }
}
