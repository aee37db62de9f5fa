import type { Idea } from '../../main/ideas/contract.ts'
import { words } from '../words/en.ts'
import { daysUntil } from '../words/format.ts'

/** The day an idea is for, in words; null for one that sells all year. */
export function dayFrom(idea: Idea, today: string): { readonly name: string; readonly left: string; readonly occursOn: string } | null {
  const { occursOn } = idea
  if (occursOn === undefined) return null
  return { name: idea.occasionName ?? idea.theme.label, left: words.calendar.daysLeft(daysUntil(occursOn, today)), occursOn }
}
