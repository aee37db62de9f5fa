/** The words of a text and nothing else: "Plant Mom™ T-Shirt!" says "plant mom t shirt". */
export function saidOf(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’`]/g, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** Fewer words than this are in half of all titles and say nothing. */
const FEWEST_WORDS = 2

/** Whether a phrase has enough words to be looked for inside of titles. */
export function isTelling(said: string): boolean {
  return said.split(' ').length >= FEWEST_WORDS && said.length >= 6
}
