import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Job, JobState } from '../../main/jobs/contract.ts'
import { JobRow } from '../activity/job-row.tsx'
import { trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { useLive } from '../api/live-state.ts'
import { markStale } from '../api/refresh.ts'
import { uploadTrademarks } from '../api/upload.ts'
import { showNotice } from '../app/notice-state.ts'
import { Section } from '../review/section.tsx'
import { Button } from '../ui/button.tsx'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { AttentionList } from './attention-list.tsx'
import { OfficeForms } from './office-forms.tsx'

/** What trademarks are known here, which offices are asked, and which listings something new was found in. */
export function RulesSection() {
  return (
    <div className="flex flex-col gap-8">
      <p className="text-13 text-ink-2">{words.rules.note}</p>
      <TrademarkIndex />
      <AttentionList />
      <OfficeForms />
    </div>
  )
}

/** Stable, so that the query keeps its key. */
const UNDER_WAY: JobState[] = ['running', 'waiting']

function TrademarkIndex() {
  const status = useQuery({ ...trpc.compliance.status.queryOptions(), staleTime: 0 })
  const { data: jobs = [] } = useQuery(trpc.jobs.list.queryOptions({ states: UNDER_WAY, limit: 100 }))
  const progress = useLive((state) => state.progress)
  const [sending, setSending] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setSending(file.name)
    await importFile(file, () => setSending(null))
    await status.refetch()
  }
  if (status.data === undefined) {
    if (status.isError) return <TroubleView error={status.error} title={words.rules.cannotLoad} />
    return (
      <AfterAMoment>
        <Bone className="h-40" />
      </AfterAMoment>
    )
  }
  const { sentence, newest, bytes, files } = status.data
  const imports = jobs.filter(({ kind }) => kind === 'compliance.trademarks')
  return (
    <Section title={words.rules.index}>
      <p className="text-13 text-ink-2">{[sentence, newest === null ? '' : words.rules.newest(newest), bytes === 0 ? '' : words.rules.size(Math.max(1, Math.round(bytes / 1e6)))].filter(Boolean).join(' ')}</p>
      {files.length > 0 && (
        <ul aria-label={words.rules.files} className="flex flex-col gap-1 text-11 text-ink-3">
          {files.slice(0, 8).map(({ file, finished, read, rejected }) => (
            <li key={file} className="break-all">
              {[file.split(/[\\/]/).at(-1), words.rules.fileLine(read, rejected), finished ? '' : words.rules.unfinished].filter(Boolean).join(', ')}
            </li>
          ))}
        </ul>
      )}
      {imports.length > 0 && (
        <ul className="flex flex-col gap-3">
          {imports.map((job) => (
            <JobRow key={job.id} job={job} live={progress.get(job.id)} />
          ))}
        </ul>
      )}
      <input ref={input} type="file" accept=".zip,.xml" aria-label={words.rules.import} className="hidden" onChange={(event) => void take(event.target.files?.[0])} />
      <Button className="self-start" disabled={sending !== null} onClick={() => input.current?.click()}>
        {sending === null ? words.rules.import : words.rules.importing(sending)}
      </Button>
      <p className="text-11 text-ink-3">{words.rules.importHint}</p>
    </Section>
  )
}

async function importFile(file: File, taken: () => void): Promise<void> {
  try {
    const { jobId } = await uploadTrademarks(file).finally(taken)
    markStale(['jobs'])
    const job = await followJob(jobId)
    if (job.state === 'done') showNotice({ text: words.rules.imported(file.name) })
    else showNotice({ text: words.rules.notImported(file.name, whyOf(job)), tone: 'trouble' })
  } catch (error) {
    showNotice({ text: words.rules.notImported(file.name, explainShort(error)), tone: 'trouble' })
  }
}

function whyOf({ reason, action, state }: Job): string {
  return [reason ?? words.activity.states[state], action ?? ''].join(' ').trim()
}
