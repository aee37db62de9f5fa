/** Whether people type a listing's tags into search boxes, by the suggestion sources that the seller turned on. */
import type { KeywordCheck } from './contract.ts'

export interface SuggestionPort {
  /** One entry per source that is on and answered. */
  suggestions(keyword: string, signal: AbortSignal): Promise<readonly { readonly source: string; readonly title: string; readonly phrases: readonly string[] }[]>
}

/** A tag is searched when a box proposes it, or something longer that begins with it. Asked one after the other: the boxes are other people's. */
export async function checkKeywords(port: SuggestionPort, tags: readonly string[], signal: AbortSignal): Promise<KeywordCheck[]> {
  const checked: KeywordCheck[] = []
  for (const tag of tags) {
    signal.throwIfAborted()
    const answers = await port.suggestions(tag, signal)
    const sources = answers.filter(({ phrases }) => phrases.some((phrase) => proposes(phrase, tag))).map(({ title }) => title)
    checked.push({ tag, state: answers.length === 0 ? 'not-checked' : sources.length > 0 ? 'searched' : 'not-found', sources })
  }
  return checked
}

function proposes(phrase: string, tag: string): boolean {
  const [said, wanted] = [plain(phrase), plain(tag)]
  return said === wanted || said.startsWith(`${wanted} `)
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
