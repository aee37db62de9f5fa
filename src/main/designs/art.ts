import type { DesignArt } from './contract.ts'
import { areaOf } from './make.ts'
import type { DesignsRepo } from './repo.ts'
import { variantFor } from './garment-variant.ts'
import type { DesignsDeps } from './service.ts'
import type { DesignRow } from './tables.ts'

/** A design's own art for every colour of its product. A print file that was dropped counts as not made. */
export function artOf(deps: DesignsDeps, repo: DesignsRepo, row: DesignRow): DesignArt {
  const product = deps.products.find(row.productId)
  const files = repo.files(row.id)
  const addressOf = (variant: string): string | null => {
    const print = files.find((file) => file.kind === 'print' && file.variant === variant)
    if (print === undefined || !deps.readable(deps.store.assets.path({ hash: print.asset, extension: 'png' }))) return null
    return `/api/assets/${print.asset}.png`
  }
  return {
    designId: row.id,
    product: product.name,
    area: areaOf(product),
    variants: files.filter(({ kind }) => kind === 'svg').map(({ variant, asset }) => ({ variant, svg: `/api/assets/${asset}.svg`, print: addressOf(variant) })),
    garments: product.colours.map((garment) => ({ ...garment, variant: variantFor(row, garment.id) })),
  }
}
