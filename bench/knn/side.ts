/** One part of the bench in a process of its own, so that its memory is its own. */
import { askSpace, fillSpace } from './ours.ts'
import { exactly, vec0 } from './floors.ts'
import type { Kind } from './data.ts'

export interface SideArguments {
  readonly folder: string
  readonly kind: Kind
  readonly count: number
  readonly questions: number
  readonly k: number
  readonly timedQuestions: number
}

const SIDES = {
  fill: ({ folder, kind, count }: SideArguments) => fillSpace(folder, kind, count),
  ask: ({ folder, kind, count, questions, k }: SideArguments) => askSpace(folder, kind, count, questions, k),
  exact: ({ kind, count, questions, k, timedQuestions }: SideArguments) => exactly(kind, count, questions, k, timedQuestions),
  vec0: ({ folder, kind, count, timedQuestions, k }: SideArguments) => vec0(folder, kind, count, timedQuestions, k),
} as const
export type Side = keyof typeof SIDES

const [side, given] = process.argv.slice(2)
process.send?.(await SIDES[side as Side](JSON.parse(given ?? '{}') as SideArguments))
process.disconnect()
