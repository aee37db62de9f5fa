/** What of a listing goes into which field of a form. */
import type { ConnectionValues } from '../../api/market.ts'
import type { Publishable } from '../../publisher.ts'
import type { FormFields, Recipe } from '../contract.ts'

/** The print that most of the garments are for. A form takes one. */
export function printOf({ prints, product, garments }: Publishable): Publishable['prints'][number] | null {
  const tones = product.colours.filter(({ id }) => garments.includes(id)).map(({ tone }) => tone)
  const fits = (print: Publishable['prints'][number]): number => tones.filter((tone) => print.tones.includes(tone)).length
  return prints.toSorted((a, b) => fits(b) - fits(a))[0] ?? null
}

/** Fields without anything to say are absent. A form with a place for the main tag gets the others beside it. */
export function formFieldsOf(item: Publishable, values: ConnectionValues, { steps }: Recipe): FormFields {
  const { title, description, bullets, tags, price } = item.listing
  const [mainTag, ...others] = tags
  const { brand } = values
  return present({
    title, description, 'bullet-1': bullets[0], 'bullet-2': bullets[1], 'main-tag': mainTag, tags: others.length > 0 && steps.some((step) => 'value' in step && step.value === 'main-tag') ? others : tags, price: String(price),
    brand: typeof brand === 'string' ? brand : undefined, 'print-file': printOf(item)?.file,
  })
}

function present(fields: Record<string, string | readonly string[] | undefined>): FormFields {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined || value.length === 0 ? [] : [[name, typeof value === 'string' ? value : [...value]]])))
}
