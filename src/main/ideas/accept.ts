/** The checks that every writer's concepts pass. What is refused is dropped and counted; nothing is mended. */
import { findInText } from '../compliance/index.ts'
import type { ConceptCandidate, ThemeBrief } from './concept-writer.ts'
import { concept as conceptSchema } from './contract.ts'
import { MAX_PHRASE_LENGTH } from './pure/phrases/fill.ts'
import { holdsKnownName } from './pure/themes/name-lists.ts'
import { isUnsafe } from './pure/unsafe.ts'

/** A concept that may be stored. */
export interface AcceptedConcept extends ConceptCandidate {
  readonly title: string
  readonly topic: string
  readonly writer: string
}

/** The first of equal phrases stays; `taken` holds the phrases of writers before. */
export function accept(candidates: readonly ConceptCandidate[], briefs: ReadonlyMap<string, ThemeBrief>, writer: string, taken: Set<string>): AcceptedConcept[] {
  return candidates.flatMap((candidate) => {
    const brief = briefs.get(candidate.themeId)
    const plain = plainPhrase(candidate.concept.phrase)
    if (brief === undefined || taken.has(plain) || !isAcceptable(candidate)) return []
    taken.add(plain)
    return [{ ...candidate, writer, topic: candidate.topic ?? brief.key, title: candidate.title ?? `${capital(brief.label)}: ${candidate.concept.phrase}` }]
  })
}

function isAcceptable({ concept }: ConceptCandidate): boolean {
  if (!conceptSchema.safeParse(concept).success || concept.phrase.length > MAX_PHRASE_LENGTH || isUnsafe(concept.phrase) || holdsKnownName(concept.phrase)) return false
  return !findInText({ phrase: concept.phrase }).some(({ severity }) => severity === 'block')
}

/** What two spellings of one phrase have in common. */
export function plainPhrase(phrase: string): string {
  return phrase.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
