/**
 * Which marks still count. The codes are those of the office's documentation of its daily file
 * (https://www.uspto.gov/sites/default/files/products/TMDailyApp-Documentation-508.pdf), read on 2026-11-23 in public
 * programs that cite it, not in the document itself. A code that is not here counts as live: one warning too many is
 * better than one too few.
 */
const ENDED = new Set([
  401, 402, 404, 405, 414, 415, 416, 417,
  600, 601, 602, 603, 604, 605, 606, 607, 608, 609, 612, 614, 618, 622, 626,
  710, 711, 712, 713, 714, 716, 900, 969, 970,
])

/** False for abandoned, cancelled and expired marks. */
export function isLiveStatus(code: number): boolean {
  return code > 0 && !ENDED.has(code)
}

/** Of a class within a registration: 6 is active; these ended with it or before it. */
export function isEndedClass(code: string): boolean {
  return /^[1-57-9A-E]$/i.test(code.replace(/^0+(?=.)/, ''))
}

/**
 * International classes that print-on-demand goods fall into: 14 jewellery, 16 paper and stickers, 18 bags, 20 pillows,
 * 21 mugs, 24 textiles, 25 clothing, 26 badges and patches, 27 mats, 28 toys and ornaments.
 */
export const SOLD_CLASSES: ReadonlySet<number> = new Set([14, 16, 18, 20, 21, 24, 25, 26, 27, 28])
