import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ExportFormat } from '../../main/exports/contract.ts'
import { client, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { markStale } from '../api/refresh.ts'
import { now } from '../app/now.ts'
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
  const [typed, setTyped] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const id = useId()
  const out = typed ?? suggestion(info?.home ?? '', format)

  const go = async (): Promise<void> => {
    if (out.trim() === '') return setRefusal(words.exporting.outEmpty)
    try {
      await client.exports.write.mutate({ format, out: out.trim(), ...(ids.length === 0 ? {} : { ids: [...ids] }) })
      setRefusal(null)
      onClose()
      showNotice({ text: words.exporting.started })
      markStale(['jobs'])
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
          <input id={id} value={out} spellCheck={false} onChange={(event) => setTyped(event.target.value)} className={inputLook} />
        </Field>
      </div>
    </Sheet>
  )
}

/** A place in the library's own folder, named for the day. */
function suggestion(home: string, format: ExportFormat): string {
  if (home === '') return ''
  const slash = home.includes('\\') ? '\\' : '/'
  const date = new Date(now())
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
  return [home, 'exports', format === 'shopify' ? `shopify-${day}.csv` : `ready-${day}`].join(slash)
}
