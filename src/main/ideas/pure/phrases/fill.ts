/** Filling a template's gaps, with a/an, is/are and capitals right. Only words of the lexicon come in here. */
import type { Topic } from '../lexicon/topic.ts'
import { titleCase } from './title-case.ts'

/** Longest phrase that still sets well on a chest. */
export const MAX_PHRASE_LENGTH = 45

/** The finished phrase, or null where this topic cannot fill a gap or the phrase gets longer than 45 characters. */
export function fillTemplate(template: string, topic: Topic): string | null {
  let whole = true
  const text = template.replaceAll(/\{([A-Za-z ]+)\}/g, (_, gap: string) => {
    const filled = fillGap(gap.toLowerCase(), topic)
    if (filled === null) whole = false
    return filled ?? ''
  })
  return whole && text.length <= MAX_PHRASE_LENGTH ? titleCase(text) : null
}

function fillGap(gap: string, topic: Topic): string | null {
  switch (gap) {
    case 'one':
      return topic.one
    case 'many':
      return topic.many
    case 'a one':
      return `${articleFor(topic.one)} ${topic.one}`
    case 'act':
      return topic.act ?? null
    case 'verb':
      return topic.verb ?? null
    case 'gear':
      return topic.gear ?? null
    case 'is gear':
      return topic.gear === undefined ? null : isOrAre(topic.gear)
    case 'is many':
      return isOrAre(topic.many)
    default:
      return null
  }
}

/** "a" or "an" by sound, for the words of the lexicon ("a ukulele", "an axolotl"). */
export function articleFor(word: string): 'a' | 'an' {
  if (/^(u(ku|ni|se|rol)|eu|one)/.test(word)) return 'a'
  if (/^(x-|hour|honest|honor|heir)/.test(word)) return 'an'
  return /^[aeiou]/.test(word) ? 'an' : 'a'
}

/** "are" for what looks like a plural, "is" for what is poured or sliced. */
function isOrAre(noun: string): 'is' | 'are' {
  return noun.endsWith('s') && !noun.endsWith('ss') ? 'are' : 'is'
}
