/** How each language names what the product template knows. */
import type { ListingLanguage } from '../contract.ts'

export interface FactWords {
  readonly size: string
  readonly sizes: string
  readonly color: string
  readonly colors: string
  readonly oneSize: string
  readonly front: string
  readonly back: string
  readonly bothSides: string
  /** Between a name and its value. */
  readonly colon: string
  /** Between values. */
  readonly comma: string
}

export const factWords: Readonly<Record<ListingLanguage, FactWords>> = {
  en: { size: 'Size', sizes: 'Sizes', color: 'Color', colors: 'Colors', oneSize: 'One size', front: 'Printed on the front', back: 'Printed on the back', bothSides: 'Printed on the front and the back', colon: ': ', comma: ', ' },
  de: { size: 'Größe', sizes: 'Größen', color: 'Farbe', colors: 'Farben', oneSize: 'Einheitsgröße', front: 'Auf der Vorderseite bedruckt', back: 'Auf der Rückseite bedruckt', bothSides: 'Auf Vorder- und Rückseite bedruckt', colon: ': ', comma: ', ' },
  fr: { size: 'Taille', sizes: 'Tailles', color: 'Couleur', colors: 'Couleurs', oneSize: 'Taille unique', front: 'Imprimé sur le devant', back: 'Imprimé au dos', bothSides: 'Imprimé sur le devant et au dos', colon: ' : ', comma: ', ' },
  it: { size: 'Taglia', sizes: 'Taglie', color: 'Colore', colors: 'Colori', oneSize: 'Taglia unica', front: 'Stampa sul davanti', back: 'Stampa sul retro', bothSides: 'Stampa sul davanti e sul retro', colon: ': ', comma: ', ' },
  es: { size: 'Talla', sizes: 'Tallas', color: 'Color', colors: 'Colores', oneSize: 'Talla única', front: 'Estampado en la parte delantera', back: 'Estampado en la espalda', bothSides: 'Estampado delante y detrás', colon: ': ', comma: ', ' },
  ja: { size: 'サイズ', sizes: 'サイズ', color: 'カラー', colors: 'カラー', oneSize: 'フリーサイズ', front: '前面プリント', back: '背面プリント', bothSides: '両面プリント', colon: '：', comma: '、' },
}

/** Names that the program's own products give their colours; the seller's own names stay as they are. */
const GERMAN_COLOURS: Readonly<Record<string, string>> = {
  black: 'Schwarz', white: 'Weiß', 'off white': 'Cremeweiß', cream: 'Creme', natural: 'Natur', navy: 'Marineblau', blue: 'Blau', 'royal blue': 'Königsblau', 'light blue': 'Hellblau', red: 'Rot', maroon: 'Weinrot',
  burgundy: 'Burgunderrot', green: 'Grün', 'forest green': 'Waldgrün', 'military green': 'Militärgrün', 'dark green': 'Dunkelgrün', olive: 'Oliv', sage: 'Salbeigrün', yellow: 'Gelb', gold: 'Gold', mustard: 'Senfgelb', orange: 'Orange', pink: 'Rosa', 'light pink': 'Hellrosa',
  purple: 'Lila', grey: 'Grau', gray: 'Grau', 'dark grey': 'Dunkelgrau', 'dark heather': 'Dunkelgrau meliert', 'sport grey': 'Grau meliert', 'heather grey': 'Grau meliert', 'heather blue': 'Blau meliert', charcoal: 'Anthrazit', sand: 'Sand', brown: 'Braun',
}

export function colourName(name: string, language: ListingLanguage): string {
  return (language === 'de' ? GERMAN_COLOURS[name.toLowerCase()] : undefined) ?? name
}
