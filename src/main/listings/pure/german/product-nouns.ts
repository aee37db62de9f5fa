/** The products by their German names. Nothing is said about cloth, fit or delivery: that is not known. */
import type { ProductTemplate } from '../../../products/contract.ts'

export interface GermanProduct {
  /** For the head of a title: "T-Shirt „…“". */
  readonly names: readonly [string, ...string[]]
  /** For search words, the most searched first. */
  readonly tags: readonly [string, ...string[]]
  readonly gender: 'm' | 'f' | 'n'
  /** Search words that fit every design on this product. */
  readonly fillers: readonly string[]
}

export const germanProducts: Readonly<Record<ProductTemplate['type'], GermanProduct>> = {
  't-shirt': {
    names: ['T-Shirt', 'Shirt'], tags: ['Shirt', 'T-Shirt'], gender: 'n',
    fillers: ['shirt mit spruch', 't-shirt mit spruch', 'spruchshirt', 'statement-shirt', 'bedrucktes shirt', 'motivshirt', 'fun-shirt', 'shirt mit motiv', 'typografie-shirt', 'sprücheshirt', 'shirt mit schrift', 't-shirt mit motiv', 'shirt mit aufdruck', 'print-shirt'],
  },
  hoodie: {
    names: ['Hoodie', 'Kapuzenpullover'], tags: ['Hoodie', 'Pulli'], gender: 'm',
    fillers: ['hoodie mit spruch', 'kapuzenpulli', 'kapuzenpullover', 'statement-hoodie', 'bedruckter hoodie', 'hoodie mit motiv', 'pulli mit spruch', 'spruch-hoodie', 'print-hoodie', 'hoodie mit schrift', 'pulli mit kapuze', 'pulli mit motiv', 'hoodie mit aufdruck', 'typografie-hoodie'],
  },
  tote: {
    names: ['Tragetasche', 'Einkaufstasche'], tags: ['Tasche', 'Beutel'], gender: 'f',
    fillers: ['tasche mit spruch', 'einkaufstasche', 'tragetasche', 'stofftasche', 'schultertasche', 'tasche mit motiv', 'bedruckte tasche', 'büchertasche', 'shopper mit spruch', 'einkaufsbeutel', 'tragebeutel', 'statement-tasche', 'beutel mit spruch', 'beutel mit motiv'],
  },
  mug: {
    names: ['Tasse', 'Kaffeetasse'], tags: ['Tasse', 'Becher'], gender: 'f',
    fillers: ['tasse mit spruch', 'kaffeetasse', 'kaffeebecher', 'teetasse', 'bürotasse', 'tasse mit motiv', 'bedruckte tasse', 'sprüchetasse', 'spruchtasse', 'becher mit spruch', 'lieblingstasse', 'frühstückstasse', 'tasse mit aufdruck', 'teebecher'],
  },
  poster: {
    names: ['Poster', 'Kunstdruck'], tags: ['Poster', 'Bild'], gender: 'n',
    fillers: ['poster mit spruch', 'wandbild', 'wanddeko', 'kunstdruck', 'typografie-poster', 'spruchposter', 'wandposter', 'druck mit spruch', 'deko wohnzimmer', 'deko büro', 'poster mit motiv', 'zitatposter', 'wandkunst', 'sprüche-poster'],
  },
  pillow: {
    names: ['Kissen', 'Dekokissen'], tags: ['Kissen'], gender: 'n',
    fillers: ['kissen mit spruch', 'dekokissen', 'sofakissen', 'zierkissen', 'kissen mit motiv', 'bedrucktes kissen', 'spruchkissen', 'couchkissen', 'kissen mit schrift', 'wohnzimmerdeko', 'schlafzimmerdeko', 'sprüchekissen', 'motivkissen', 'kissen mit aufdruck'],
  },
}
