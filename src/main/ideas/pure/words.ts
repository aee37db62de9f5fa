/** The words of a text: lower case, letters only, apostrophes closed up, at most `limit`. */
export function wordsOf(text: string, limit = 400): string[] {
  return (text.slice(0, limit * 12).toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '').match(/[a-z]+/g) ?? []).slice(0, limit)
}
