import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { ownListingsImported } from '../../main/catalogue/contract.ts'
import { trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { markStale } from '../api/refresh.ts'
import { uploadOwnListings } from '../api/upload.ts'
import { showNotice } from '../app/notice-state.ts'
import { Button } from '../ui/button.tsx'
import { words } from '../words/en.ts'

/** Files of what the seller sells already: how many listings of each market are known, and reading another file. */
export function OwnListings() {
  const { data: counts = [], refetch } = useQuery({ ...trpc.catalogue.counts.queryOptions(), staleTime: 0 })
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    await readFile(file)
    await refetch()
  }
  return (
    <section className="mt-8" data-takes-files onDrop={(event) => void take(event.dataTransfer.files[0])}>
      <h3 className="mb-1 text-13 font-medium">{words.catalogue.title}</h3>
      <p className="mb-2 text-11 text-ink-3">{words.catalogue.note}</p>
      {counts.length > 0 && (
        <dl className="mb-3 grid grid-cols-[10rem_1fr] gap-y-1 text-13">
          {counts.map(({ format, market, listings, importedAt }) => (
            <div key={`${format} ${market}`} className="contents">
              <dt className="text-ink-2">{market}</dt>
              <dd className="tabular-nums">{words.catalogue.line(listings, importedAt.slice(0, 10))}</dd>
            </div>
          ))}
        </dl>
      )}
      <input ref={input} type="file" accept=".csv,.tsv,.txt,.xlsx" aria-label={words.catalogue.choose} className="hidden" onChange={(event) => void take(event.target.files?.[0])} />
      <Button look="plain" onClick={() => input.current?.click()}>
        {words.catalogue.choose}
      </Button>
    </section>
  )
}

async function readFile(file: File): Promise<void> {
  try {
    const { jobId } = await uploadOwnListings(file)
    showNotice({ text: words.catalogue.reading(file.name) })
    markStale(['jobs'])
    const job = await followJob(jobId)
    if (job.state !== 'done') return showNotice({ text: words.catalogue.failed(file.name, [job.reason ?? words.activity.states[job.state], job.action ?? ''].join(' ').trim()), tone: 'trouble', stays: true })
    const { new: fresh, known, rejected } = ownListingsImported.parse(job.result)
    showNotice({ text: words.catalogue.done(fresh, known, rejected), stays: true })
  } catch (error) {
    showNotice({ text: words.catalogue.failed(file.name, explainShort(error)), tone: 'trouble' })
  }
}
