/** `rem` in CSS pixels, at the text size the seller has chosen. */
export const inPixels = (rem: number): number => rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
