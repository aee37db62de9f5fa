import type { Line, Topic } from '../lexicon/topic.ts'
import { PEOPLE_AND_TASTES } from './people-lines.ts'
import { ANIMALS_AND_PASTIMES } from './topic-lines.ts'

/** The phrases written for this topic; none for most of the rarer ones. */
export function linesOf(topic: Topic): readonly Line[] {
  return ANIMALS_AND_PASTIMES[topic.id] ?? PEOPLE_AND_TASTES[topic.id] ?? []
}

/** Topic ids that have lines, for the test that each is in the lexicon. */
export function topicsWithLines(): string[] {
  return [...Object.keys(ANIMALS_AND_PASTIMES), ...Object.keys(PEOPLE_AND_TASTES)]
}
