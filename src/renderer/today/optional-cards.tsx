import { useQuery } from '@tanstack/react-query'
import { FileUp, Users } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { trpc } from '../api/client.ts'
import { importFile } from '../api/import-file.ts'
import { openSheet } from '../app/view-state.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { words } from '../words/en.ts'

/** What helps but can wait; a card folds away once it is done. */
export function OptionalCards() {
  const { data: settings } = useQuery(trpc.settings.get.queryOptions())
  const picker = useRef<HTMLInputElement>(null)
  return (
    <Card title={words.today.optional} className="flex flex-col gap-4">
      {settings?.niches.length === 0 && (
        <Optional icon={<Users size={18} aria-hidden="true" />} title={words.today.nichesTitle} note={words.today.nichesNote}>
          <Button onClick={() => openSheet('settings')}>{words.today.nichesDo}</Button>
        </Optional>
      )}
      <Optional icon={<FileUp size={18} aria-hidden="true" />} title={words.today.signalsTitle} note={words.today.signalsNote}>
        <Button onClick={() => picker.current?.click()}>{words.today.signalsDo}</Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".csv,.xlsx,.json,.ndjson,.jsonl,.xml,.rss,.atom,.ics"
          onChange={(event) => {
            for (const file of event.target.files ?? []) void importFile(file)
            event.target.value = ''
          }}
        />
      </Optional>
    </Card>
  )
}

interface OptionalProps {
  readonly icon: ReactNode
  readonly title: string
  readonly note: string
  readonly children: ReactNode
}

function Optional({ icon, title, note, children }: OptionalProps) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      <span className="grid size-10 shrink-0 place-items-center rounded-12 bg-fill text-ink-3">{icon}</span>
      <div className="min-w-40 flex-1">
        <h3 className="text-13 font-medium">{title}</h3>
        <p className="text-13 text-ink-2">{note}</p>
      </div>
      <div>{children}</div>
    </div>
  )
}
