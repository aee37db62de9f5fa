import type { Design } from '../designs/contract.ts'
import type { Publication, PublicationState } from '../publishing/contract.ts'
import type { NightSummary } from './contract.ts'
import type { NightCounts } from './phases.ts'

/** The closing words of a night: what it made, what waits, where it lies. */
export function summarise(made: readonly Design[], listings: number, counts: NightCounts, folder: string): NightSummary {
  const printFiles = made.filter((design) => design.printFile !== undefined).length
  const mockups = made.reduce((sum, design) => sum + design.mockups.length, 0)
  const waiting = made.filter((design) => design.status === 'review').length
  return {
    signals: counts.signals, ideas: counts.ideas, designs: made.length, printFiles, mockups, listings, approved: counts.approved,
    exported: counts.exported, failed: counts.failed, folder,
    sentences: [
      `Made ${plural(made.length, 'design')}, ${plural(mockups, 'mock-up')} and ${plural(listings, 'listing')}${printFiles > 0 ? `, with ${plural(printFiles, 'print file')}` : ''}.`,
      ...withoutPicture(made),
      ...(counts.failed > 0 ? [`${plural(counts.failed, 'step')} failed; Activity says why.`] : []),
      ...(waiting > 0 ? [`${plural(waiting, 'design waits', 'designs wait')} for your review.`] : []),
      ...(counts.approved > 0 ? [`${plural(counts.approved, 'design was', 'designs were')} approved because every needed check was clear.`] : []),
      ...counts.exportSentences,
      ...counts.publishSentences,
      `Everything lies in ${folder}.`,
    ],
  }
}

/** What became of publications since the night began, as it stands when it is read: markets go on after the night. */
export function publishedSince(changed: readonly Publication[]): string[] {
  const count = (...states: readonly PublicationState[]): number => changed.filter(({ state }) => states.includes(state)).length
  const [live, drafted, stopped, open] = [count('live'), count('drafted'), count('needs-human', 'rejected'), count('queued', 'preparing', 'intent-recorded', 'submitted', 'verifying')]
  return [
    ...(live + drafted > 0 ? [`Published ${plural(live + drafted, 'listing')}${drafted > 0 ? `, ${drafted} of them as ${drafted === 1 ? 'a draft' : 'drafts'}` : ''}.`] : []),
    ...(open > 0 ? [`${plural(open, 'listing waits', 'listings wait')} for ${open === 1 ? 'its' : 'their'} turn.`] : []),
    ...(stopped > 0 ? [`${plural(stopped, 'listing needs', 'listings need')} you; Publishing says why.`] : []),
  ]
}

/** One sentence for all of them, with the reason that most of them have. */
function withoutPicture(made: readonly Design[]): string[] {
  const reasons = made.flatMap(({ noPicture }) => noPicture ?? [])
  const [most] = [...Map.groupBy(reasons, (reason) => reason)].toSorted(([, a], [, b]) => b.length - a.length)
  return most === undefined ? [] : [`${plural(reasons.length, 'design is', 'designs are')} words alone, because no picture could be made: ${most[0]}`]
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
