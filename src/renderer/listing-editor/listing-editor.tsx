import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Listing, MarketRules } from '../../main/listings/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { keys } from '../api/keys.ts'
import { showNotice } from '../app/notice-state.ts'
import { closeSheet } from '../app/view-state.ts'
import type { ReviewData } from '../decisions/review-pages.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { words } from '../words/en.ts'
import { useEditor } from './editor-state.ts'
import { EditorFields } from './editor-fields.tsx'
import { draftOf, isFine, NO_LIMITS, problemsOf, type Draft } from './limits.ts'
import { isMac } from '../ui/platform.ts'
import { withListing } from './with-listing.ts'

interface ListingEditorProps {
  readonly open: boolean
  readonly listings: readonly Listing[]
}

/** The listing's words under its marketplace's limits, counted while typing. ⌘/Ctrl+Enter saves. */
export function ListingEditor({ open, listings }: ListingEditorProps) {
  const market = useEditor((state) => state.market)
  const listing = listings.find((one) => one.market === market) ?? listings[0]
  const { data: markets = [] } = useQuery(trpc.listings.markets.queryOptions())
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const titleField = useRef<HTMLTextAreaElement>(null)
  if (listing === undefined) return null

  const rules = markets.find((one) => one.id === listing.market)
  const limits = rules?.limits ?? NO_LIMITS
  const draft = drafts[listing.id] ?? draftOf(listing)
  const problems = problemsOf(draft, limits)
  const change = (part: Partial<Draft>): void => setDrafts({ ...drafts, [listing.id]: { ...draft, ...part } })
  const close = (): void => {
    setDrafts({})
    setRefusal(null)
    closeSheet()
  }
  const save = async (): Promise<void> => {
    const changed = listings.filter((one) => drafts[one.id] !== undefined)
    if (saving || !isFine(problems)) return
    setSaving(true)
    try {
      for (const one of changed) await saveListing(one, drafts[one.id] ?? draftOf(one))
      close()
      if (changed.length > 0) showNotice({ text: words.edit.saved })
    } catch (error) {
      setRefusal(`${explainShort(error)} ${words.trouble.editKept}`)
    } finally {
      setSaving(false)
    }
  }

  return (
    <Sheet
      open={open}
      onClose={close}
      title={words.edit.title}
      size="wide"
      initialFocus={titleField}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save()
      }}
      footer={
        <>
          {refusal !== null && (
            <p role="alert" className="mr-auto min-w-0 flex-1 text-13 text-red">
              {refusal}
            </p>
          )}
          <Button look="quiet" onClick={close}>
            {words.app.cancel}
          </Button>
          <Button look="primary" shortcut={isMac() ? '⌘↵' : 'Ctrl ↵'} disabled={saving || !isFine(problems)} onClick={() => void save()}>
            {words.edit.save}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {listings.length > 1 && (
          <Segmented
            label={words.edit.market}
            value={listing.market}
            options={listings.map((one) => ({ value: one.market, label: nameOf(markets, one) }))}
            onChange={(next) => useEditor.setState({ market: next })}
          />
        )}
        <EditorFields key={listing.id} draft={draft} limits={limits} currency={listing.currency} problems={problems} onChange={change} titleField={titleField} />
        {rules !== undefined && <p className="text-11 text-ink-3">{words.edit.basis(rules.basis)}</p>}
      </div>
    </Sheet>
  )
}

async function saveListing(listing: Listing, draft: Draft): Promise<void> {
  const saved = await client.listings.edit.mutate({ id: listing.id, ...draft, ...(listing.version === undefined ? {} : { basedOn: listing.version }) })
  queryClient.setQueryData<ReviewData>(keys.review, (data) => data && withListing(data, saved))
}

const nameOf = (markets: readonly MarketRules[], listing: Listing): string => markets.find((one) => one.id === listing.market)?.name ?? listing.market
