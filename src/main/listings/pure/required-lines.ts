/** Lines that stand at the end of a description whatever else has to go: what a market wants told, and the seller's own. */
import type { ListingLanguage } from '../contract.ts'
import type { MarketFacts } from '../markets/market-book.ts'

const DISCLOSURE: Readonly<Record<ListingLanguage, string>> = {
  en: 'The artwork was made with the help of AI, from my own ideas and prompts.',
  de: 'Das Motiv ist mit Hilfe von KI nach meinen eigenen Ideen und Vorgaben entstanden.',
  fr: 'Le motif a été créé avec l’aide de l’IA, à partir de mes propres idées et consignes.',
  it: 'Il disegno è stato creato con l’aiuto dell’IA, a partire dalle mie idee e indicazioni.',
  es: 'El diseño se ha creado con ayuda de la IA, a partir de mis propias ideas e indicaciones.',
  ja: 'このデザインは、私自身のアイデアと指示をもとにAIを使って制作しました。',
}

/** How a seller may say it in words of their own, in any of the languages. */
const TELLS_OF_AI = /(?<![\p{L}\p{N}])(?:AI|A\.I\.|KI|IA|artificial intelligence|künstliche[rn]? Intelligenz|intelligence artificielle|intelligenza artificiale|inteligencia artificial)(?![\p{L}\p{N}])|AI(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|人工知能|生成AI/u

export interface LineContext {
  readonly aiMade: boolean
  readonly footer: string
}

/** In the order they stand. */
export function requiredLines(rules: Pick<MarketFacts, 'aiDisclosure'>, language: ListingLanguage, { aiMade, footer }: LineContext): string[] {
  return [...(rules.aiDisclosure !== null && aiMade ? [DISCLOSURE[language]] : []), ...(footer.trim() === '' ? [] : [footer.trim()])]
}

/** Whether the market wants AI use told and the description does not tell it. */
export function lacksDisclosure(rules: Pick<MarketFacts, 'aiDisclosure'>, description: string, aiMade: boolean): boolean {
  return rules.aiDisclosure !== null && aiMade && !TELLS_OF_AI.test(description)
}
