import { Popover } from '@base-ui/react/popover'
import { useQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useId, useState } from 'react'
import type { Listing, ListingLanguage } from '../../main/listings/contract.ts'
import { trpc } from '../api/client.ts'
import { Button } from '../ui/button.tsx'
import { Field, inputLook } from '../ui/field.tsx'
import { words } from '../words/en.ts'
import { writeAgain } from './change-listing.ts'

/** Asks for a new text: in which language, and by whom. */
export function WriteAgain({ listing, languages }: { readonly listing: Listing; readonly languages: readonly ListingLanguage[] }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [language, setLanguage] = useState<ListingLanguage>(listing.language ?? 'en')
  const { data: models } = useQuery({ ...trpc.languageModels.list.queryOptions(), enabled: open })
  const lacksModel = models?.missing !== null || models.writing.provider === 'none'
  const start = (writer: 'template' | 'model'): void => {
    setOpen(false)
    setBusy(true)
    void writeAgain(listing, { language, writer }).finally(() => setBusy(false))
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger render={<Button icon={<RefreshCw size={14} aria-hidden="true" className={busy ? 'animate-spin' : ''} />} disabled={busy} />}>{busy ? words.listings.writing : words.listings.writeAgain}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={6} className="z-40">
          <Popover.Popup className="flex w-72 flex-col gap-4 rounded-12 bg-card p-4 shadow-sheet outline-none">
            <Popover.Title className="text-13 font-semibold">{words.listings.writeAgain}</Popover.Title>
            <Field label={words.listings.language} htmlFor={id} hint={language === 'en' || language === 'de' ? words.listings.writeAgainNote : words.listings.needsModel}>
              <select id={id} value={language} onChange={(event) => setLanguage(languages.find((one) => one === event.target.value) ?? 'en')} className={inputLook}>
                {languages.map((one) => (
                  <option key={one} value={one}>
                    {words.listings.languages[one]}
                  </option>
                ))}
              </select>
            </Field>
            <div className="flex flex-col gap-2">
              <Button look="primary" onClick={() => start('template')}>
                {words.listings.writer.template}
              </Button>
              <Button disabled={lacksModel} onClick={() => start('model')}>
                {words.listings.writer.model}
              </Button>
              {lacksModel && models !== undefined && <p className="text-11 text-ink-3">{models.missing ?? words.listings.needsModel}</p>}
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
