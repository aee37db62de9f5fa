/** Themes that are somebody's, as ideas that are shown and never designed by themselves. */
import type { AcceptedConcept } from './accept.ts'
import { MAX_PHRASE_LENGTH } from './pure/phrases/fill.ts'
import type { GatheredTheme } from './themes/gather.ts'

/** The most spoken of; a list of thousands of names helps nobody. */
const MOST = 200

export function rightsIdeas(themes: readonly GatheredTheme[]): AcceptedConcept[] {
  return themes
    .filter(({ theme }) => theme.kind === 'rights-risk' && theme.acceptedAt === null)
    .toSorted((a, b) => b.theme.voices - a.theme.voices || (a.theme.key < b.theme.key ? -1 : 1))
    .slice(0, MOST)
    .map(({ theme }) => ({
      themeId: theme.id, topic: theme.key, title: theme.label, writer: 'rights',
      concept: { phrase: theme.label.slice(0, MAX_PHRASE_LENGTH), mood: 'bold' as const, style: 'bold', language: 'en' },
    }))
}
