/** What the window sees of designs with their listings, pictures and reasons. */
import { toIso } from '../kernel/clock.ts'
import type { Design } from '../designs/contract.ts'
import { check } from '../compliance/contract.ts'
import { majorUnits } from '../products/index.ts'
import type { ProductTemplate } from '../products/contract.ts'
import type { GalleryItem, Listing, ListingVersion, Picture, ReviewItem, TableItem } from './contract.ts'
import type { ListingsDeps } from './service.ts'
import type { ListingsRepo } from './repo.ts'
import type { ListingRow, VersionRow } from './tables.ts'

export function listingOf(row: ListingRow): Listing {
  return {
    id: row.id, designId: row.designId, productId: row.productId, market: row.market, title: row.title, description: row.description,
    bullets: JSON.parse(row.bullets) as string[], tags: JSON.parse(row.tags) as string[], price: majorUnits({ minor: row.priceMinor, currency: row.currency }), currency: row.currency,
    status: row.status, checks: check.array().parse(JSON.parse(row.checks)), ...(row.exportedAt === null ? {} : { exportedAt: toIso(row.exportedAt) }),
    language: row.language, source: row.textSource, version: row.version, ...(row.textNote === null ? {} : { sourceNote: row.textNote }),
  }
}

export function versionOf(row: VersionRow, currency: string): ListingVersion {
  return {
    number: row.number, source: row.source, language: row.language, at: toIso(row.at), title: row.title, description: row.description, bullets: JSON.parse(row.bullets) as string[], tags: JSON.parse(row.tags) as string[],
    price: majorUnits({ minor: row.priceMinor, currency }), ...(row.note === null ? {} : { note: row.note }), ...(row.restoredFrom === null ? {} : { restoredFrom: row.restoredFrom }),
  }
}

/** The rows of the window's table, each with the picture of its design. */
export function tableItems(deps: ListingsDeps, rows: readonly ListingRow[]): readonly TableItem[] {
  const designs = deps.designs.getAll([...new Set(rows.map((row) => row.designId))])
  const tiles = new Map(galleryItems(deps, designs).map((item) => [item.id, item]))
  return rows.flatMap((row) => {
    const design = tiles.get(row.designId)
    return design === undefined ? [] : [{ listing: listingOf(row), phrase: design.phrase, picture: design.picture, garmentHex: design.garmentHex }]
  })
}

export function reviewItems(deps: ListingsDeps, repo: ListingsRepo, designs: readonly Design[]): readonly ReviewItem[] {
  const ids = designs.map((design) => design.id)
  const listings = Map.groupBy(repo.of(ids), (row) => row.designId)
  const mockups = deps.mockups.of(ids)
  const ideas = deps.ideas.getAll(designs.map((design) => design.ideaId))
  const tiles = deps.designs.tiles(designs)
  const products = productsOf(deps, designs)
  const picture = pictures(deps, [...[...tiles.values()].map((tile) => tile.preview), ...[...mockups.values()].flat().map((mockup) => mockup.asset)])
  return designs.flatMap((design) => {
    const idea = ideas.get(design.ideaId)
    const tile = tiles.get(design.id)
    if (idea === undefined || tile === undefined) return []
    return [{
      design, idea,
      listings: (listings.get(design.id) ?? []).map(listingOf),
      pictures: {
        preview: picture(tile.preview),
        mockups: (mockups.get(design.id) ?? []).map(({ id, scene, garment, asset }) => ({ ...picture(asset), id, scene, garment })),
      },
      garments: [...(products.get(design.productId)?.colours ?? [])],
    }]
  })
}

export function galleryItems(deps: ListingsDeps, designs: readonly Design[]): readonly GalleryItem[] {
  const tiles = deps.designs.tiles(designs)
  const products = productsOf(deps, designs)
  const picture = pictures(deps, [...tiles.values()].map((tile) => tile.preview))
  return designs.flatMap((design) => {
    const tile = tiles.get(design.id)
    const colours = products.get(design.productId)?.colours ?? []
    const garment = colours.find((colour) => colour.id === design.garment) ?? colours[0]
    if (tile === undefined || garment === undefined) return []
    return [{ id: design.id, phrase: design.phrase, status: design.status, createdAt: design.createdAt, garmentHex: garment.hex, picture: picture(tile.preview), score: tile.score }]
  })
}

function productsOf(deps: ListingsDeps, designs: readonly Design[]): ReadonlyMap<string, ProductTemplate> {
  return new Map([...new Set(designs.map((design) => design.productId))].map((id) => [id, deps.products.find(id)]))
}

/** Looks all of them up at once. */
function pictures(deps: ListingsDeps, hashes: readonly string[]): (hash: string) => Picture {
  const assets = deps.store.assets.findAll(hashes)
  return (hash) => {
    const asset = assets.get(hash)
    return { url: `/api/assets/${hash}.${asset?.extension ?? 'webp'}`, widthPx: asset?.widthPx ?? 1, heightPx: asset?.heightPx ?? 1, thumbHash: asset?.thumbHash ?? '' }
  }
}
