/** The wider themes of a topic, so that a seller of "pets" is served corgis. */
import { topicOf } from './index.ts'
import type { TopicKind } from './topic.ts'

const KIND_THEMES: Readonly<Record<TopicKind, readonly string[]>> = {
  pet: ['pet', 'animal'],
  animal: ['animal', 'nature'],
  hobby: ['hobby'],
  job: ['job', 'profession', 'career'],
  family: ['family'],
  self: ['humor'],
  food: ['food'],
  drink: ['drink'],
  sport: ['sport', 'outdoors'],
  place: ['nature', 'outdoors'],
  subject: ['science', 'education'],
  thing: [],
}

/** Parent, doer, other words and kind of a topic of the lexicon; empty for anything else. */
export function themesOf(id: string): readonly string[] {
  const topic = topicOf(id)
  if (topic === undefined) return []
  const parent = topic.parent === undefined ? [] : [topic.parent]
  return [...parent, topic.one, topic.audience, ...topic.words, ...KIND_THEMES[topic.kind]]
}
