import type { ConnectionValues } from '../../api/market.ts'
import type { Problem, PublishGoal } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import { note, stops } from '../problem.ts'
import { textProblems } from '../text-problems.ts'
import { PRINTIFY_LIMITS } from './limits.ts'
import { chosenShop, makingOf, nameOf, type Making, type PrintifyShop } from './shop.ts'

export function printifyProblems(item: Publishable, shop: PrintifyShop, values: ConnectionValues, goal: PublishGoal): readonly Problem[] {
  const making = makingOf(item, shop, values)
  const { type } = item.product
  return [
    ...textProblems(item),
    ...capitalProblems(item),
    ...priceProblems(item, values),
    ...printProblems(item),
    ...(making === null ? [stops('connection', `No blank or printer is chosen for ${nameOf(type)}.`, 'Choose them in Settings, under Markets, at Printify.')] : makingProblems(item, making)),
    ...handProblems(shop, values, goal),
  ]
}

/** Its code 61003, “excessive caps”; from how many on was not read. */
function capitalProblems({ listing: { title } }: Publishable): Problem[] {
  const letters = title.replace(/[^\p{L}]/gu, '')
  return letters.length > 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase() ? [stops('title', 'The title is all in capitals; Printify refuses that.', 'Write it in small letters.')] : []
}

function priceProblems({ listing: { price, currency } }: Publishable, values: ConnectionValues): Problem[] {
  const theirs = values['currency']
  return [
    ...(price > 0 ? [] : [stops('price', 'The price is not above zero.', 'Set a price in the listing.')]),
    ...(typeof theirs === 'string' && theirs !== currency ? [stops('price', `The price is in ${currency}, and your Printify shop sells in ${theirs}.`, `Set the product’s price in ${theirs}; nothing is converted.`)] : []),
  ]
}

function printProblems({ prints }: Publishable): Problem[] {
  if (prints.length === 0) return [stops('print file', 'There is no print file.', 'Make print files for the design.')]
  return prints.flatMap(({ bytes }, index) => {
    const which = `Print file ${index + 1} has ${(bytes / 1_000_000).toFixed(1)} MB`
    if (bytes > PRINTIFY_LIMITS.printBytes) return [stops('print file', `${which}; Printify takes 100 MB.`, 'Make it smaller.')]
    return bytes > PRINTIFY_LIMITS.base64Bytes ? [note('print file', `${which}.`, 'Printify advises against sending more than 5 MB this way; it may refuse it.')] : []
  })
}

function makingProblems(item: Publishable, { lacking, variants, area }: Making): Problem[] {
  const [print] = item.prints
  const coarse = area !== null && print !== undefined && (print.widthPx < area.width || print.heightPx < area.height)
  return [
    ...(lacking.length === 0 ? [] : [stops('product', `The printer does not have: ${lacking.slice(0, 8).join(', ')}${lacking.length > 8 ? ` and ${lacking.length - 8} more` : ''}.`, 'Name the product’s colours and sizes as the printer does, or leave them out.')]),
    ...(variants.length === 0 && lacking.length === 0 ? [stops('product', `“${item.product.name}” has no colour to be sold in.`, 'Choose colours for the product.')] : []),
    ...(variants.length > PRINTIFY_LIMITS.variants ? [stops('product', `There are ${variants.length} colours and sizes; Printify takes ${PRINTIFY_LIMITS.variants}.`, 'Leave out some colours.')] : []),
    ...(coarse ? [note('print file', `The print file has ${print.widthPx} × ${print.heightPx} pixels, the print area ${area.width} × ${area.height}.`, 'It is enlarged there. Set the product’s print area to the printer’s.')] : []),
  ]
}

function handProblems(shop: PrintifyShop, values: ConnectionValues, goal: PublishGoal): Problem[] {
  const channel = chosenShop(shop, values)?.channel
  const live = goal === 'live' ? [stops('connection', 'Printify keeps products hidden and hands them on as drafts; going live is done in the shop behind it.', 'Set what is wanted at Printify to drafts.')] : []
  if (values['hand-on'] !== true) return [...live, note('connection', 'It stays at Printify and is not handed on to a shop.', 'Turn on “Hand on to the connected shop” in Settings, under Markets, at Printify.')]
  if (channel === 'custom_integration') return [...live, stops('connection', 'There is no shop behind this Printify shop to hand it on to.', 'Choose another shop, or turn off “Hand on to the connected shop”.')]
  return [...live, note('pictures', 'Printify hands on a draft with its own pictures and shipping profile; your pictures are not among them.', `Put your pictures and your shipping profile in, then publish it, in your ${channel ?? 'connected'} shop.`)]
}
