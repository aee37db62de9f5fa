/** What the window sees of designs with their listings, pictures and reasons. */
import { toIso } from '../kernel/clock.ts'
import type { Design } from '../designs/contract.ts'
import { check } from '../compliance/contract.ts'
import { majorUnits } from '../products/index.ts'
import type { GalleryItem, Listing, Picture, ReviewItem } from './contract.ts'
import type { ListingsDeps } from './service.ts'
import type { ListingsRepo } from './repo.ts'
import type { ListingRow } from './tables.ts'

export function listingOf(row: ListingRow): Listing {
  return {
    id: row.id, designId: row.designId, productId: row.productId, market: row.market, title: row.title, description: row.description,
    bullets: JSON.parse(row.bullets) as string[], tags: JSON.parse(row.tags) as string[], price: majorUnits({ minor: row.priceMinor, currency: row.currency }), currency: row.currency,
    status: row.status, checks: check.array().parse(JSON.parse(row.checks)), ...(row.exportedAt === null ? {} : { exportedAt: toIso(row.exportedAt) }),
  }
}

export function reviewItems(deps: ListingsDeps, repo: ListingsRepo, designs: readonly Design[]): readonly ReviewItem[] {
  const ids = designs.map((design) => design.id)
  const listings = Map.groupBy(repo.of(ids), (row) => row.designId)
  const mockups = deps.mockups.of(ids)
  const ideas = deps.ideas.getAll(designs.map((design) => design.ideaId))
  return designs.flatMap((design) => {
    const idea = ideas.get(design.ideaId)
    const preview = deps.designs.previewAsset(design.id, design.variant)
    if (idea === undefined || preview === null) return []
    return [{
      design, idea,
      listings: (listings.get(design.id) ?? []).map(listingOf),
      pictures: {
        preview: picture(deps, preview),
        mockups: (mockups.get(design.id) ?? []).map(({ id, scene, garment, asset }) => ({ ...picture(deps, asset), id, scene, garment })),
      },
      garments: [...deps.products.find(design.productId).colours],
    }]
  })
}

export function galleryItems(deps: ListingsDeps, designs: readonly Design[]): readonly GalleryItem[] {
  return designs.flatMap((design) => {
    const preview = deps.designs.previewAsset(design.id, design.variant)
    if (preview === null) return []
    const garmentHex = deps.products.garment(design.productId, design.garment).hex
    return [{ id: design.id, phrase: design.phrase, status: design.status, createdAt: design.createdAt, garmentHex, picture: picture(deps, preview), score: deps.designs.score(design.id) }]
  })
}

function picture(deps: ListingsDeps, hash: string): Picture {
  const asset = deps.store.assets.find(hash)
  return {
    url: `/api/assets/${hash}.${asset?.extension ?? 'webp'}`, widthPx: asset?.widthPx ?? 1, heightPx: asset?.heightPx ?? 1, thumbHash: asset?.thumbHash ?? '',
  }
}
