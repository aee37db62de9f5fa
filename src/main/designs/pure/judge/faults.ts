/** What can be wrong with a design that spells its phrase: the closed list that the judge knows. */

export const FAULTS = [
  /** All lines are of one size: nothing leads. */
  'equal-lines',
  /** Picture and letters are nearer than a fiftieth of the width. */
  'picture-touches-letters',
  /** A letter lies half in, half out of a frame or a plate. */
  'letters-cross-outline',
  /** A stroke is thinner, or a gap narrower, than a press holds. */
  'thin-strokes',
  'low-contrast',
  'too-many-faces',
  'script-in-capitals',
  /** A lone “the” or “of” on a line of its own, as large as the words it serves. */
  'orphan-helper',
  /** The weight of the ink lies beside the middle, or far from its optical height. */
  'off-centre',
  /** A word is set more often than the phrase has it. */
  'repeated-word',
  /** The words cannot be read in a picture 150 pixels wide. */
  'unreadable-small',
  /** The block is a strip: most of the area stays bare. */
  'poorly-filled',
  /** More likeness to an earlier design than two designs of one shop should have. */
  'like-earlier',
] as const
export type FaultName = (typeof FAULTS)[number]

/** Faults that do not apply, each with the reason: a checklist has equal lines. */
export type Exemptions = Readonly<Partial<Record<FaultName, string>>>
