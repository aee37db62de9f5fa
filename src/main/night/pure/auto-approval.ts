/** Which ideas a night may approve by itself, beside all checks being clear. Without effects. */
export interface AutoApproval {
  /** 0 to 1. */
  readonly minScore: number
  /** Empty: any. */
  readonly niches: readonly string[]
}

export interface ApprovedIdea {
  readonly score: number
  /** What it is about, lower case. */
  readonly topic: string
  readonly phrase: string
}

/** A niche is met by its words in the topic or the phrase. */
export function allowedBy({ minScore, niches }: AutoApproval, { score, topic, phrase }: ApprovedIdea): boolean {
  if (score < minScore) return false
  const words = ` ${`${topic} ${phrase}`.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  return niches.length === 0 || niches.some((niche) => words.includes(` ${niche.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `))
}
