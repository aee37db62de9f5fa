import { realpathSync } from 'node:fs'
import { z } from 'zod'
import { InvalidInput } from '../../kernel/errors.ts'
import { openPlaceOf } from '../../kernel/out-place.ts'
import type { Progress } from '../../kernel/ports.ts'
import type { WorkerClient } from '../../kernel/worker-client.ts'
import type { ProductsService } from '../../products/index.ts'
import type { Garment, ProductTemplate } from '../../products/contract.ts'
import type { ImagingPort } from '../../../workers/imaging/contract.ts'
import { artChecks } from '../pure/checks/art-checks.ts'
import { DEFAULT_LIMIT, refusedBy } from '../pure/print-limits.ts'
import type { PrintReport } from './contract.ts'
import type { Fingerprints } from './fingerprints.ts'

/** Paths are absolute. Without garments, the art is checked on every colour of the product. */
export const printArtRequest = z.object({
  file: z.string().min(1),
  productId: z.string().min(1),
  garments: z.array(z.string()).max(50).default([]),
  removeBackground: z.boolean().default(false),
  /** Enclosed parts of the background's colour go as well. */
  holes: z.boolean().default(false),
  out: z.string().min(1),
})
export type PrintArtRequest = z.output<typeof printArtRequest>

export interface PrintArtDeps {
  readonly products: ProductsService
  readonly imaging: WorkerClient<ImagingPort>
  readonly fingerprints: Fingerprints
  /** Where the seller sells. */
  readonly markets: () => readonly string[]
}

/** @throws InvalidInput when the print file would take the place of the art, is no PNG, or cannot be written there. */
export function checkPlaces({ file, out }: Pick<PrintArtRequest, 'file' | 'out'>): void {
  if (!/\.png$/i.test(out)) throw new InvalidInput('--out', 'must end in .png', 'Print files are PNG.')
  // Beside its place is where it is written first.
  if ([out, `${out}.partial`].some((place) => realPath(place) === realPath(file))) throw new InvalidInput('--out', 'is your own art, which would be overwritten', 'Choose another name for the print file.')
  openPlaceOf('--out', out)
}

function realPath(file: string): string {
  try {
    return realpathSync.native(file)
  } catch {
    return file
  }
}

/** Makes the print file of art from anywhere and checks it. @throws InvalidInput for a product, a garment or art that cannot be used. */
export async function printArt(deps: PrintArtDeps, request: PrintArtRequest, context: { signal: AbortSignal; progress: (done: number, total: number | null, note?: string) => void }): Promise<PrintReport> {
  checkPlaces(request)
  const product = productOf(deps.products, request.productId)
  const garments = garmentsOf(product, request.garments)
  const [area] = product.printAreas
  if (area === undefined) throw new InvalidInput('--product', `${product.name} has no print area`)
  const { file, removeBackground, holes, out } = request
  const onProgress = ({ done, total, note }: Progress): void => context.progress(done, total, note)
  const made = await deps.imaging.call(
    'printArt',
    { file, widthPx: area.widthPx, heightPx: area.heightPx, garments: [...garments], removeBackground, holes, maxBytes: DEFAULT_LIMIT.maxBytes, out },
    { signal: context.signal, onProgress },
  )
  const nearest = made.fingerprint === null ? null : await deps.fingerprints.nearest(made.fingerprint, new Set())
  const refused = refusedBy({ bytes: made.bytes, widthPx: area.widthPx, heightPx: area.heightPx }).filter(({ service }) => deps.markets().includes(service))
  return {
    out, bytes: made.bytes, widthPx: area.widthPx, heightPx: area.heightPx, productId: product.id,
    done: made.done,
    notes: refused.map(({ name, maxSidePx }) => `${name} wants it smaller${maxSidePx === undefined ? '' : `: at most ${maxSidePx} pixels a side`}.`),
    ...(made.background === undefined ? {} : { background: made.background }),
    checks: [...artChecks(made.facts, { garments, nearest }), ...unseen()],
  }
}

/** What only a model could say of foreign art. */
function unseen(): PrintReport['checks'] {
  return [
    { id: 'image-safety', state: 'not-checked', reason: 'No model that looks at pictures is installed.' },
    { id: 'relevance', state: 'not-checked', reason: 'No model that compares pictures with words is installed.' },
    { id: 'picture-text', state: 'not-checked', reason: 'No model that finds letters in pictures is installed.' },
  ]
}

/** By id, with or without its prefix, by type or by name. */
function productOf(products: ProductsService, wanted: string): ProductTemplate {
  const all = products.list()
  const same = (text: string): boolean => text.toLowerCase() === wanted.toLowerCase()
  const found = all.find(({ id, type, name }) => same(id) || same(id.replace(/^prd_/, '')) || same(type) || same(name))
  if (found !== undefined) return found
  throw new InvalidInput('--product', `there is no product “${wanted}”`, `Choose one of ${all.map(({ id }) => id).join(', ')}.`)
}

function garmentsOf(product: ProductTemplate, wanted: readonly string[]): readonly Garment[] {
  const unknown = wanted.find((id) => product.colours.every((colour) => colour.id !== id))
  if (unknown !== undefined) throw new InvalidInput('--garment', `${product.name} is not sold in “${unknown}”`, `Choose among ${product.colours.map(({ id }) => id).join(', ')}.`)
  return wanted.length === 0 ? product.colours : product.colours.filter(({ id }) => wanted.includes(id))
}
