/** The words listings are made of. Nothing here says anything about cloth, fit or delivery: that is not known. */
import type { Mood } from '../../ideas/contract.ts'
import type { ProductTemplate } from '../../products/contract.ts'

export interface ProductWords {
  /** For the first part of a title. */
  readonly names: readonly [string, ...string[]]
  /** For the second part of a title, never the same as the first. */
  readonly others: readonly [string, ...string[]]
  /** For tags, lower case, shortest and most searched first. */
  readonly tags: readonly [string, ...string[]]
  /** Tags that fit every design on this product; fillers where a market wants many. */
  readonly fillers: readonly string[]
}

export const productWords: Readonly<Record<ProductTemplate['type'], ProductWords>> = {
  't-shirt': {
    names: ['T-Shirt', 'Shirt'],
    others: ['Tee', 'Graphic Tee'],
    tags: ['shirt', 'tee', 't-shirt'],
    fillers: ['graphic tee', 'slogan shirt', 'typography tee', 'quote shirt', 'saying shirt', 'statement tee', 'word art shirt', 'lettering tee', 'printed tshirt', 'graphic tshirt', 'text shirt', 'conversation shirt', 'slogan tee'],
  },
  hoodie: {
    names: ['Hoodie'],
    others: ['Hooded Sweatshirt', 'Pullover Hoodie'],
    tags: ['hoodie', 'sweatshirt', 'hooded top'],
    fillers: ['graphic hoodie', 'slogan hoodie', 'typography hoodie', 'quote hoodie', 'saying hoodie', 'statement hoodie', 'word art hoodie', 'lettering hoodie', 'printed hoodie', 'text hoodie', 'hooded sweatshirt', 'slogan sweatshirt', 'quote sweatshirt'],
  },
  tote: {
    names: ['Tote Bag', 'Tote'],
    others: ['Shopping Bag', 'Shoulder Bag'],
    tags: ['tote bag', 'tote', 'bag'],
    fillers: ['shopping bag', 'slogan tote', 'typography tote', 'quote tote bag', 'saying tote', 'statement bag', 'market bag', 'lettering tote', 'printed tote bag', 'book bag', 'shoulder bag', 'slogan bag', 'grocery tote'],
  },
  mug: {
    names: ['Mug', 'Coffee Mug'],
    others: ['Cup', 'Tea Cup'],
    tags: ['mug', 'coffee mug', 'cup'],
    fillers: ['coffee cup', 'tea mug', 'slogan mug', 'typography mug', 'quote mug', 'saying mug', 'statement mug', 'lettering mug', 'printed mug', 'office mug', 'desk mug', 'kitchen mug', 'tea cup'],
  },
  poster: {
    names: ['Poster', 'Print'],
    others: ['Wall Art', 'Art Print'],
    tags: ['poster', 'wall art', 'print'],
    fillers: ['art print', 'typography print', 'quote print', 'quote poster', 'wall decor', 'typography poster', 'word art print', 'lettering print', 'saying poster', 'room decor', 'home decor', 'statement print', 'quote wall art'],
  },
  pillow: {
    names: ['Throw Pillow', 'Pillow'],
    others: ['Cushion', 'Accent Pillow'],
    tags: ['pillow', 'throw pillow', 'cushion'],
    fillers: ['accent pillow', 'quote pillow', 'slogan pillow', 'typography pillow', 'saying pillow', 'statement pillow', 'lettering pillow', 'printed pillow', 'sofa pillow', 'couch pillow', 'home decor', 'bedroom decor', 'quote cushion'],
  },
}

export const moodWords: Readonly<Record<Mood, readonly [string, ...string[]]>> = {
  funny: ['Funny', 'Humorous'],
  proud: ['Proud'],
  cosy: ['Cozy'],
  bold: ['Bold', 'Statement'],
  sweet: ['Cute', 'Sweet'],
  retro: ['Retro', 'Vintage-Style'],
  spooky: ['Spooky'],
  calm: ['Peaceful', 'Calm'],
  festive: ['Festive'],
}

/** The mood as people search for it; null for moods that nobody types. */
export const moodTags: Readonly<Record<Mood, string | null>> = {
  funny: 'funny', proud: null, cosy: 'cozy', bold: null, sweet: 'cute', retro: 'retro', spooky: 'spooky', calm: null, festive: 'festive',
}

export interface StyleWords {
  /** As an adjective of the whole design, for titles and tags; null where it would mean nothing to a buyer. */
  readonly adjective: string | null
  /** In "set in …". */
  readonly lettering: string
}

const styleWords: Readonly<Record<string, StyleWords>> = {
  retro: { adjective: 'retro', lettering: 'retro lettering' },
  vintage: { adjective: 'vintage', lettering: 'vintage-style lettering' },
  bold: { adjective: null, lettering: 'big, bold letters' },
  script: { adjective: null, lettering: 'flowing script' },
  varsity: { adjective: 'varsity', lettering: 'varsity lettering' },
  badge: { adjective: null, lettering: 'a badge of lettering' },
  minimal: { adjective: 'minimalist', lettering: 'plain, simple letters' },
  hand: { adjective: null, lettering: 'hand-drawn style letters' },
}

/** What to call a style; one that nobody named here is used as it stands if it is a plain word. */
export function wordsOfStyle(style: string): StyleWords {
  const known = styleWords[style.toLowerCase()]
  if (known !== undefined) return known
  const plain = /^[a-z][a-z -]{2,18}$/i.test(style)
  return plain ? { adjective: style.toLowerCase(), lettering: `${style.toLowerCase()} lettering` } : { adjective: null, lettering: 'clear lettering' }
}
