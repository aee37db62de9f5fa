import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ExportFormat, ExportFormatView } from '../../main/exports/contract.ts'
import type { MarketId } from '../../main/listings/contract.ts'
import { client, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'
import { useView } from '../app/view-state.ts'
import { Button } from '../ui/button.tsx'
import { Field, inputLook } from '../ui/field.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { words } from '../words/en.ts'
import { ExportProblems } from './export-problems.tsx'

/** Writes approved listings to a file or a folder, and says before what is wrong with it. */
export function ExportSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const ids = useView((state) => state.exportIds)
  const { data: info } = useQuery(trpc.system.info.queryOptions())
  const { data: formats = [] } = useQuery(trpc.exports.formats.queryOptions())
  const [format, setFormat] = useState<ExportFormat>('shopify')
  const [market, setMarket] = useState<MarketId | null>(null)
  const [out, setOut] = useState('')
  const [leaveOut, setLeaveOut] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const id = useId()
  const wanted = { format, ...(ids.length === 0 ? {} : { ids: [...ids] }), ...(market === null ? {} : { market }) }
  const check = useQuery({ ...trpc.exports.check.queryOptions(wanted), enabled: open })
  const stopped = check.data?.stopped ?? 0

  const choose = (next: ExportFormat): void => {
    setFormat(next)
    setMarket(null)
    setLeaveOut(false)
  }
  const go = async (): Promise<void> => {
    try {
      const { jobId } = await client.exports.write.mutate({ ...wanted, out: out.trim(), leaveOut })
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
          <Button look="primary" disabled={stopped > 0 && !leaveOut} onClick={() => void go()}>
            {words.exporting.go}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <FormatField id={`${id}-format`} formats={formats} format={format} onChoose={choose} />
        <MarketField id={`${id}-market`} view={formats.find((view) => view.id === format)} market={market} onChoose={setMarket} />
        <Field label={words.exporting.out} htmlFor={id} hint={words.exporting.outHint} problem={refusal}>
          <input id={id} value={out} spellCheck={false} placeholder={exportsFolder(info?.home ?? '')} onChange={(event) => setOut(event.target.value)} className={inputLook} />
        </Field>
        <ExportProblems check={check.data} failure={check.error === null ? null : explainShort(check.error)} leaveOut={leaveOut} onLeaveOut={setLeaveOut} />
      </div>
    </Sheet>
  )
}

interface FormatFieldProps {
  readonly id: string
  readonly formats: readonly ExportFormatView[]
  readonly format: ExportFormat
  readonly onChoose: (format: ExportFormat) => void
}

function FormatField({ id, formats, format, onChoose }: FormatFieldProps) {
  const view = formats.find((known) => known.id === format)
  return (
    <Field label={words.exporting.format} htmlFor={id} hint={view === undefined ? undefined : [view.sentence, ...(view.confirmed ? [] : [words.exporting.unconfirmed])].join(' ')}>
      <select id={id} value={format} onChange={(event) => onChoose(formats.find((known) => known.id === event.target.value)?.id ?? 'shopify')} className={inputLook}>
        {formats.map((known) => (
          <option key={known.id} value={known.id}>
            {known.name}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Only where there is a choice. */
function MarketField({ id, view, market, onChoose }: { readonly id: string; readonly view: ExportFormatView | undefined; readonly market: MarketId | null; readonly onChoose: (market: MarketId | null) => void }) {
  const { data: rules = [] } = useQuery(trpc.listings.markets.queryOptions())
  if (view === undefined || view.markets.length < 2) return null
  return (
    <Field label={words.exporting.market} htmlFor={id}>
      <select id={id} value={market ?? (view.id === 'generic' ? '' : (view.markets[0] ?? ''))} onChange={(event) => onChoose(view.markets.find((known) => known === event.target.value) ?? null)} className={inputLook}>
        {view.id === 'generic' && <option value="">{words.exporting.everyMarket}</option>}
        {view.markets.map((known) => (
          <option key={known} value={known}>
            {rules.find((rule) => rule.id === known)?.name ?? known}
          </option>
        ))}
      </select>
    </Field>
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
