import type { TextFinding } from '../../main/compliance/report/contract.ts'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'

/** What was found in some words: where, by which rule or record, and what to do. */
export function FindingList({ findings }: { readonly findings: readonly TextFinding[] }) {
  return (
    <ul className="flex flex-col gap-2 text-13">
      {findings.map((finding, index) => (
        <li key={index}>
          <span className={classes('font-medium', finding.risk === 'block' ? 'text-red' : 'text-amber')}>{words.review.checkStates[finding.risk]}</span>{' '}
          {finding.check === 'trademark' ? finding.because : `“${finding.words}” (${placeOf(finding)}) ${finding.because}.`} {finding.remedy}
          <p className="text-11 text-ink-3">
            {finding.rule.title}. {finding.rule.basis}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Several bullets and tags are told apart by number. */
function placeOf({ field, item }: TextFinding): string {
  return field === 'bullet' || field === 'tag' ? `${field} ${item}` : field
}
