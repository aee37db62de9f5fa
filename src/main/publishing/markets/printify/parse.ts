import type { z } from 'zod'
import { refusal, type catalogVariants, type product } from './schema.ts'

export type PrintifyProduct = z.infer<typeof product>
export type CatalogVariant = z.infer<typeof catalogVariants>['variants'][number]

/** What Printify says of why, and by which number; null where its words are not as described. */
export function refusalIn(body: unknown): { readonly says: string | null; readonly code: number | null } {
  const read = refusal.safeParse(body)
  if (!read.success) return { says: null, code: null }
  const { message, error, code, errors } = read.data
  const number = Number(errors?.code ?? code)
  return { says: errors?.reason ?? message ?? error ?? null, code: Number.isInteger(number) ? number : null }
}

/** Names as they are compared: “Sport Grey” and “sport-grey” are one. */
function plainName(name: unknown): string {
  return String(name).toLowerCase().replaceAll('gray', 'grey').replace(/[^a-z0-9]/g, '')
}

/** The variant of that colour and size, by its own words for them. Sizes such as “One Size” count as the only one there is. */
export function variantOf(variants: readonly CatalogVariant[], colour: string, size: string): CatalogVariant | null {
  const fits = (variant: CatalogVariant, wanted: string): boolean => Object.values(variant.options).some((value) => plainName(value) === plainName(wanted))
  const byColour = variants.filter((variant) => fits(variant, colour))
  return byColour.find((variant) => fits(variant, size)) ?? (byColour.length === 1 ? (byColour[0] ?? null) : null)
}

/** Uploads that are printed on it. */
export function printsOn({ print_areas: areas }: PrintifyProduct): string[] {
  return [...new Set(areas.flatMap(({ placeholders }) => placeholders.flatMap(({ images }) => images.map(({ id }) => id))))]
}

/** What is for sale of it, “id: price”, in the order of their numbers. */
export function enabledOf({ variants }: PrintifyProduct): string[] {
  return variants.filter(({ is_enabled: enabled }) => enabled).toSorted((a, b) => a.id - b.id).map(({ id, price }) => `${id}: ${price}`)
}
