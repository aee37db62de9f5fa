// Words that find the motifs of scripts/motif-more.mjs: the name of the icon, the name without its variant, and what is written here.
const MORE = {}

/** What sets put behind the name of a thing to tell its drawings apart. */
const VARIANT = /-(variant|alt\d?|side|simple|profile|face|tilt|\d|one|two|mug|fancy|layered|0203m-alt)$/

/** The first is the icon's own name; the look-up takes plurals off. */
export function wordsFor(set, icon) {
  const plainName = icon.replace(/-face$/, '')
  const kind = plainName.replace(VARIANT, '').replace(/^(food|fruit|animal|glass|tree|person|restaurant|flower|shoe|racetrack)-(?=[a-z]{3})/, '')
  return [...new Set([plainName, kind, ...(MORE[`${set}/${icon}`] ?? MORE[icon] ?? '').split(' ').filter((word) => word !== '')])]
}
