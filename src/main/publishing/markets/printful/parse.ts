import type { z } from 'zod'
import { refusal, type catalog, type info } from './schema.ts'

export type CatalogVariant = z.infer<typeof catalog>['result']['variants'][number]
type Info = z.infer<typeof info>['result']

export function sentenceIn(body: unknown): string | null {
  const read = refusal.safeParse(body)
  return read.success ? (read.data.error?.message ?? read.data.result ?? null) : null
}

const plain = (name: string): string => name.toLowerCase().replaceAll('gray', 'grey').replace(/[^a-z0-9]/g, '')

/** By its own names of colour and size. A product of one size is found by its colour. */
export function variantOf(variants: readonly CatalogVariant[], colour: string, size: string): CatalogVariant | null {
  const coloured = variants.filter(({ color }) => plain(color ?? '') === plain(colour))
  return coloured.find((one) => plain(one.size ?? '') === plain(size)) ?? (coloured.length === 1 ? (coloured[0] ?? null) : null)
}

/** How many print files are still fetched, and how many could not be. */
export function filesOf({ sync_variants: variants }: Info): { waiting: number; failed: number } {
  const all = variants.flatMap(({ files }) => files)
  return { waiting: all.filter(({ status }) => status === 'waiting').length, failed: all.filter(({ status }) => status === 'failed').length }
}
