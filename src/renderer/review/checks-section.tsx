import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, OctagonX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Check, CheckState } from '../../main/compliance/contract.ts'
import type { TextToCheck } from '../../main/compliance/report/contract.ts'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { FoundRecords } from './found-records.tsx'
import { Fold, Section } from './section.tsx'

const ORDER: readonly CheckState[] = ['block', 'warn', 'not-checked', 'clear', 'not-needed']

const MARKS: Readonly<Record<CheckState, { icon: ReactNode; ink: string }>> = {
  block: { icon: <OctagonX size={16} aria-hidden="true" />, ink: 'text-red' },
  warn: { icon: <CircleAlert size={16} aria-hidden="true" />, ink: 'text-amber' },
  'not-checked': { icon: <CircleDashed size={16} aria-hidden="true" />, ink: 'text-amber' },
  clear: { icon: <CircleCheck size={16} aria-hidden="true" />, ink: 'text-green' },
  'not-needed': { icon: <CircleMinus size={16} aria-hidden="true" />, ink: 'text-ink-3' },
}

/** Checks that name words. */
const OF_WORDS: ReadonlySet<string> = new Set(['wording', 'profanity', 'personal-data', 'trademark'])

const wantsALook = (check: Check): boolean => check.state !== 'clear' && check.state !== 'not-needed'

/** What was checked, what it found, and what was not checked; what needs a look stands first and open. */
export function ChecksSection({ checks, about }: { readonly checks: readonly Check[]; /** The words that were checked, to look up the records and rules behind a finding. */ readonly about?: TextToCheck }) {
  const sorted = checks.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  const loud = sorted.filter(wantsALook)
  const quiet = sorted.filter((check) => !wantsALook(check))
  return (
    <Section title={words.review.checks}>
      {loud.length > 0 && <CheckList checks={loud} />}
      {about !== undefined && loud.some(({ id, state }) => state !== 'not-checked' && OF_WORDS.has(id)) && <FoundRecords about={about} />}
      {quiet.length > 0 && (
        <Fold summary={loud.length === 0 ? words.review.checksClear(quiet.length) : words.review.checksOther(quiet.length)}>
          <CheckList checks={quiet} />
        </Fold>
      )}
    </Section>
  )
}

function CheckList({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <ul className="flex flex-col gap-2.5">
      {checks.map((check) => (
        <li key={check.id} className="grid grid-cols-[1rem_1fr] gap-x-2.5 text-13">
          <span className={classes('pt-0.5', MARKS[check.state].ink)}>{MARKS[check.state].icon}</span>
          <div>
            <span className="font-medium">{words.review.checkNames[check.id]}</span>
            <span className={classes('ml-2', MARKS[check.state].ink)}>{words.review.checkStates[check.state]}</span>
            <p className="text-ink-2">{check.reason}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
