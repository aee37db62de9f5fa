import type { Job } from '../../main/jobs/contract.ts'
import { client } from '../api/client.ts'
import { openSettings, type SettingsSection } from '../app/view-state.ts'
import { Button } from '../ui/button.tsx'
import { words } from '../words/en.ts'
import { actOnWork } from './act-on-work.ts'

/** Where the remedy for some kinds of work lies. */
const REMEDIES: Readonly<Record<string, SettingsSection>> = { 'designs.make-picture': 'engines' }

/** Work that stopped, all of it for one reason: why, and what helps. */
export function StuckRow({ jobs }: { readonly jobs: readonly Job[] }) {
  const [first] = jobs
  if (first === undefined) return null
  const { label, kind, reason, action, state } = first
  const remedy = REMEDIES[kind]
  const all = (work: (job: Job) => Promise<unknown>): void => void actOnWork(() => Promise.all(jobs.map(work)))
  return (
    <li className="flex flex-col gap-1.5">
      <p className="text-13 font-medium">{words.activity.several(jobs.length, label)}</p>
      <p className="text-13 text-ink-2">{[reason ?? words.activity.states[state], action].filter(Boolean).join(' ')}</p>
      <div className="-ml-0.5 flex flex-wrap gap-1 pt-0.5">
        <Button look="plain" onClick={() => all(({ id }) => client.jobs.retry.mutate({ id }))}>
          {words.activity.retry}
        </Button>
        {remedy !== undefined && (
          <Button look="plain" onClick={() => openSettings(remedy)}>
            {words.settings.sections[remedy]}
          </Button>
        )}
        <Button look="quiet" onClick={() => all(({ id }) => client.jobs.cancel.mutate({ id }))}>
          {words.activity.skip}
        </Button>
      </div>
    </li>
  )
}
