import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TextToCheck } from '../../main/compliance/report/contract.ts'
import { trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { words } from '../words/en.ts'
import { FindingList } from './finding-list.tsx'

/** The records and rules behind what the checks say, looked up when the fold is opened. */
export function FoundRecords({ about }: { readonly about: TextToCheck }) {
  const [open, setOpen] = useState(false)
  const report = useQuery({ ...trpc.compliance.checkText.queryOptions(about), enabled: open, staleTime: 0 })
  return (
    <details className="group mt-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="-mx-2 flex min-h-8 cursor-default items-center gap-1.5 rounded-8 px-2 text-13 text-ink-2 select-none marker:content-none hover:bg-fill hover:text-ink">
        <span aria-hidden="true" className="inline-block text-11 text-ink-3 transition-transform duration-200 group-open:rotate-90">
          ▸
        </span>
        {words.rules.records}
      </summary>
      <div className="flex flex-col gap-2 pt-2">
        {report.isError && <p className="text-13 text-red">{explainShort(report.error)}</p>}
        {report.isLoading && <p className="text-13 text-ink-3">{words.rules.looking}</p>}
        {report.data !== undefined && (report.data.findings.length === 0 ? <p className="text-13 text-ink-2">{words.rules.nothing}</p> : <FindingList findings={report.data.findings} />)}
        <p className="text-11 text-ink-3">{words.rules.note}</p>
      </div>
    </details>
  )
}
