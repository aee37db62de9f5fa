/** Everything that a form would say no to, before a browser is opened. */
import type { Problem } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import type { FormFields, Recipe } from '../contract.ts'
import type { FormLimits } from '../limits.ts'
import { printOf } from './form-fields.ts'

export function formProblems(item: Publishable, recipe: Recipe, limits: FormLimits, fields: FormFields): Problem[] {
  return [...missing(recipe, fields), ...ofPrint(item, limits), ...severalInks(item)]
}

function missing({ steps }: Recipe, fields: FormFields): Problem[] {
  return steps.flatMap((step) => {
    if (!('value' in step) || ('optional' in step && step.optional) || fields[step.value] !== undefined) return []
    const remedy = step.value === 'brand' ? 'Enter your brand at this market in Settings → Markets.' : step.value === 'print-file' ? 'Let the print file be made first.' : 'Fill it in in the listing.'
    return [{ place: step.value, says: `“${step.says}” is empty, and the form wants it.`, remedy, weight: 'stops' as const }]
  })
}

function ofPrint(item: Publishable, limits: FormLimits): Problem[] {
  const print = printOf(item)
  if (print === null) return []
  const { widthPx, heightPx, bytes } = print
  const size = `${widthPx} × ${heightPx} px`
  const say = (says: string, remedy: string): Problem => ({ place: 'print-file', says, remedy, weight: 'stops' })
  const { maxBytes, maxSidePx, exactPx, minPx } = limits
  return [
    ...(maxBytes !== null && bytes > maxBytes ? [say(`The print file has ${(bytes / 1024 ** 2).toFixed(1)} MB; ${(maxBytes / 1024 ** 2).toFixed(0)} MB are taken.`, 'Make the design with fewer textures, or a smaller print area.')] : []),
    ...(maxSidePx !== null && Math.max(widthPx, heightPx) > maxSidePx ? [say(`The print file has ${size}; ${maxSidePx} px a side are taken.`, 'Choose a product with a smaller print area.')] : []),
    ...(exactPx !== null && (widthPx !== exactPx.width || heightPx !== exactPx.height) ? [say(`The print file has ${size}; this product wants ${exactPx.width} × ${exactPx.height} px.`, 'Design for a product with that print area.')] : []),
    ...(minPx !== null && (widthPx < minPx.width || heightPx < minPx.height) ? [say(`The print file has ${size}; at least ${minPx.width} × ${minPx.height} px are wanted.`, 'Choose a product with a larger print area.')] : []),
  ]
}

/** One file goes up; on garments of another tone it would be hard to see. */
function severalInks(item: Publishable): Problem[] {
  const print = printOf(item)
  const unfit = item.product.colours.filter(({ id, tone }) => item.garments.includes(id) && !(print?.tones ?? []).includes(tone))
  if (print === null || unfit.length === 0) return []
  return [{ place: 'print-file', says: `The form takes one print file. It is not made for ${unfit.map(({ name }) => name).join(', ')}.`, remedy: 'Switch those colours off on the form.', weight: 'note' }]
}
