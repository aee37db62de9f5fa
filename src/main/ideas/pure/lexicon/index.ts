import { ANIMALS, PETS } from './animals.ts'
import { HOBBIES } from './hobbies.ts'
import { FAMILY, JOBS } from './jobs.ts'
import { pictureOf } from './pictures.ts'
import { SPORTS } from './sports.ts'
import { DRINKS, FOODS, PLACES, SUBJECTS, THINGS } from './tastes.ts'
import type { Topic } from './topic.ts'

/** Every topic, in a fixed order. */
export const TOPICS: readonly Topic[] = [...PETS, ...ANIMALS, ...HOBBIES, ...SPORTS, ...JOBS, ...FAMILY, ...FOODS, ...DRINKS, ...PLACES, ...SUBJECTS, ...THINGS]
  .map((topic) => ({ ...topic, motif: pictureOf(topic.id) ?? topic.motif }))

const byId = new Map(TOPICS.map((topic) => [topic.id, topic]))

/** The topic of this id, if the lexicon has it. */
export function topicOf(id: string): Topic | undefined {
  return byId.get(id)
}
