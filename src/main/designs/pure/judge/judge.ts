/** What a picky buyer would say of a draft: a score, and what is wrong with it. */
import type { Draft, Layout, Voice } from '../layouts/layout.ts'
import type { Word } from '../type/words.ts'
import { judgeBalance } from './balance.ts'
import { collisions } from './collisions.ts'
import type { FaultName } from '../../contract.ts'
import type { Fault } from './faults.ts'
import { judgeHierarchy } from './hierarchy.ts'
import { judgeLegibility } from './legibility.ts'
import { thumbnailOf, type Thumbnail } from './thumbnail.ts'
import { judgeWording } from './wording.ts'

export interface Verdict {
  /** 0 to 1. */
  readonly score: number
  readonly faults: readonly Fault[]
  readonly thumbnail: Thumbnail
}

/** What is left of the score with a fault. */
const WITH: Readonly<Record<FaultName, number>> = {
  'equal-lines': 0.8,
  'picture-touches-letters': 0.75,
  'letters-cross-outline': 0.55,
  'lines-touch': 0.7,
  'thin-strokes': 0.8,
  'low-contrast': 0.6,
  'too-many-faces': 0.6,
  'script-in-capitals': 0.5,
  'orphan-helper': 0.8,
  'off-centre': 0.75,
  'repeated-word': 1,
  'unreadable-small': 0.6,
  'poorly-filled': 0.8,
  'like-earlier': 0.4,
}

export interface Judged {
  readonly draft: Draft
  readonly layout: Layout
  readonly voice: Voice
  readonly words: readonly Word[]
  readonly aspect: number
}

/** `looks` adds what hangs on more than the draft: likeness to earlier designs. */
export function judge({ draft, layout, voice, words, aspect }: Judged, looks: (thumbnail: Thumbnail) => readonly Fault[] = () => []): Verdict {
  const thumbnail = thumbnailOf(draft, aspect)
  const balance = judgeBalance(thumbnail)
  const hierarchy = judgeHierarchy(thumbnail.lines, words)
  const legibility = judgeLegibility(thumbnail.lines, words)
  const found = [...balance.faults, ...hierarchy.faults, ...legibility.faults, ...collisions(thumbnail), ...judgeWording(draft, voice, words), ...looks(thumbnail)]
  const faults = found.filter(({ name }) => layout.exempt?.[name] === undefined)
  const marks = draft.fit * (0.55 + 0.45 * balance.fill) * balance.mark * (0.75 + 0.25 * hierarchy.mark) * (0.5 + 0.5 * legibility.mark)
  return { score: faults.reduce((score, { name }) => score * WITH[name], marks), faults, thumbnail }
}
