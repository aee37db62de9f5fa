/**
 * Names for files, folders, addresses and stock keeping, made from words that came from outside. Only a to z, 0 to 9
 * and single hyphens are ever used, and an id stands at the end, so that no name can leave its folder, be one that
 * Windows reserves, end in a dot, or meet another one.
 */
import type { Design } from '../../designs/contract.ts'
import type { Garment } from '../../products/contract.ts'
import type { ExportItem } from '../export-item.ts'

type MockupRef = Design['mockups'][number]

/** Characters of the words in a name; with the id, well below what any system or shop takes. */
const LONGEST_WORDS = 48
const ID_TAIL = 10

/** Words as part of a name: "Café & Croissants!" is "cafe-and-croissants"; words without Latin letters leave nothing. */
export function slugOf(words: string, longest = LONGEST_WORDS): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '').replace(/&/g, ' and ').toLowerCase()
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  if (slug.length <= longest) return slug
  const cut = slug.slice(0, longest + 1)
  const atWord = cut.lastIndexOf('-')
  return (atWord > 0 ? cut.slice(0, atWord) : slug.slice(0, longest)).replace(/-+$/, '')
}

/** The end of an id, enough to tell listings of one phrase apart. */
export function shortId(id: string): string {
  const tail = id.toLowerCase().replace(/^[a-z]+_/, '').replace(/[^a-z0-9]/g, '')
  return tail.slice(-ID_TAIL) || 'x'
}

/** One name per listing, the same at every export, for a folder or a shop address: "plant-mom-t-shirt-3f9a01bc22". */
export function listingName({ design, listing, product }: ExportItem): string {
  return [slugOf(design.phrase) || 'design', product.type, shortId(listing.id)].join('-')
}

/** A stock keeping unit per variant: "3F9A01BC22-BLACK-2XL". */
export function skuOf(listingId: string, garment: Garment, size: string): string {
  return [shortId(listingId), slugOf(garment.id), slugOf(size)].filter((part) => part !== '').join('-').toUpperCase()
}

/** "mockup-1-black.jpg"; the ending is the picture's own. */
export function mockupName(mockup: MockupRef, index: number): string {
  const ending = /\.(jpe?g|png|webp)$/i.exec(mockup.file)?.[1]?.toLowerCase() ?? 'jpg'
  return `mockup-${index + 1}-${slugOf(mockup.garment, 24) || 'garment'}.${ending}`
}

/** The name under which a picture is laid out for a web server, where all listings share one folder. */
export function publicPictureName(item: ExportItem, mockup: MockupRef, index: number): string {
  return `${listingName(item)}-${mockupName(mockup, index)}`
}

/** The name of a print file in the same folder. */
export function printFileName(item: ExportItem): string {
  return `${listingName(item)}-print.png`
}

/** The address of such a picture; empty while the seller has named no place. */
export function publicPictureUrl(baseUrl: string, name: string): string {
  return baseUrl === '' ? '' : `${baseUrl.replace(/\/+$/, '')}/${encodeURIComponent(name)}`
}
