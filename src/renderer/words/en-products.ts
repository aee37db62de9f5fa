/** What the seller sells, and what lies on the disk. */
import { counted, number } from './format.ts'

export const products = {
  note: 'Designs are made for the first product that is switched on. Colours and prices count for listings that are written from now on.',
  on: (name: string) => `${name} on or off`,
  more: 'Set up',
  colours: 'Colours offered',
  lastColour: 'One colour stays at least.',
  price: 'Price',
  priceRule: 'How it is priced',
  rules: { fixed: 'Fixed price', markup: 'Cost plus per cent' },
  percent: 'Per cent on top',
  baseCost: 'What it costs you',
  baseCostHint: 'What your print service charges for one. Left empty, nothing is assumed.',
  needsCost: 'Say first what one costs you.',
  wrongPrice: 'This must be an amount of 0 or more.',
  wrongPercent: 'This must be a number from 0 to 1000.',
  summary: (price: string, colours: number) => `${price}, ${counted(colours, 'colour', 'colours')}`,
  plus: (percent: number) => `Cost + ${number(percent)} %`,
  size: (width: number, height: number) => `Print area ${number(width)} × ${number(height)} px`,
  cannotLoad: 'The products cannot be shown',
} as const

export const storage = {
  title: 'On the disk',
  kinds: { svg: 'Drawings', webp: 'Previews', jpg: 'Mock-ups', png: 'Print files' } as Readonly<Record<string, string>>,
  other: (extension: string) => `${extension.toUpperCase()} files`,
  line: (files: number, size: string) => `${counted(files, 'file', 'files')}, ${size}`,
} as const
