/** A listing with all that goes with it: its files as they lie on the disk, measured. */
import { hash } from 'node:crypto'
import type { DesignsService } from '../designs/index.ts'
import type { IdeasService } from '../ideas/index.ts'
import { AppError } from '../kernel/errors.ts'
import type { Listing } from '../listings/contract.ts'
import type { MockupsService } from '../mockups/index.ts'
import type { ProductsService } from '../products/index.ts'
import type { Store } from '../store/index.ts'
import type { Problem } from './contract.ts'
import type { Publishable, PublishFile } from './publisher.ts'

export interface PublishablesDeps {
  readonly store: Store
  readonly designs: Pick<DesignsService, 'art' | 'get' | 'print'>
  readonly mockups: Pick<MockupsService, 'of' | 'render'>
  readonly products: Pick<ProductsService, 'find'>
  readonly ideas: Pick<IdeasService, 'getAll'>
}

export interface Publishables {
  /** As it stands now; what is not made yet is missing. @throws NotFound for a design or product that is gone. */
  of(listing: Listing, publicationId: string): Publishable
  /** Makes print files and mock-ups that are missing. */
  make(listing: Listing, signal: AbortSignal): Promise<void>
  /** The day of its occasion; null: none. */
  deadlineOf(designId: string): string | null
}

export function createPublishables(deps: PublishablesDeps): Publishables {
  return {
    of: (listing, publicationId) => assembled(deps, listing, publicationId),
    async make({ designId }, signal) {
      const context = { signal, correlationId: designId, progress: () => undefined }
      await deps.mockups.render(designId, 'full', context)
      await deps.designs.print(designId, context)
    },
    deadlineOf(designId) {
      const { ideaId } = deps.designs.get(designId)
      return deps.ideas.getAll([ideaId]).get(ideaId)?.occursOn ?? null
    },
  }
}

/** The same for the same listing and market for ever, also in a library that was made anew from its archive. */
export function referenceOf({ id, market }: Pick<Listing, 'id' | 'market'>): string {
  return `DIE-${hash('sha256', `${id}\u0000${market}`, 'hex').slice(0, 20).toUpperCase()}`
}

function assembled({ store, designs, mockups, products }: PublishablesDeps, listing: Listing, publicationId: string): Publishable {
  const design = designs.get(listing.designId)
  const art = designs.art(listing.designId)
  const product = products.find(listing.productId)
  const pictures = mockups.of([listing.designId]).get(listing.designId) ?? []
  return {
    publicationId, reference: referenceOf(listing), listing, product, garments: product.colours.map(({ id }) => id), phrase: design.phrase, aiMade: design.aiMade,
    prints: art.variants.flatMap(({ variant, print }) => {
      const file = print === null ? null : fileOf(store, /([0-9a-f]{64})\.png$/.exec(print)?.[1] ?? '')
      const tones = [...new Set(art.garments.filter((garment) => garment.variant === variant).map(({ tone }) => tone))]
      return file === null || tones.length === 0 ? [] : [{ ...file, tones }]
    }),
    pictures: pictures.flatMap(({ asset, garment }) => {
      const file = fileOf(store, asset)
      const colour = product.colours.find(({ id }) => id === garment)?.name ?? garment
      return file === null ? [] : [{ ...file, garment, alt: `${product.name} in ${colour} that says “${design.phrase}”` }]
    }),
  }
}

function fileOf({ assets }: Store, sha256: string): PublishFile | null {
  const found = assets.find(sha256)
  if (found === null || found.widthPx === null || found.heightPx === null || (found.extension !== 'png' && found.extension !== 'jpg')) return null
  return { file: assets.path(found), bytes: found.bytes, sha256, widthPx: found.widthPx, heightPx: found.heightPx, type: found.extension === 'png' ? 'image/png' : 'image/jpeg' }
}

/** What every market refuses alike, and what this program does not send. */
export function commonProblems(item: Publishable): Problem[] {
  const { listing } = item
  const stop = (place: string, says: string, remedy: string): Problem => ({ place, says, remedy, weight: 'stops' })
  return [
    ...(listing.status === 'approved' ? [] : [stop('listing', 'This listing is not approved.', 'Approve it in Review first.')]),
    ...listing.checks.filter(({ state }) => state === 'block').map(({ reason }) => stop('listing', reason, 'Change the words it names, or turn the listing down.')),
    ...(item.prints.length > 0 ? [] : [stop('print', 'There is no print file yet.', 'Approve the design; its print file is made then.')]),
    ...(item.pictures.length > 0 ? [] : [stop('pictures', 'There is no mock-up yet.', 'Make mock-ups of this design first.')]),
  ]
}

/** @throws AppError with all that stops it in one sentence each, the first remedy as its action. */
export function refuseProblems(problems: readonly Problem[]): void {
  const stops = problems.filter(({ weight }) => weight === 'stops')
  const [first] = stops
  if (first === undefined) return
  throw new AppError('needs-human', [...new Set(stops.map(({ says }) => says))].join(' '), { action: [...new Set(stops.map(({ remedy }) => remedy))].join(' ') })
}
