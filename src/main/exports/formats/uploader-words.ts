/** What the three upload tools for Amazon Merch on Demand and its like have in common. */
import { join } from 'node:path'
import type { ExportItem } from '../export-item.ts'
import { brandField } from '../folder/texts.ts'
import { printFileName } from '../pure/file-names.ts'
import type { RowContext } from './table-format.ts'

/** One public repository holds all three templates; nobody has read a file of their makers. */
export const UPLOADER_BASIS = 'The header of the tool’s own template as one public repository holds it, read 2026; no file of its maker was seen.'

/** The whole path: these tools run on the same computer and open the file themselves. */
export function printPath(item: ExportItem, { place }: RowContext): string {
  return item.design.printFile === undefined ? '' : join(place.pictures, printFileName(item))
}

export function brandOf({ settings }: RowContext): string {
  return brandField(settings.brand)
}

/** Shirts and hoodies are for both; what other products are called there is not known. */
export function isShirt({ product }: ExportItem): boolean {
  return product.type === 't-shirt' || product.type === 'hoodie'
}

/** The language of the texts as these tools write it; Japanese is "JP" there. */
export function languageOf({ listing }: ExportItem): UploaderLanguage {
  return LANGUAGES[listing.language ?? 'en']
}

export type UploaderLanguage = 'EN' | 'DE' | 'FR' | 'IT' | 'ES' | 'JP'
const LANGUAGES: Readonly<Record<NonNullable<ExportItem['listing']['language']>, UploaderLanguage>> = { en: 'EN', de: 'DE', fr: 'FR', it: 'IT', es: 'ES', ja: 'JP' }
