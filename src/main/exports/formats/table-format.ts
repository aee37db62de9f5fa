/** What a format is: data and pure steps. Writing it, laying its pictures out and judging it are the same for all. */
import type { MarketId } from '../../listings/contract.ts'
import { decimalText, fromMajorUnits } from '../../products/index.ts'
import type { ExportItem, ExportSettings } from '../export-item.ts'
import { publicPictureName, publicPictureUrl } from '../pure/file-names.ts'

export type Row<Column extends string> = Partial<Readonly<Record<Column, string>>>

/** Where the pictures of an export lie. */
export interface Place {
  /** Absolute. */
  readonly pictures: string
  /** The last folder of that path, for a table that names its pictures as seen from itself. */
  readonly folderName: string
}

export interface RowContext {
  readonly settings: ExportSettings
  readonly place: Place
}

export type TableFile =
  | { readonly kind: 'csv'; readonly bom?: boolean; readonly quoted?: boolean; readonly above?: readonly (readonly string[])[] }
  | { readonly kind: 'xlsx'; readonly sheet: string }

export interface TableFormat<Column extends string = string> {
  readonly name: string
  /** What it is for, in one sentence. */
  readonly sentence: string
  /** Where the columns were read, and when. */
  readonly basis: string
  readonly confirmed: boolean
  /** Whose listings it takes, the usual one first; `any`: of all markets at once. */
  readonly markets: readonly [MarketId, ...MarketId[]] | 'any'
  readonly file: TableFile
  /** Without its ending. */
  readonly fileName: string
  readonly columns: readonly Column[]
  /** Columns that have no name of their own in the template. */
  readonly unnamed?: readonly Column[]
  /** Which of its columns an import cannot do without, as far as it is known. */
  readonly wanted: readonly Column[]
  /** `addresses`: mock-ups by their web address. `files`: files on this computer. */
  readonly pictures: 'addresses' | 'files'
  /** What is laid beside the table. */
  readonly lays: { readonly mockups: boolean; readonly print: boolean }
  /** Mock-ups it has places for. */
  readonly pictureLimit?: number
  /** Listings in one file; further ones go into further files. */
  readonly atMost?: number
  /** The only currency it can say. */
  readonly currency?: string
  /** Whether the seller's brand has a column. */
  readonly brand?: boolean
  /** Told at the end of each export. */
  readonly notes?: readonly string[]
  /** Its listings come into the shop as drafts. */
  readonly drafts?: true
  /** Rows of a listing with mock-ups whose picture cells stay empty while no address is known; one when left out. */
  readonly rowsWithoutPictures?: (item: ExportItem) => number
  readonly rows: (item: ExportItem, context: RowContext) => readonly Row<Column>[]
}

export function priceOf({ listing }: ExportItem): string {
  return decimalText(fromMajorUnits(listing.price, listing.currency))
}

/** The addresses of all mock-ups in their order; none while the seller has named no place for them. */
export function addressesOf(item: ExportItem, { imageBaseUrl }: ExportSettings): string[] {
  return imageBaseUrl === '' ? [] : item.design.mockups.map((mockup, index) => publicPictureUrl(imageBaseUrl, publicPictureName(item, mockup, index)))
}

/** The address of the mock-up that stands for each garment, the first of several. */
export function addressByGarment(item: ExportItem, settings: ExportSettings): ReadonlyMap<string, string> {
  const addresses = addressesOf(item, settings)
  return new Map(item.design.mockups.map((mockup, index) => [mockup.garment, addresses[index] ?? ''] as const).toReversed())
}

/** "IMAGE1", "IMAGE2" … */
export function numbered<Name extends string>(name: Name, count: number): `${Name}${number}`[] {
  return Array.from({ length: count }, (_, index): `${Name}${number}` => `${name}${index + 1}`)
}

/** Values into numbered columns, as many as there are columns for. */
export function spread<Name extends string>(name: Name, count: number, values: readonly string[]): Record<`${Name}${number}`, string> {
  return Object.fromEntries(numbered(name, count).map((column, index) => [column, values[index] ?? ''])) as Record<`${Name}${number}`, string>
}

/** What a buyer can choose: a choice of one is none. */
export function choices({ product }: ExportItem): { readonly name: 'Color' | 'Size'; readonly values: readonly string[] }[] {
  const [colours, sizes] = [product.colours.map((garment) => garment.name), product.sizes]
  return [...(colours.length > 1 ? [{ name: 'Color' as const, values: colours }] : []), ...(sizes.length > 1 ? [{ name: 'Size' as const, values: sizes }] : [])]
}
