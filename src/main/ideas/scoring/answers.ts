/** What the seller's approvals and rejections say of the people that ideas speak to. */
import type { Answers } from '../pure/score/community-fit.ts'
import type { ScoringRepo } from './repo.ts'

/** A decision on a design of an idea. */
export interface Verdict {
  readonly ideaId: string
  readonly isYes: boolean
}

/** Answers for a topic, and for communities as much as they take part. */
export type AnswersOf = (topic: string, communities: readonly string[]) => Answers

const NONE: Answers = { yes: 0, no: 0 }

/** Counts verdicts by topic and by community; one of several communities gets its share of a verdict. */
export async function learnAnswers(repo: ScoringRepo, verdicts: readonly Verdict[]): Promise<AnswersOf> {
  const byKey = new Map<string, Answers>()
  const add = (key: string, isYes: boolean, share: number): void => {
    const known = byKey.get(key) ?? NONE
    byKey.set(key, { yes: known.yes + (isYes ? share : 0), no: known.no + (isYes ? 0 : share) })
  }
  const audiences = new Map((await repo.audiences([...new Set(verdicts.map(({ ideaId }) => ideaId))])).map((audience) => [audience.id, audience]))
  for (const { ideaId, isYes } of verdicts) {
    const audience = audiences.get(ideaId)
    if (audience === undefined) continue
    const communities = JSON.parse(audience.communities) as string[]
    add(topicKey(audience.topic), isYes, 1)
    for (const community of communities) add(communityKey(community), isYes, 1 / communities.length)
  }
  return (topic, communities) => {
    const own = byKey.get(topicKey(topic)) ?? NONE
    const theirs = communities.map((community) => byKey.get(communityKey(community)) ?? NONE)
    const mean = (of: keyof Answers): number => (theirs.length === 0 ? 0 : theirs.reduce((sum, answers) => sum + answers[of], 0) / theirs.length)
    return { yes: own.yes + mean('yes'), no: own.no + mean('no') }
  }
}

function topicKey(topic: string): string {
  return `topic ${topic}`
}

function communityKey(community: string): string {
  return `in ${community.toLowerCase()}`
}
