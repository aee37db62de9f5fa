import type { ConnectionValues } from '../../api/market.ts'
import type { Problem, PublishGoal } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import { pictureProblems } from '../picture-problems.ts'
import { note, stops } from '../problem.ts'
import { textProblems } from '../text-problems.ts'
import { ETSY_ALT_TEXT, ETSY_PICTURES } from './limits.ts'
import { etsyChoices, needsReturnPolicy, PRODUCT_NAMES, type EtsyShop } from './shop.ts'

/** Everything that Etsy would refuse, or that would stand there otherwise than it was meant. */
export function etsyProblems(item: Publishable, shop: EtsyShop, values: ConnectionValues, goal: PublishGoal): readonly Problem[] {
  return [
    ...textProblems(item),
    ...tagProblems(item),
    ...priceProblems(item, shop),
    ...pictureProblems(item, 'Etsy', ETSY_PICTURES),
    ...altProblems(item),
    ...variationProblems(item),
    ...categoryProblems(item, shop, values),
    ...(goal === 'live' && etsyChoices(shop, values).returns === null && needsReturnPolicy(shop)
      ? [stops('connection', 'Etsy takes no listing live without a return policy.', 'Choose one in Settings, under Markets, at Etsy.')]
      : []),
  ]
}

/** Tags go as one value with commas, so a comma would make two of one. */
function tagProblems({ listing: { tags } }: Publishable): Problem[] {
  return tags.length === 0 ? [note('tags', 'There are no tags, so few will find it.', 'Add up to 13 tags to the listing.')] : []
}

function priceProblems({ listing: { price, currency } }: Publishable, shop: EtsyShop): Problem[] {
  return [
    ...(price > 0 ? [] : [stops('price', 'The price is not above zero.', 'Set a price in the listing.')]),
    ...(currency === shop.currency ? [] : [stops('price', `The price is in ${currency}, and your Etsy shop sells in ${shop.currency}.`, `Set the product’s price in ${shop.currency}; nothing is converted.`)]),
  ]
}

function altProblems({ pictures }: Publishable): Problem[] {
  return pictures.flatMap(({ alt }, index) => ([...alt].length <= ETSY_ALT_TEXT ? [] : [note('pictures', `What picture ${index + 1} shows is told in more than ${ETSY_ALT_TEXT} characters.`, 'It is cut there.')]))
}

/** The Open API description refuses brackets in values of variations. */
function variationProblems({ product, garments }: Publishable): Problem[] {
  const colours = product.colours.filter(({ id }) => garments.includes(id)).map(({ name }) => name)
  const names = [...colours, ...product.sizes]
  return [
    ...(colours.length === 0 ? [stops('product', `“${product.name}” has no colour to be sold in.`, 'Choose colours for the product.')] : []),
    ...names.filter((name) => /[()]/.test(name)).map((name) => stops('product', `Etsy does not take brackets in “${name}”.`, 'Rename it in the product.')),
    ...[colours, product.sizes].flatMap((all) => all.filter((name, index) => all.indexOf(name) !== index)).map((name) => stops('product', `“${name}” stands in the product twice.`, 'Remove one of the two.')),
  ]
}

function categoryProblems({ product: { type } }: Publishable, shop: EtsyShop, values: ConnectionValues): Problem[] {
  if (etsyChoices(shop, values).category(type) !== null) return []
  return [stops('connection', `No Etsy category is chosen for ${PRODUCT_NAMES[type]}.`, 'Choose one in Settings, under Markets, at Etsy.')]
}
