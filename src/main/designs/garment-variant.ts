import { inkVariant, type InkVariant } from './contract.ts'
import type { DesignRow } from './tables.ts'

/** The ink variant a garment takes; a colour that came to the product later takes the one the design was first shown in. */
export function variantFor(row: Pick<DesignRow, 'garmentVariants' | 'variant'>, garment: string): InkVariant {
  const choices = JSON.parse(row.garmentVariants) as { garment: string; variant: string }[]
  const parsed = inkVariant.safeParse(choices.find((choice) => choice.garment === garment)?.variant)
  return parsed.success ? parsed.data : row.variant
}
