import type { MarketId } from '../../listings/contract.ts'
import { marketRulesOf } from '../../listings/index.ts'
import type { ExportFormat, ExportFormatView } from '../contract.ts'
import { ebay } from './ebay/format.ts'
import { etsy } from './etsy/format.ts'
import { flyingUpload } from './flying-upload/format.ts'
import { generic } from './generic/format.ts'
import { lazyMerch } from './lazy-merch/format.ts'
import { merchTitans } from './merch-titans/format.ts'
import { shopUploader } from './shop-uploader/format.ts'
import { shopify } from './shopify/format.ts'
import type { TableFormat } from './table-format.ts'
import { woocommerce } from './woocommerce/format.ts'

/** Every format that is one table. One that is missing here does not compile. */
export const FORMATS = {
  shopify,
  etsy,
  woocommerce,
  ebay,
  'shop-uploader': shopUploader,
  'flying-upload': flyingUpload,
  'merch-titans': merchTitans,
  'lazy-merch': lazyMerch,
  generic,
} satisfies Record<Exclude<ExportFormat, 'folder'>, TableFormat>

/** The format as a table of any columns; null for `folder`, which is no table. */
export function tableFormatOf(format: ExportFormat): TableFormat | null {
  return format === 'folder' ? null : FORMATS[format]
}

/** The market whose listings an export takes; null: of all markets. */
export function marketOf(format: ExportFormat, wanted: MarketId | undefined): MarketId | null {
  const markets = tableFormatOf(format)?.markets
  if (markets === undefined) return wanted ?? 'shopify'
  return markets === 'any' ? (wanted ?? null) : (wanted ?? markets[0])
}

/** All of them as the window and the command line offer them. */
export function formatViews(everyMarket: readonly MarketId[]): ExportFormatView[] {
  const tables = Object.entries(FORMATS).map(([id, { name, sentence, basis, confirmed, markets }]): ExportFormatView => (
    { id: id as ExportFormat, name, sentence, basis, confirmed, markets: markets === 'any' ? [...everyMarket] : [...markets] }
  ))
  const folder: ExportFormatView = {
    id: 'folder', name: 'Folder of ready files', sentence: `A folder per listing with print file, mock-ups and texts, to upload by hand to ${marketRulesOf('redbubble').name}, ${marketRulesOf('etsy').name} or any other market.`,
    basis: 'Files of this program’s own.', confirmed: true, markets: [...everyMarket],
  }
  return [...tables.slice(0, 1), folder, ...tables.slice(1)]
}
