import type { Garment, PrintArea, ProductTemplate } from './contract.ts'
import { toneOf } from './pure/tone.ts'

/**
 * The six products a new library starts with. All of it is editable.
 * Print sizes: common provider defaults as read on 2026-08-23 (portrait, landscape and square); a connected
 * provider's own numbers replace them. Colours are generic, not one maker's swatches. Prices are this program's
 * own suggestion in US dollars, a setting and not a market figure; base costs stay empty until the seller enters
 * what their provider charges.
 */
export const defaultProducts: readonly ProductTemplate[] = [
  template({
    id: 'prd_t-shirt',
    name: 'T-Shirt',
    type: 't-shirt',
    colours: [
      garment('black', 'Black', '#1A1A1A'),
      garment('white', 'White', '#F7F7F5'),
      garment('navy', 'Navy', '#1F2A44'),
      garment('sport-grey', 'Sport Grey', '#B4B5B8'),
      garment('dark-heather', 'Dark Heather', '#45484D'),
      garment('forest', 'Forest Green', '#26412F'),
      garment('red', 'Red', '#B2222B'),
      garment('royal', 'Royal Blue', '#24489A'),
      garment('sand', 'Sand', '#D8C9AE'),
      garment('heather-blue', 'Heather Blue', '#6F88A8'),
      garment('mustard', 'Mustard', '#D9A441'),
    ],
    sizes: ['S', 'M', 'L', 'XL', '2XL', '3XL'],
    area: { name: 'front', widthPx: 4500, heightPx: 5400 },
    priceMinor: 2199,
    enabled: true,
  }),
  template({
    id: 'prd_hoodie',
    name: 'Hoodie',
    type: 'hoodie',
    colours: [
      garment('black', 'Black', '#1A1A1A'),
      garment('white', 'White', '#F7F7F5'),
      garment('navy', 'Navy', '#1F2A44'),
      garment('sport-grey', 'Sport Grey', '#B4B5B8'),
      garment('forest', 'Forest Green', '#26412F'),
      garment('maroon', 'Maroon', '#5B1F2B'),
    ],
    sizes: ['S', 'M', 'L', 'XL', '2XL', '3XL'],
    area: { name: 'front', widthPx: 4800, heightPx: 6000 },
    priceMinor: 4199,
  }),
  template({
    id: 'prd_tote',
    name: 'Tote Bag',
    type: 'tote',
    colours: [garment('natural', 'Natural', '#E9DFC9'), garment('black', 'Black', '#1A1A1A'), garment('navy', 'Navy', '#1F2A44')],
    sizes: ['One Size'],
    area: { name: 'front', widthPx: 4200, heightPx: 4200 },
    priceMinor: 2199,
  }),
  template({
    id: 'prd_mug-11oz',
    name: 'Mug',
    type: 'mug',
    colours: [garment('white', 'White', '#FAFAF8'), garment('black', 'Black', '#1A1A1A')],
    sizes: ['11 oz'],
    area: { name: 'wrap', widthPx: 2475, heightPx: 1155 },
    priceMinor: 1699,
  }),
  template({
    id: 'prd_poster-18x24',
    name: 'Poster',
    type: 'poster',
    colours: [garment('white', 'White', '#FFFFFF'), garment('cream', 'Cream', '#F3E9D2'), garment('black', 'Black', '#1A1A1A')],
    sizes: ['18 x 24 in'],
    area: { name: 'front', widthPx: 5400, heightPx: 7200 },
    priceMinor: 2499,
  }),
  template({
    id: 'prd_pillow',
    name: 'Throw Pillow',
    type: 'pillow',
    colours: [garment('white', 'White', '#FAFAF8'), garment('cream', 'Cream', '#F3E9D2'), garment('black', 'Black', '#1A1A1A')],
    sizes: ['18 x 18 in'],
    area: { name: 'front', widthPx: 5400, heightPx: 5400 },
    priceMinor: 2999,
  }),
]

interface Draft {
  readonly id: string
  readonly name: string
  readonly type: ProductTemplate['type']
  readonly colours: Garment[]
  readonly sizes: string[]
  readonly area: PrintArea
  readonly priceMinor: number
  readonly enabled?: boolean
}

function template({ area, priceMinor, enabled = false, ...rest }: Draft): ProductTemplate {
  return {
    ...rest,
    printAreas: [area],
    baseCost: null,
    priceRule: { kind: 'fixed', price: { minor: priceMinor, currency: 'USD' } },
    enabled,
  }
}

function garment(id: string, name: string, hex: string): Garment {
  return { id, name, hex, tone: toneOf(hex) }
}
