import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ExportFormat } from '../../main/exports/contract.ts'
import { client, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'
import { useView } from '../app/view-state.ts'
import { Button } from '../ui/button.tsx'
import { Field, inputLook } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { words } from '../words/en.ts'

const FORMATS: readonly ExportFormat[] = ['shopify', 'folder']

/** Writes approved listings to a file or a folder. */
export function ExportSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const ids = useView((state) => state.exportIds)
  const { data: info } = useQuery(trpc.system.info.queryOptions())
  const [format, setFormat] = useState<ExportFormat>('shopify')
  const [out, setOut] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const id = useId()

  const go = async (): Promise<void> => {
    try {
      const { jobId } = await client.exports.write.mutate({ format, out: out.trim(), ...(ids.length === 0 ? {} : { ids: [...ids] }) })
      setRefusal(null)
      onClose()
      showNotice({ text: words.exporting.started })
      markStale(['jobs'])
      void sayHowItEnded(jobId)
    } catch (error) {
      setRefusal(explainShort(error))
    }
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={words.exporting.title(ids.length)}
      note={words.exporting.note}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {words.app.cancel}
          </Button>
          <Button look="primary" onClick={() => void go()}>
            {words.exporting.go}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Field label={words.exporting.format}>
          <Segmented
            label={words.exporting.format}
            value={format}
            options={FORMATS.map((value) => ({ value, label: words.exporting.formats[value] }))}
            onChange={setFormat}
          />
        </Field>
        <Field label={words.exporting.out} htmlFor={id} hint={words.exporting.outHint} problem={refusal}>
          <input id={id} value={out} spellCheck={false} placeholder={exportsFolder(info?.home ?? '')} onChange={(event) => setOut(event.target.value)} className={inputLook} />
        </Field>
      </div>
    </Sheet>
  )
}

/** The export's own sentences: how many, where, and what is missing with the remedy. */
async function sayHowItEnded(jobId: string): Promise<void> {
  const job = await followJob(jobId).catch(() => null)
  if (job === null) return
  const summary = job.state === 'done' ? await client.exports.summary.query({ jobId }) : null
  if (summary === null) return showNotice({ text: words.exporting.failed(job.reason ?? words.activity.states[job.state]), tone: 'trouble' })
  showNotice({ text: summary.sentences.join(' '), stays: true })
  markStale(['today', 'gallery'])
}

const exportsFolder = (home: string): string => (home === '' ? '' : [home, 'exports'].join(home.includes('\\') ? '\\' : '/'))
