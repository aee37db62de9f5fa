import { artCheckId, checkId, type Check, type CheckedText } from '../contract.ts'
import { fieldsOf, toCheck } from './finding.ts'
import { findKnownMarks } from './known-marks.ts'
import { findPersonalData } from './personal-data.ts'
import { findProfanity } from './profanity.ts'
import { findWording } from './wording.ts'

export interface CheckContext {
  /** What the engine says it set, letter for letter; null when the engine cannot say. */
  readonly spelled: string | null
  /** `vector`: type and shipped motifs only, made from the checked words. `generated`: a picture model made it. */
  readonly art: 'vector' | 'generated'
  /** The result of a search in an imported trademark index; left out while there is none. */
  readonly trademark?: Check
}

/**
 * Every check of one design or listing, one per CheckId and in that order. `market` is the id of the market whose
 * rules hold; without it, what holds everywhere. A check that was needed and could not run says so.
 */
export function checkText(text: CheckedText, context: CheckContext, market?: string): Check[] {
  const fields = fieldsOf(text)
  return [
    toCheck('wording', [...findKnownMarks(fields), ...findWording(fields, market)], 'No claim, famous name or sign that gets listings refused was found.'),
    toCheck('profanity', findProfanity(fields), 'No swear word, slur or hateful phrase of the list was found.'),
    toCheck('personal-data', findPersonalData(fields), 'No e-mail address, phone number, web address or account name was found.'),
    context.trademark ?? { id: 'trademark', state: 'not-checked', reason: 'No trademark index has been imported.' },
    imageSafety(context),
    relevance(context),
    pictureText(context),
    spelling(text.phrase, context.spelled),
  ]
}

/** The checks that apply here; the others say why they do not. */
export function needed(checks: readonly Check[]): Check[] {
  return checks.filter((check) => check.state !== 'not-needed')
}

/** True only when every known check is there, those of the picture too where it is a design, and every needed one ran and found nothing. */
export function mayAutoApprove(checks: readonly Check[], of: 'design' | 'listing' = 'listing'): boolean {
  const ran = new Set<Check['id']>(checks.map((check) => check.id))
  const known: readonly Check['id'][] = of === 'design' ? [...checkId.options, ...artCheckId.options] : checkId.options
  return known.every((id) => ran.has(id)) && needed(checks).every((check) => check.state === 'clear')
}

function imageSafety({ art }: CheckContext): Check {
  return art === 'vector'
    ? { id: 'image-safety', state: 'not-needed', reason: 'The art is type and shipped motifs only, and its words were checked.' }
    : { id: 'image-safety', state: 'not-checked', reason: 'No model that looks at pictures is installed.' }
}

function relevance({ art }: CheckContext): Check {
  return art === 'vector'
    ? { id: 'relevance', state: 'not-needed', reason: 'The art shows the words of the idea itself.' }
    : { id: 'relevance', state: 'not-checked', reason: 'No model that compares pictures with words is installed.' }
}

function pictureText({ art }: CheckContext): Check {
  return art === 'vector'
    ? { id: 'picture-text', state: 'not-needed', reason: 'All letters in the art were set from the phrase.' }
    : { id: 'picture-text', state: 'not-checked', reason: 'No model that finds letters in pictures is installed.' }
}

function spelling(phrase: string | undefined, spelled: string | null): Check {
  if (phrase === undefined) return { id: 'spelling', state: 'not-needed', reason: 'There are no words in the art to compare.' }
  if (spelled === null) return { id: 'spelling', state: 'not-checked', reason: 'The engine does not say which letters it set.' }
  return letters(spelled) === letters(phrase)
    ? { id: 'spelling', state: 'clear', reason: 'The art says the phrase letter for letter.' }
    : { id: 'spelling', state: 'block', reason: `The art says “${spelled}” where the idea says “${phrase}”.` }
}

/** Type is set in capitals, over several lines and with real apostrophes; none of that changes what it says. */
function letters(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/['‘’ʼ]/g, '’').replaceAll(/["“”]/g, '"').replaceAll(/\s+/g, ' ').trim()
}
