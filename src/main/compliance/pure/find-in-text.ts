import type { CheckedText } from '../contract.ts'
import { fieldsOf, type Finding } from './finding.ts'
import { findKnownMarks } from './known-marks.ts'
import { findPersonalData } from './personal-data.ts'
import { findProfanity } from './profanity.ts'
import { findWording } from './wording.ts'

/** Everything the word checks find, for a writer that wants to leave such words out before it shows its text. */
export function findInText(text: CheckedText, market?: string): Finding[] {
  const fields = fieldsOf(text)
  return [...findKnownMarks(fields), ...findWording(fields, market), ...findProfanity(fields), ...findPersonalData(fields)]
}
